import {afterEach, describe, expect, test} from 'vitest';
import {lacksNamespaces} from '../helpers/namespaces.js';
import type {World} from '../helpers/script-world.js';
import {cases, closeWorlds, scriptOf, worldFor} from '../helpers/scripts.js';
import {alikeShells, casesIn} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

// What `check` says beyond the list of steps. What is inside the container is broken for real in the lab.

afterEach(closeWorlds);

const setup = cases.direct;
const script = scriptOf(setup);

/** One thing wrong on a machine on which everything stands, and the cause that is named for it. */
const breaks: ReadonlyArray<readonly [name: string, change: (world: World) => void, says: string]> = [
	['the card is gone', world => world.remove('sys-class-net/enp3s0'), 'there is no network card enp3s0 now.'],
	[
		'the card is in a bridge',
		world => world.set('sys-class-net/enp3s0/master/name', 'br1\n'),
		'the network card enp3s0 has become a member of',
	],
	['there is no cable', world => world.set('sys-class-net/enp3s0/carrier', '0\n'), 'enp3s0 has no link'],
	['there is no tun', world => world.remove('dev/net/tun'), '/dev/net/tun is missing'],
	[
		'a network was pruned',
		world => world.remove('state/networks/vdsm-eth1-macvlan'),
		'the Docker network vdsm-eth1-macvlan is gone',
	],
	[
		'the container was removed',
		world => world.remove('state/containers/vdsm'),
		'there is no container vdsm.',
	],
	[
		'Docker could not start it',
		world => {
			world.set('state/containers/vdsm/status', 'exited\n');
			world.set('error', 'the requested parent interface enp3s0 was not found\n');
		},
		'Docker could not start vdsm: the requested parent interface enp3s0 was not found',
	],
	[
		'it ends again and again',
		world => {
			world.set('state/containers/vdsm/status', 'restarting\n');
			world.set('restarts', '7\n');
		},
		'vdsm ends again and again; Docker has restarted it 7 times.',
	],
	[
		'it was stopped',
		world => world.set('state/containers/vdsm/status', 'exited\n'),
		'vdsm does not run, Docker says: exited.',
	],
];

describe.skipIf(lacksNamespaces()).each(alikeShells.filter(({command}) => !lacks(command[0])))(
	'in $name, check',
	shell => {
		test.each(casesIn(shell, breaks))('names the cause when %s [D8]', (_name, change, says) => {
			const world = worldFor(setup);
			expect(world.run(script, ['up'], {shell}).status).toBe(0);
			change(world);
			const {status, stdout, stderr, changes} = world.run(script, ['check'], {shell});
			expect([status, stderr]).toEqual([3, '']);
			expect(stdout.match(/^Most likely cause: .*/gm)).toEqual([expect.stringContaining(says)]);
			expect(stdout).toContain('What to do: ');
			expect(changes).toEqual([]);
		});

		test('says that nothing is set up where nothing is, whatever the card is like', () => {
			const world = worldFor(setup);
			world.set('sys-class-net/enp3s0/carrier', '0\n');
			const {status, stdout} = world.run(script, ['check'], {shell});
			expect([status, stdout.match(/^(?:Most likely cause|What to do): .*/gm)]).toEqual([
				3,
				[
					'Most likely cause: it is not set up: neither its Docker networks nor its container are there.',
					expect.stringMatching(/^What to do: sh \S+ up$/),
				],
			]);
		});

		test('says what is normal when nothing is wrong', () => {
			const world = worldFor(setup);
			world.run(script, ['up'], {shell});
			const {status, stdout} = world.run(script, ['check'], {shell});
			expect(status).toBe(0);
			expect(stdout).toContain(
				'Nothing wrong was found. That this machine itself cannot reach DSM over enp3s0',
			);
			expect(stdout).not.toContain('Most likely cause');
		});

		test('names the first thing along the wire, however much else is wrong', () => {
			const world = worldFor(setup);
			world.run(script, ['up'], {shell});
			world.set('state/containers/vdsm/status', 'exited\n');
			world.set('sys-class-net/enp3s0/carrier', '0\n');
			expect(world.run(script, ['check'], {shell}).stdout.match(/^Most likely cause: .*/gm)).toEqual([
				expect.stringContaining('has no link'),
			]);
		});
	},
);
