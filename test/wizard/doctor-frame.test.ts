import {execFileSync} from 'node:child_process';
import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {quoteCommand} from '../../source/export/quote.js';
import type {Diagnosis} from '../../source/model/diagnosis/diagnosis.js';
import {doctorFrame} from '../../source/wizard/doctor/doctor-frame.js';
import {type DoctorState, initialDoctor} from '../../source/wizard/doctor/doctor-state.js';
import {leftLines} from '../../source/wizard/doctor/left-text.js';
import {commandLines} from '../../source/wizard/doctor/parts.js';
import {reduceDoctor} from '../../source/wizard/doctor/reduce-doctor.js';
import {textOf} from '../../source/wizard/theme.js';
import {
	broken,
	cardDown,
	type DoctorSetup,
	doctorSettings,
	expected,
	healthy,
	linkUp,
	passed,
	repair,
	restart,
	resultsOf,
	stopped,
	told,
} from './helpers/doctor.js';

function pressed(state: DoctorState, ...keys: readonly string[]): DoctorState {
	return keys.reduce((now, key) => {
		const press =
			key.length === 1
				? ({kind: 'text', text: key, pasted: false} as const)
				: ({kind: 'key', name: key} as const);
		const limits = {start: 0, last: 0, page: 1};
		return reduceDoctor(reduceDoctor(now, {type: 'press', press, limits, root: true}), {type: 'drawn'});
	}, state);
}

function shown(state: DoctorState, setup: DoctorSetup = {}): string[] {
	return doctorFrame(state, 0, doctorSettings(setup)).lines.map(textOf);
}

/** What is longest in every way. */
const long = '界'.repeat(150);
const endless: Diagnosis = {
	cause: {
		result: {
			...cardDown({
				...linkUp,
				commands: [['ip', ['link', 'set', 'dev', 'x'.repeat(500), 'up']]],
				danger: 'docker',
			}),
			seen: {
				verdict: 'error',
				values: {nic: long, case: 'down'},
				fix: {...linkUp, commands: Array(20).fill(['ip', ['x'.repeat(150)]]), danger: 'docker'},
			},
		} as ReturnType<typeof cardDown>,
		folded: Array(20).fill(stopped()),
	},
	others: [{result: stopped(), folded: [stopped('warning')]}],
	notes: [],
	unknown: [],
	fine: expected.map(({id, place}) => passed(id, place)),
};

const fixing = pressed(told(), 'f', 'y');
const output = Array.from({length: 20}, (_, index) => `line ${index} ${long}`);

/** Every kind of screen there is. */
const states: Readonly<Record<string, DoctorState>> = {
	'nothing yet': initialDoctor(expected),
	'half of it': resultsOf(broken).reduce(
		(state, result) => reduceDoctor(state, {type: 'result', round: 1, result}),
		initialDoctor(expected),
	),
	found: told(),
	'found, all of it open': pressed(
		told(),
		'down',
		'enter',
		'down',
		'enter',
		'down',
		'enter',
		'down',
		'enter',
	),
	'nothing wrong': told(healthy),
	'something endless': told(endless),
	'something endless, asked about': pressed(told(endless), 'f'),
	'a question': pressed(told(), 'f'),
	'a word': pressed(told({...broken, cause: {result: cardDown(restart), folded: []}}), 'f', 'x', 'enter'),
	'our own apply': pressed(told({...broken, cause: {result: cardDown(repair), folded: []}}), 'f'),
	'a fix': output.reduce(
		(state, line) => reduceDoctor(state, {type: 'fix-event', event: {type: 'output', line}}),
		fixing,
	),
	'no fix': pressed(told({...broken, cause: {result: stopped(), folded: []}}), 'f'),
	'a failure': told(),
};

const looks = [
	{language: 'en', ascii: false},
	{language: 'en', ascii: true},
	{language: 'zh-CN', ascii: false},
	{language: 'zh-CN', ascii: true},
] as const;

describe.each([
	[60, 16],
	[80, 24],
	[61, 19],
	[200, 60],
	[59, 16],
	[20, 4],
])('in a window of %i×%i', (columns, rows) => {
	test.each(Object.entries(states))(
		'%s is never too tall or too wide, wherever it is scrolled to',
		(_, state) => {
			for (const look of looks) {
				for (const scroll of [null, 0, 7, 100_000]) {
					const {lines, caret} = doctorFrame({...state, scroll}, 3, doctorSettings({...look, columns, rows}));
					expect(lines.length).toBeGreaterThan(0);
					expect(lines.length).toBeLessThanOrEqual(rows - 1);
					for (const line of lines)
						expect(stringWidth(textOf(line)), textOf(line)).toBeLessThanOrEqual(columns);
					expect(caret?.y ?? 0).toBeLessThan(lines.length);
					expect(caret?.x ?? 0).toBeLessThan(columns);
				}
			}
		},
	);
});

