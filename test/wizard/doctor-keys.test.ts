import {describe, expect, test} from 'vitest';
import {costOf} from '../../source/model/diagnosis/cost.js';
import type {Fix} from '../../source/model/diagnosis/verdict.js';
import {shownDoctorKeys} from '../../source/wizard/doctor/active-doctor-keys.js';
import {doctorFrame} from '../../source/wizard/doctor/doctor-frame.js';
import {doctorContext, doctorKeymap} from '../../source/wizard/doctor/doctor-keymap.js';
import {type DoctorState, initialDoctor} from '../../source/wizard/doctor/doctor-state.js';
import {reduceDoctor} from '../../source/wizard/doctor/reduce-doctor.js';
import type {Press} from '../../source/wizard/presses.js';
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
	restart,
	stopped,
	told,
} from './helpers/doctor.js';

const limits = {start: 0, last: 0, page: 1};

function press(key: string): Press {
	return key.length === 1 ? {kind: 'text', text: key, pasted: false} : {kind: 'key', name: key};
}

function pressed(state: DoctorState, key: string, root = true): DoctorState {
	const next = reduceDoctor(state, {type: 'press', press: press(key), limits, root});
	return reduceDoctor(next, {type: 'drawn'});
}

function screen(state: DoctorState, setup: DoctorSetup = {}): string {
	return doctorFrame(state, 0, doctorSettings(setup)).lines.map(textOf).join('\n');
}

const one = {...healthy, fine: healthy.fine.slice(0, 1)};
const byWord = {...broken, cause: {result: cardDown(restart), folded: []}};
const noFix = {...broken, cause: {result: stopped(), folded: []}, others: []};

const places: Readonly<Record<string, DoctorState>> = {
	'while it looks': initialDoctor(expected),
	'where something is broken': told(),
	'where nothing is wrong': told(healthy),
	'with one thing to open': told(one),
	'where nothing can be run': told(noFix),
	'at the question': pressed(told(), 'f'),
	'at a word': pressed(told(byWord), 'f'),
	'as a user': pressed(told(), 'f', false),
	'while it fixes': pressed(pressed(told(), 'f'), 'y'),
};

describe.each(Object.entries(places))('%s', (_, state) => {
	test('the footer shows the keys that do something, and no other', () => {
		const bare = (of: DoctorState) => ({...of, notice: null, undrawn: false});
		const twins: Partial<Record<string, readonly string[]>> = {next: ['up', 'down']};
		const hinted = doctorKeymap[doctorContext(state)].filter(({hint}) => hint && hint !== 'scroll');
		const active = hinted.filter(({command, keys}) =>
			(twins[command] ?? keys).some(
				key => JSON.stringify(bare(pressed(state, key))) !== JSON.stringify(bare(state)),
			),
		);
		// An empty word is answered, and what is answered is told.
		expect(shownDoctorKeys(state).map(({hint}) => hint)).toEqual(active.map(({hint}) => hint));
		expect(active.map(({hint}) => hint)).toContain('quit');
	});

	test('each key that is shown is one of those that do it', () => {
		for (const {shown, hint} of shownDoctorKeys(state)) {
			const {keys = []} = doctorKeymap[doctorContext(state)].find(one => one.hint === hint) ?? {};
			for (const key of shown.filter(name => !['up', 'Ctrl-C'].includes(name)))
				expect(keys).toContain(key.toLowerCase());
		}
	});
});

test('the keys that scroll are told where something scrolls, and only there', () => {
	const {scroll} = doctorSettings().texts.doctorScreen.keys;
	expect(screen(told(), {rows: 16})).toContain(`PgUp/PgDn ${scroll}`);
	expect(screen(told(), {rows: 50})).not.toContain(scroll);
	expect(screen(pressed(told(), 'f'), {rows: 50})).not.toContain(scroll);
});

test('the question tells every key that leaves it', () => {
	expect(screen(pressed(told(), 'f'))).toContain('n/Enter/Esc leave it');
});

test('only what has begun to answer turns, the rest waits', () => {
	const looking = initialDoctor(expected);
	const begun = reduceDoctor(looking, {type: 'result', round: 1, result: passed('engine-answers', 'engine')});
	const more = [...expected, {id: 'container-exists', place: 'engine'} as const];
	const spins = (state: DoctorState) => screen(state).match(/⠋.*/g);
	expect(spins(looking)).toEqual([expect.stringContaining('Looking along the wire')]);
	expect(screen(looking).match(/○/g)).toHaveLength(expected.length);
	expect(spins({...begun, expected: more})).toEqual([expect.anything(), expect.stringContaining('Docker')]);
});

test('who may not run a fix is not asked, and told what does it', () => {
	const {ask, offered, offeredToRoot} = doctorSettings().texts.doctorScreen;
	const user = {root: false, rows: 40};
	expect(screen(told(), user)).toContain(offeredToRoot);
	expect(screen(told(), user)).not.toContain(offered);
	const shown = screen(pressed(told(), 'f', false), user);
	expect(shown).not.toContain('?');
	expect(shown).not.toContain(ask.title(''));
	expect(shown).toContain('sudo ip link set dev enp3s0 up');
	expect(shown).toContain('sudo npx vdsm-passthru doctor --container vdsm');
});

const stop = ['docker', ['stop', '-t', '120', 'vdsm']] as const;
const start = (name: string) => ['docker', ['start', name]] as const;

test.each<[string, Fix['danger'], Fix['commands']]>([
	['none', 'none', linkUp.commands],
	['restarts', 'dsm', restart.commands],
	['restarts', 'dsm', [stop, ['ip', ['link']], start('vdsm')]],
	['starts', 'dsm', [['modprobe', ['-a', 'tun']], start('vdsm')]],
	['stops', 'dsm', [stop]],
	['swaps', 'dsm', [stop, start('other')]],
	['renews', 'dsm', [['npx', ['vdsm-passthru', 'apply', '--yes']]]],
	['deletes', 'deletes', [['docker', ['rm', 'vdsm']]]],
])('a fix %s what it says, by its commands (%s)', (cost, danger, commands) => {
	expect(costOf({commands, undo: null, danger})).toBe(cost);
});
