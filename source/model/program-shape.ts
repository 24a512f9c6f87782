/** What may stand where a value is wanted, as far as a list of it can be made. */
export type Values =
	| {readonly kind: 'words'; readonly words: readonly string[]}
	/** A network card of the machine on which Tab is pressed. */
	| {readonly kind: 'card'}
	| {readonly kind: 'file'}
	| {readonly kind: 'folder'}
	/** Something that nobody can list. */
	| {readonly kind: 'text'};

export type OptionShape = {
	/** `-o`; undefined: it has a long name only. */
	readonly short: string | undefined;
	readonly long: string;
	/** The sentence that `--help` has. */
	readonly what: string;
	/** null: it takes none. */
	readonly value: {
		/** As in `--help`: `NAME`. */
		readonly name: string;
		readonly optional: boolean;
		/** All words up to the next option are values. */
		readonly variadic: boolean;
		readonly values: Values;
	} | null;
	/** It may be given again. */
	readonly repeatable: boolean;
};

export type ArgumentShape = {
	readonly name: string;
	readonly what: string;
	readonly required: boolean;
	readonly variadic: boolean;
	readonly values: Values;
};

export type CommandShape = {
	readonly name: string;
	readonly what: string;
	readonly options: readonly OptionShape[];
	readonly arguments: readonly ArgumentShape[];
};

/** The command line as data, for whoever completes or describes it. What is hidden from `--help` is not in it. */
export type ProgramShape = {
	readonly name: string;
	readonly version: string;
	/** Without a command; its `what` is what the program is for. */
	readonly alone: CommandShape;
	readonly commands: readonly CommandShape[];
};
