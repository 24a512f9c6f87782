/** Every sign that the wizard draws. Meaning never hangs on one of them alone: a word stands beside it. */
export type Glyphs = {
	readonly pointer: string;
	readonly tick: string;
	readonly cross: string;
	readonly warning: string;
	readonly danger: string;
	readonly note: string;
	readonly dot: string;
	readonly bullet: string;
	readonly arrow: string;
	readonly on: string;
	readonly off: string;
	readonly ellipsis: string;
	readonly more: {readonly up: string; readonly down: string};
	readonly keys: {readonly up: string; readonly down: string; readonly left: string; readonly right: string};
	readonly spinner: readonly string[];
	readonly line: {
		readonly across: string;
		readonly down: string;
		/** The host's own way to DSM, drawn differently from the wire to the LAN. */
		readonly acrossSoft: string;
		readonly downSoft: string;
		readonly topLeft: string;
		readonly topRight: string;
		readonly bottomLeft: string;
		readonly bottomRight: string;
		readonly fromRight: string;
		readonly fromLeft: string;
		readonly fromBottom: string;
		readonly fromTop: string;
	};
};

const unicode: Glyphs = {
	pointer: '❯',
	tick: '✔',
	cross: '✖',
	warning: '▲',
	danger: '‼',
	note: 'i',
	dot: '·',
	bullet: '•',
	arrow: '→',
	on: '◉',
	off: '○',
	ellipsis: '…',
	more: {up: '↑', down: '↓'},
	keys: {up: '↑', down: '↓', left: '←', right: '→'},
	spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
	line: {
		across: '─',
		down: '│',
		acrossSoft: '╌',
		downSoft: '╎',
		topLeft: '┌',
		topRight: '┐',
		bottomLeft: '└',
		bottomRight: '┘',
		fromRight: '├',
		fromLeft: '┤',
		fromBottom: '┬',
		fromTop: '┴',
	},
};

/** For the Linux console, `--ascii`, and fonts that lack the rest. */
const ascii: Glyphs = {
	pointer: '>',
	tick: '+',
	cross: 'x',
	warning: '!',
	danger: '!!',
	note: 'i',
	dot: '-',
	bullet: '*',
	arrow: '->',
	on: '(o)',
	off: '( )',
	ellipsis: '...',
	more: {up: '^', down: 'v'},
	keys: {up: 'Up', down: 'Down', left: 'Left', right: 'Right'},
	spinner: ['|', '/', '-', '\\'],
	line: {
		across: '-',
		down: '|',
		acrossSoft: '.',
		downSoft: ':',
		topLeft: '+',
		topRight: '+',
		bottomLeft: '+',
		bottomRight: '+',
		fromRight: '+',
		fromLeft: '+',
		fromBottom: '+',
		fromTop: '+',
	},
};

export function glyphsFor(asciiOnly: boolean): Glyphs {
	return asciiOnly ? ascii : unicode;
}
