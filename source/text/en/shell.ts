/** Of `help` and `completion`. What the topics say is in `help-topics.ts`. */
export const shell = {
	completion: 'print a script that completes commands, options and network cards in your shell',
	shellName: 'bash, zsh or fish',
	help: 'explain a command or a topic',
	topic: 'a command, or a topic of those at the end',
	/** `topics`: their names. */
	topics: (topics: string) => `Topics, for vdsm-passthru help TOPIC: ${topics}.`,
	/** `topics`, `commands`: their names. */
	unknownTopic: (word: string, topics: string, commands: string) =>
		`There is no help on “${word}”. Topics: ${topics}. Commands: ${commands}.`,
	missingShell: (shells: string) => `completion wants the name of your shell: ${shells}.`,
	unknownShell: (word: string, shells: string) =>
		`“${word}” is not a shell that can be completed in: ${shells}.`,
	/** What zsh calls each kind of word above its list. */
	command: 'command',
	card: 'network card',
};
