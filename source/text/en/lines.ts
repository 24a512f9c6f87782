/** The wizard in lines: for screen readers, and for terminals that cannot be drawn on. */
export const lines = {
	intro:
		'Type an answer and press Enter. Enter alone takes what stands in brackets. ? explains, < goes one question back, Ctrl-C leaves.',
	introMore:
		'In place of ? and < you can type help and back. A single - leaves an answer empty where that is possible.',
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
		'Type “? 2” to hear all about card 2, “v 2” for a VLAN on it, “a” for virtual interfaces too, “r” to look again, “t” to troubleshoot.',
	layout: 'Layout, by its number or name',
	layoutKeys: 'Type “?” to hear all of them explained, with their limits; “? 2” for the second one alone.',
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
