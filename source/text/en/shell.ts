/** Of `help` and `completion`. What the topics say is in `help-topics.ts`. */
export const shell = {
	completion: 'print a script that completes commands, options and network cards in your shell',
	shellName: 'bash, zsh or fish',
	help: 'explain a command or a topic',
	topic: 'a command, or a topic of those at the end',
	/** `topics`: their names. */
	topics: (topics: readonly string[]) => `Topics, for npx vdsm-passthru help TOPIC: ${topics.join(', ')}.`,
	/** `topics`, `commands`: their names. */
	unknownTopic: (word: string, topics: readonly string[], commands: readonly string[]) =>
		`There is no help on “${word}”. Topics: ${topics.join(', ')}. Commands: ${commands.join(', ')}.`,
	missingShell: (shells: readonly string[]) =>
		`completion wants the name of your shell: ${shells.join(', ')}.`,
	unknownShell: (word: string, shells: readonly string[]) =>
		`There is no completion for “${word}”, only for ${shells.join(', ')}.`,
	/** What zsh calls each kind of word above its list. */
	command: 'command',
	card: 'network card',
};
