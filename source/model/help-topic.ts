/** What `help` explains besides the commands. Two of them are called like a command, and follow its help. */
export const helpTopics = [
	'layouts',
	'addresses',
	'cards',
	'reach',
	'undo',
	'exit-codes',
	'environment',
	'completion',
] as const;

export type HelpTopic = (typeof helpTopics)[number];
