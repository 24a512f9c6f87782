import {describe, expect, test} from 'vitest';
import {cardChecks} from '../../source/doctor/checks/card-checks.js';
import type {Evidence} from '../../source/model/diagnosis/evidence.js';
import type {DoctorId} from '../../source/model/diagnosis/values.js';
import type {Fix, Seen} from '../../source/model/diagnosis/verdict.js';
import {tellResult} from '../../source/text/doctor-text.js';
import {en, zhCN} from '../helpers/texts.js';
import {brokenLink} from './card/broken-link.js';
import {brokenMacvlan} from './card/broken-macvlan.js';
import {brokenName} from './card/broken-name.js';
import {brokenUse} from './card/broken-use.js';
import {fine} from './card/fine.js';
import {healthy} from './healthy.js';
import {look} from './look.js';

function checkOf(id: string) {
	const check = cardChecks.find(one => one.id === id);
	if (check === undefined) throw new Error(`no check ${id}`);
	return check;
}

const broken = [...brokenName, ...brokenUse, ...brokenLink, ...brokenMacvlan];

/** Proven on this evidence alone; all others are broken and mended in `test/lab/doctor/card-*`. */
const recorded: readonly DoctorId[] = [
	// The lab's kernel has no dummy interfaces, so Docker refuses a macvlan network without a card.
	'nic-named',
	// It has no VLANs.
	...(['vlan-card', 'nic-vlan'] as const),
	// Its cards are veths: no radio, no speed, no losses, no offloads of a real driver's.
	...(['nic-wired', 'nic-speed', 'nic-drops', 'nic-offloads'] as const),
];

/** Commands as one would type them. */
const typed = (commands: Fix['commands']) => commands.map(([program, args]) => [program, ...args].join(' '));

function said(seen: Seen<DoctorId>): Extract<Seen<DoctorId>, {readonly fix: Fix}> {
	if (!('fix' in seen)) throw new Error(`it says ${seen.verdict}`);
	return seen;
}

/** What is worth knowing on a machine on which all is as it should be. */
const notes: readonly DoctorId[] = ['nic-held'];

describe('on a healthy machine', () => {
	test.each(cardChecks.map(check => [check.id, check] as const))(
		'%s has nothing to complain of',
		(id, check) => {
			expect(look(check).verdict).toMatch(notes.includes(id) ? /^note$/ : /^(?:ok|skip)$/);
		},
	);

	test.each(cardChecks.map(check => [check.id, check] as const))(
		'%s says nothing without a card',
		(_, check) => {
			const {container} = healthy;
			const nothing = {container: {...container, ends: []}, networks: [], card: null, daemon: []};
			expect(look(check, nothing).verdict).toMatch(/^(?:ok|skip)$/);
		},
	);
});

describe('what is fine, and looks like a fault', () => {
	test.each(fine.map(one => [`${one.id}: ${one.name}`, one] as const))('%s', (_, {id, changes, verdict}) => {
		const check = checkOf(id);
		const wanted = verdict ?? /^(?:ok|skip)$/;
		const {verdict: seen} = look(check, changes);
		expect(seen).toMatch(wanted);
	});
});

describe('what is broken', () => {
	test.each(broken.map(one => [`${one.id}: ${one.name}`, one] as const))('%s', (_, one) => {
		const check = checkOf(one.id);
		const seen = said(look(check, one.changes));
		expect(seen.verdict).toBe(one.verdict ?? 'error');
		expect(seen.values).toEqual(one.values);
		expect(typed(seen.fix.commands)).toEqual(one.commands ?? []);
		const undo = one.undo === undefined ? (one.commands ? [] : null) : one.undo;
		expect(seen.fix.undo && typed(seen.fix.undo)).toEqual(undo);
		expect(seen.fix.danger).toBe(one.danger ?? 'none');
	});

	test('every check is seen broken, and those without a lab too', () => {
		for (const id of recorded) expect(broken.map(one => one.id)).toContain(id);
		expect(new Set(broken.map(({id}) => id))).toEqual(new Set(cardChecks.map(({id}) => id)));
	});

	test.each(broken.map(one => [`${one.id}: ${one.name}`, one] as const))('%s, in words', (_, one) => {
		const check = checkOf(one.id);
		const seen = look(check, one.changes);
		if (seen.verdict === 'skip') throw new Error('skipped');
		const result = {id: one.id, place: check.place, catalogue: check.catalogue, ms: 0, seen} as never;
		const [english, chinese] = [tellResult(en, result), tellResult(zhCN, result)];
		for (const told of [english, chinese]) {
			for (const part of [told?.title, told?.found, told?.why, told?.fix]) {
				expect(part).not.toMatch(/undefined|\[object|null|NaN|\$\{|^$/);
			}
			for (const word of one.names) expect(told?.found).toContain(word);
		}
		expect(chinese?.found).toMatch(/\p{Script=Han}/u);
		expect(chinese?.fix).toMatch(/\p{Script=Han}/u);
	});
});

test('no command takes an option from the machine, or a name that is none', () => {
	const names = ['-rf', 'a b', '$(x)', 'eth0;reboot', '\u001b[2J'];
	for (const one of broken) {
		for (const name of names) {
			const changes = renamed(one.changes, name);
			const check = checkOf(one.id);
			const seen = look(check, changes);
			const commands = 'fix' in seen ? [...seen.fix.commands, ...(seen.fix.undo ?? [])] : [];
			for (const [, args] of commands) expect(args).not.toContain(name);
		}
	}
});

/** The same machine, with its card under another name. */
function renamed(changes: Partial<Evidence>, name: string): Partial<Evidence> {
	const whole = {...healthy, ...changes};
	const swap = (text: string) => (text === 'enp3s0' ? name : text);
	const {facts, networks, card, ours} = whole;
	return {
		...changes,
		facts: {
			...facts,
			nics: facts.nics.map(nic => ({
				...nic,
				name: swap(nic.name),
				children: nic.children.map(child => ({...child, name})),
				master: nic.master && {...nic.master, name},
				carries: nic.carries.map(load => ({...load, via: swap(load.via)})),
			})),
		},
		networks: networks.map(network => ({
			...network,
			options: Object.fromEntries(Object.entries(network.options).map(([key, value]) => [key, swap(value)])),
		})),
		card: card && {...card, name: swap(card.name)},
		ours: ours && {...ours, nic: {...ours.nic, name: swap(ours.nic.name)}},
	};
}