test('ASCII means ASCII, but for what the machine says itself', () => {
	for (const [name, state] of Object.entries(states)) {
		if (name.includes('endless') || name === 'a fix') continue;
		const lines = doctorFrame(state, 0, doctorSettings({ascii: true}))
			.lines.map(textOf)
			.join('\n');
		expect(lines).toMatch(/^[\x20-\x7e\n]*$/);
	}
});

describe('looking', () => {
	test('shows every station from the beginning, in the order of the wire', () => {
		const text = shown(initialDoctor(expected)).join('\n');
		const names = ['Docker ', 'The container', 'Docker’s networks', 'The network card', 'The bridge br0'];
		const places = names.map(name => text.indexOf(`○ ${name}`));
		expect(places).toEqual([...places].sort((a, b) => a - b));
		expect(Math.min(...places)).toBeGreaterThan(0);
		expect(text).toContain('waiting');
	});

	test('a place with its results has no spinner, what is fine is counted, what is wrong is said below it', () => {
		const state = [passed('engine-answers', 'engine'), cardDown()].reduce(
			(now, result) => reduceDoctor(now, {type: 'result', round: 1, result}),
			initialDoctor(expected),
		);
		const lines = shown(state);
		expect(lines.find(line => line.includes('Docker '))).toMatch(/^✔ Docker +1 fine$/);
		const card = lines.findIndex(line => line.includes('The network card'));
		expect(lines[card]).toMatch(/^✖ The network card +1 broken$/);
		expect(lines[card + 1]).toContain('enp3s0 is turned off');
		expect(lines.find(line => line.includes('br0'))).toMatch(/^○/);
	});

	test('in the smallest window every station is there, and errors come before warnings', () => {
		const many = [stopped('warning'), ...Array(12).fill(cardDown())];
		const state = many.reduce(
			(now, result) => reduceDoctor(now, {type: 'result', round: 1, result}),
			initialDoctor(expected),
		);
		const text = shown(state, {columns: 60, rows: 16}).join('\n');
		for (const name of ['Docker ', 'The container', 'Docker’s', 'The network card', 'The bridge'])
			expect(text).toContain(name);
		expect(text).toContain('is turned off');
		expect(text).not.toContain('does not run');
	});
});

describe('what was found', () => {
	test('the cause is open: what, why, what to do, the command, the link, and its consequences in one line', () => {
		const text = shown(told()).join('\n');
		expect(text).toContain('The most likely cause');
		expect(text).toContain('❯ ✖ The network card: enp3s0 is turned off');
		expect(text).toContain('nobody on the LAN can reach');
		expect(text).toContain('What to do: Turn enp3s0 on.');
		expect(text).toMatch(/^ +ip link set dev enp3s0 up$/m);
		expect(text).toContain('Press f to have this done here.');
		expect(text).toContain('vdsm-passthru doctor --explain nic-carrier');
		expect(text).toMatch(/^ +\[\+\] 1 check fails only because of it: /m);
		expect(text).toContain('▲ The container: vdsm does not run');
		expect(text).toContain('[+] 1 could not be looked at');
		expect(text).toContain('[+] 1 check is fine');
	});

	test('what is opened tells itself', () => {
		const text = shown(pressed(told(), 'down', 'enter', 'down', 'down', 'enter'), {rows: 50}).join('\n');
		expect(text).toContain('[-] 1 check fails only because of it');
		expect(text).toMatch(/✖ The bridge br0: /);
		expect(text).toMatch(/· “Published ports are open” \(it took too long\)/);
	});

	test('nothing is offered that no command can do', () => {
		const text = shown(told({...broken, cause: {result: stopped(), folded: []}})).join('\n');
		expect(text).not.toContain('Press f');
		expect(
			shown(pressed(told({...broken, cause: {result: stopped(), folded: []}}), 'f')).join('\n'),
		).toContain('There is no command that fixes this');
	});

	test('in a small window the focused one is in sight, and how much more there is', () => {
		const small = {columns: 60, rows: 16};
		expect(shown(told(), small).join('\n')).toMatch(/↓ \d+ more lines? below/);
		const last = shown(pressed(told(), 'down', 'down', 'down', 'down'), small).join('\n');
		expect(last).toContain('❯ [+] 1 check is fine');
		expect(last).toMatch(/↑ \d+ lines? above {3}PgUp\/PgDn scroll/);
	});
});

