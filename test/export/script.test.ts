import fc from 'fast-check';
import {afterEach, describe, expect, test} from 'vitest';
import type {Generation} from '../../source/model/facts.js';
import {en} from '../../source/text/en.js';
import {lacksNamespaces} from '../helpers/namespaces.js';
import {
	cases,
	closeWorlds,
	planned,
	plannedUndo,
	scriptOf,
	shown,
	told,
	worldFor,
} from '../helpers/scripts.js';
import {anySetup} from '../helpers/setups.js';
import {casesIn, shells} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

/** Client and server as `docker version` prints them, and the commands that the pair needs. */
const engines: ReadonlyArray<readonly [versions: string, generation: Generation]> = [
	['20.10.24+dfsg1 20.10.24+dfsg1', 'single'],
	['24.0.9 24.0.9', 'single'],
	['25.0.0 25.0.0', 'several'],
	['27.5.1 27.5.1', 'several'],
	['28.0.0-rc.1 28.5.2', 'named'],
	['29.1.0 29.1.0', 'named'],
	['20.10.24 28.5.2', 'single'],
	['28.5.2 20.10.24', 'single'],
	['26.1.5+dfsg1 28.5.2', 'several'],
	['28.5.2 26.1.5', 'several'],
];

const seconds = 1000;

afterEach(closeWorlds);

describe.skipIf(lacksNamespaces()).each(shells)('in $name', shell => {
	describe.skipIf(lacks(shell.command[0]))('the exported script', () => {
		test.each(casesIn(shell, engines))(
			'with Docker %s runs the commands of generation %s [A2]',
			(versions, generation) => {
				const setup = generation === 'several' ? cases.classic : cases.direct;
				const world = worldFor(setup, {versions});
				const up = world.run(scriptOf(setup), ['up'], {shell});
				expect([up.status, up.stderr]).toEqual([0, '']);
				expect(told(up.changes)).toEqual(planned(setup, world.project, generation));
			},
		);

		test('of several cards runs the very commands of the plan, twice without a change, and goes without a trace', () => {
			const setup = cases.several;
			const world = worldFor(setup);
			const script = scriptOf(setup);
			const before = world.snapshot('dsm');
			const run = (...args: readonly string[]) => {
				const result = world.run(script, args, {shell});
				expect([result.status, result.stderr]).toEqual([0, '']);
				return result;
			};
			const up = run('up');
			expect(told(up.changes)).toEqual(planned(setup, world.project, 'named'));
			for (const [ip, nic] of [
				['192.168.1.70', 'enp3s0'],
				['10.20.0.5', 'enp4s0'],
			] as const)
				expect(up.stdout).toContain(en.script.askingLan.replace('%s', ip).replace('%s', nic));
			expect(run('up').changes).toEqual([]);
			expect(run('check').stdout).toContain('enp3s0 enp4s0');
			expect(run('down').changes).toEqual(plannedUndo(setup, world.project));
			expect(world.snapshot('dsm')).toBe(before);
		});

		test.each(casesIn(shell, [['enp3s0'], ['enp4s0']]))(
			'of several cards refuses where somebody else’s network is on %s',
			nic => {
				const setup = cases.several;
				const world = worldFor(setup);
				world.standing('networks', 'foreign');
				world.set('state/networks/foreign/parent', `${nic}\n`);
				const up = world.run(scriptOf(setup), ['up'], {shell});
				expect([up.status, up.changes]).toEqual([3, []]);
				expect(up.stderr).toContain(`${nic} is already used by the Docker network foreign`);
			},
		);

		test('of several cards leaves one as it is on its way down whose network is not there', () => {
			const setup = cases.several;
			const world = worldFor(setup);
			expect(world.run(scriptOf(setup), ['up'], {shell}).status).toBe(0);
			world.remove('state/networks/vdsm-eth2-macvlan');
			const down = world.run(scriptOf(setup), ['down'], {shell});
			const links = down.changes.filter(([program]) => program === 'ip').map(call => call.join(' '));
			expect([down.status, links]).toEqual([0, ['ip link set dev enp3s0 down']]);
		});

		test('runs the very commands of the plan, shows them before, changes nothing twice, and goes without a trace [A2, D4, D8]', {
			timeout: 120 * seconds,
		}, () => {
			fc.assert(
				// Interfaces cannot be made in there: the lab runs those scripts.
				fc.property(
					anySetup.filter(({answers}) => answers.shim === null),
					setup => {
						const world = worldFor(setup);
						const storage = setup.answers.container.storage ?? '';
						const script = scriptOf(setup);
						const before = world.snapshot(storage);
						const run = (...args: readonly string[]) => {
							const result = world.run(script, args, {shell});
							expect([result.status, result.stderr]).toEqual([0, '']);
							return result;
						};

						const dry = run('up', '--dry-run');
						expect(dry.changes).toEqual([]);
						expect(world.snapshot()).toBe(before);
						expect(shown(dry.stdout, shell)).toEqual(planned(setup, world.project, 'named'));

						expect(told(run('up').changes)).toEqual(planned(setup, world.project, 'named'));
						const standing = world.snapshot();

						expect(run('up').changes).toEqual([]);
						expect(run('check').changes).toEqual([]);
						const dryDown = run('down', '--dry-run');
						expect(dryDown.changes).toEqual([]);
						expect(shown(dryDown.stdout, shell)).toEqual(plannedUndo(setup, world.project));
						expect(world.snapshot()).toBe(standing);

						expect(run('down').changes).toEqual(plannedUndo(setup, world.project));
						expect(world.snapshot(storage)).toBe(before);
						expect(run('down').changes).toEqual([]);
						world.close();
					},
				),
				{numRuns: shell.name === 'dash' ? 4 : 2},
			);
		});
	});
});
