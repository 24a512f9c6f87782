/** The wizard in lines: for screen readers, and for terminals that cannot be drawn on. */
export const lines = {
	intro:
		'Type an answer and press Enter. Enter alone takes what stands in brackets. ? explains, < goes one question back, Ctrl-C leaves.',
	introMore: 'The same words work as: help, back. A single - leaves an answer empty where that is possible.',
	/** In brackets: what Enter alone takes, where that comes from, and how to say that there is to be nothing. */
	question: (label: string, proposal: string, remarks: readonly string[]) =>
		`${label} [${proposal}${remarks.map(remark => `, ${remark}`).join('')}]: `,
	unproposed: (label: string) => `${label} (to be typed): `,
	forNone: '- for none',
	choices: (label: string, options: readonly string[]) => `${label}: ${options.join(', ')}`,
	comma: ', ',
	option: (number: number, text: string) => `${number}. ${text}`,
	card: 'Card, by its number or name',
	noCard: 'Card, by its number or name: ',
	cardKeys:
		'? and a number tells all about a card. a lists virtual interfaces too, v and a number takes a VLAN on that card, r looks again, t troubleshoots.',
	layout: 'Layout, by its number or name',
	layoutKeys: '? explains all of them, with their limits; ? and a number one.',
	menu: 'What to do, by its number',
	notListed: (answer: string) => `“${answer}” is not in the list. ? says what is.`,
	goOn: 'Press Enter to go on: ',
	printCommand: 'Press Enter to print it and end: ',
	failed: 'r looks again, Ctrl-C leaves: ',
	/** Where a word cannot be given: what does the same. */
	instead: {
		consent: 'Use another terminal. Or agree by name, with this command in place of the wizard:',
		giveUp: 'Use another terminal. Or begin anew with this flag:',
	},
	goBack: '< goes back, Ctrl-C leaves: ',
	disabled: 'cannot be chosen',
};