describe('before a fix', () => {
	test('its commands and what takes them back are shown, and a word is asked for where it costs more', () => {
		const question = shown(pressed(told(), 'f')).join('\n');
		expect(question).toMatch(/run here, as root:\n +ip link set dev enp3s0 up\n/);
		expect(question).toMatch(/--undo-fix” undoes it with:\n +ip link set dev enp3s0 down\n/);
		expect(question).toContain('Do this now? [y/N]');
		const word = shown(pressed(told({...broken, cause: {result: cardDown(restart), folded: []}}), 'f')).join(
			'\n',
		);
		expect(word).toContain('type “dsm” and press Enter');
		expect(word).toContain('This restarts DSM');
		expect(word).toContain('Nothing has to be undone');
		expect(word).not.toContain('[y/N]');
	});

	test('in the smallest window the question stays in sight', () => {
		expect(shown(pressed(told(endless), 'f'), {columns: 60, rows: 16}).join('\n')).toContain(
			'type “docker” and press',
		);
	});

	test('without root the commands for sudo are shown, and nothing is asked', () => {
		const press = {kind: 'text', text: 'f', pasted: false} as const;
		const limits = {start: 0, last: 0, page: 1};
		const state = reduceDoctor(told(), {type: 'press', press, limits, root: false});
		const text = shown(state, {root: false}).join('\n');
		expect(text).toContain('Only root may do this.');
		expect(text).toMatch(/^ +sudo ip link set dev enp3s0 up$/m);
		expect(text).not.toContain('[y/N]');
	});
});

test('a strange name of a card cannot move the cursor [D1]', () => {
	const nic = 'a\u001B[2Jb\u202Ec';
	const result = cardDown({...linkUp, commands: [['ip', ['link', 'set', nic, 'up']]]});
	const named = {...result, seen: {...result.seen, values: {nic, case: 'down'}}} as typeof result;
	const state = told({...broken, cause: {result: named, folded: [named]}});
	for (const one of [state, pressed(state, 'f'), pressed(state, 'f', 'y'), pressed(state, 'down', 'enter')]) {
		const text = shown(one, {rows: 60}).join('');
		expect(text).not.toContain('\u001B');
		expect(text).not.toContain('\u202E');
	}
	const tried = {id: 'nic-carrier', commands: [['ip', [nic]] as const], end: {kind: 'done'}} as const;
	const left = leftLines({...state, tried: [tried]}, ['npx', []], doctorSettings());
	expect(left.join('')).not.toContain('\u001B');
});

describe('what is left behind', () => {
	const howBack = ['npx', ['vdsm-passthru', 'doctor', '--undo-fix']] as const;
	const left = (state: DoctorState) => leftLines(state, howBack, doctorSettings()).join('\n');

	test('is that nothing was changed, where that is news', () => {
		expect(left(pressed(initialDoctor(expected), 'ctrl+c'))).toBe('Stopped. Nothing was changed.');
		expect(left(pressed(initialDoctor(expected), 'q'))).toBe('Left. Nothing was changed.');
		expect(left(pressed(told(), 'q'))).toBe('');
	});

	test('is what was done, what failed, and how to take it back', () => {
		const tried = {id: 'nic-carrier', commands: linkUp.commands, end: {kind: 'done'}} as const;
		const after = reduceDoctor(fixing, {type: 'tried', tried});
		expect(left(pressed(after, 'q'))).toBe(
			[
				'Done:',
				'    ip link set dev enp3s0 up',
				'To undo the last fix:',
				'    npx vdsm-passthru doctor --undo-fix',
			].join('\n'),
		);
		expect(left(pressed(fixing, 'ctrl+c'))).toContain('Stopped in the middle of a fix');
		expect(left(pressed(fixing, 'ctrl+c'))).not.toContain('Nothing was changed');
	});
});

test.each([60, 80, 100])(
	'a command that is wider than a window of %i columns is one command when it is copied',
	columns => {
		const words = ['--opt', 'parent=enp3s0', "it's", '$HOME', 'a b', 'x'.repeat(150), `y z${'w'.repeat(90)}`];
		const commands = [['printf', ['%s\\n', ...words]]] as const;
		const lines = commandLines(commands, {columns, quote: quoteCommand}).map(textOf);
		for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
		expect(lines.length).toBeGreaterThan(1);
		for (const line of lines.slice(0, -1)) expect(line).toMatch(/\\$/);
		expect(execFileSync('sh', ['-c', lines.join('\n')], {encoding: 'utf8'})).toBe(`${words.join('\n')}\n`);
	},
);
