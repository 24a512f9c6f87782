import type {StateOptions} from '../run/program-words.js';

/** What stands on the command line after `doctor`. */
export type DoctorOptions = StateOptions & {
	/** Ids; none: all of them. */
	readonly checks: readonly string[];
	readonly ignore: readonly string[];
	/** Its name, or the beginning of its id; undefined: the one that there is. */
	readonly container: string | undefined;
	readonly list: boolean;
	/** An error text, or `-` for stdin. */
	readonly explain: string | undefined;
	/** The file for the report; undefined: none is wanted. */
	readonly report: string | undefined;
	readonly force: boolean;
	readonly yes: boolean;
	readonly noInput: boolean;
	/** What is fine is told as well. */
	readonly verbose: boolean;
};
