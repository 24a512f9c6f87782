import {afterEach, describe, expect, test} from 'vitest';
import {arpings} from '../helpers/arpings.js';
import {lacksNamespaces} from '../helpers/namespaces.js';
import type {Run, World} from '../helpers/script-world.js';
import {cases, closeWorlds, scriptOf, worldFor} from '../helpers/scripts.js';
import {alikeShells, type Shell, shells} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

const setup = cases.direct;
const script = scriptOf(setup);
const {lan, nic} = setup.answers;
const ip = lan.mode === 'static' ? lan.ip : '';
const [dash] = shells as [Shell, ...Shell[]];

afterEach(closeWorlds);

type Printed = {readonly stdout?: string; readonly stderr?: string};

function arping(world: World, help: Printed, answer: string): void {
	world.set('arping/help', `${help.stdout ?? ''}${help.stderr ?? ''}`);
	world.set('arping/answer', answer);
}

const questions = ({calls}: Run) => calls.filter(([program]) => program === 'arping');
const starts = ({changes}: Run) => changes.some(([, verb]) => verb === 'start');

describe.skipIf(lacksNamespaces())('before an exported script starts the container', () => {
	describe.each(alikeShells)('in $name', shell => {
		describe.skipIf(lacks(shell.command[0]))('arping', () => {
			test.each(Object.entries(arpings))('of %s is asked as the program itself asks it [B5]', (_, kind) => {
				const {help, ask, answer, silence} = kind;
				const free = worldFor(setup);
				arping(free, help, silence.stdout);
				const up = free.run(script, ['up'], {shell});
				expect([up.status, up.stderr]).toEqual([0, '']);
				expect(questions(up).map(call => call.join(' '))).toEqual([ask.replace('192.168.1.9', ip)]);
				expect(up.stdout).toContain(`Asking the LAN whether anybody has ${ip} already, over ${nic}\n`);
				expect(up.stdout).not.toContain('was not checked');

				const taken = worldFor(setup);
				const before = taken.snapshot(setup.answers.container.storage ?? '');
				arping(taken, help, answer.stdout);
				const refused = taken.run(script, ['up'], {shell});
				const [mac = ''] = /[\da-f:]{15,17}(?=[\] ])/i.exec(answer.stdout) ?? [];
				expect(refused.status).toBe(1);
				expect(refused.stderr).toContain(`Another machine has the address ${ip}: ${mac} answers`);
				expect(starts(refused)).toBe(false);
				expect(taken.snapshot(setup.answers.container.storage ?? '')).toBe(before);
			});
		});
	});

	describe.skipIf(lacks(dash.command[0]))('the LAN', () => {
		test('is asked when the card is up and the container is made', () => {
			const {calls} = worldFor(setup).run(script, ['up'], {shell: dash});
			const lines = calls.map(call => call.join(' '));
			const at = (beginning: string) => lines.findIndex(line => line.startsWith(beginning));
			expect(at('arping -D')).toBeGreaterThan(at(`ip link set dev ${nic} up`));
			expect(at('arping -D')).toBeGreaterThan(at('docker create'));
			expect(at('arping -D')).toBeLessThan(at('docker start'));
			expect(at(`ip link set dev ${nic} up`)).toBeGreaterThan(0);
		});

		test.each<[string, (world: World) => void, string]>([
			['there is no arping', world => arping(world, {}, ''), 'there is no program arping here'],
			[
				'the arping is one that nobody knows',
				world => arping(world, {stdout: 'usage: HOST'}, ''),
				'no program',
			],
			['there is no link', world => world.set(`sys-class-net/${nic}/carrier`, '0\n'), `${nic} has no link.`],
			[
				'it may not be asked',
				world => arping(world, arpings.iputils.help, 'arping: socket: Operation not permitted\u001b[2J'),
				'arping: socket: Operation not permitted[2J\n',
			],
			// Twelve answers without a MAC are no silence.
			[
				'the answer is not understood',
				world => arping(world, arpings.iputils.help, 'Received 012'),
				'not checked: Received 012',
			],
		])('is not waited for where %s, and that is said [B5]', (_, change, says) => {
			const world = worldFor(setup);
			change(world);
			const up = world.run(script, ['up'], {shell: dash});
			expect(up.status).toBe(0);
			expect(up.stdout).toContain(`Whether ${ip} is free on the LAN was not checked: `);
			expect(up.stdout).toContain(says);
			expect(starts(up)).toBe(true);
		});

		test('is asked no second time, not in a dry run, and not for an address that a router gives', () => {
			const world = worldFor(setup);
			expect(questions(world.run(script, ['up', '--dry-run'], {shell: dash}))).toEqual([]);
			expect(questions(world.run(script, ['up'], {shell: dash}))).toHaveLength(1);
			expect(questions(world.run(script, ['up'], {shell: dash}))).toEqual([]);
			const dhcp = worldFor(cases.dhcp).run(scriptOf(cases.dhcp), ['up'], {shell: dash});
			expect([dhcp.status, questions(dhcp)]).toEqual([0, []]);
		});

		test('whose answer comes too late for a DSM that was replaced: what is gone is said, with exit 4', () => {
			const world = worldFor(setup);
			expect(world.run(script, ['up'], {shell: dash}).status).toBe(0);
			const answers = {...setup.answers, container: {...setup.answers.container, ramSize: '4G'}};
			arping(world, arpings.iputils.help, arpings.iputils.answer.stdout);
			const up = world.run(scriptOf({...setup, answers}), ['up'], {shell: dash});
			expect(up.status).toBe(4);
			expect(up.stderr).toContain('was removed to be replaced');
		});
	});
});
