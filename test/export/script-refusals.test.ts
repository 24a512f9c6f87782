import {afterEach, describe, expect, test} from 'vitest';
import {lacksNamespaces} from '../helpers/namespaces.js';
import type {World} from '../helpers/script-world.js';
import {cases, closeWorlds, plannedUndo, scriptOf, worldFor} from '../helpers/scripts.js';
import {alikeShells, casesIn} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

afterEach(closeWorlds);

const setup = cases.direct;
const script = scriptOf(setup);

/** A machine that disagrees, and the words by which the script says so. */
const refusals: ReadonlyArray<readonly [name: string, change: (world: World) => void, says: string]> = [
	[
		'Docker does not answer',
		world => world.set('dead', ''),
		'Docker does not answer: Error response from daemon',
	],
	[
		'docker is Podman’s program',
		world => world.set('podman', 'podman version 5.4.2\n'),
		'The docker command here is Podman (podman version 5.4.2). It refuses the options macvlan_mode',
	],
	[
		'Docker’s client asks Podman’s socket',
		world => world.set('version', 'Podman Engine Conmon OCI Runtime (crun) Engine 28.5.2 5.8.6\n'),
		'The docker command here talks to Podman 5.8.6. It drops the option macvlan_mode',
	],
	['Docker is not there', world => world.remove('bin/docker'), 'The program docker was not found'],
	['Docker is rootless', world => world.set('info', 'Debian [name=seccomp name=rootless]\n'), 'rootless'],
	['it is Docker Desktop', world => world.set('info', 'Docker Desktop [name=seccomp]\n'), 'Docker Desktop'],
	['a device is missing', world => world.remove('dev/net/tun'), '/dev/net/tun is missing'],
	['the card is missing', world => world.remove('sys-class-net/enp3s0'), 'There is no network card enp3s0'],
	[
		'the card carries the default route',
		world => world.set('routes', 'default via 192.168.1.1 dev enp3s0 proto dhcp metric 100 \n'),
		"enp3s0 carries this machine's default route. ",
	],
	[
		'a VLAN on the card carries the default route',
		world => {
			world.set('routes', 'default via 192.168.9.1 dev enp3s0.9 proto static \n');
			world.set('sys-class-net/enp3s0.9/lower_enp3s0', '');
		},
		"enp3s0 carries this machine's default route, by enp3s0.9. ",
	],
	[
		'the card carries half of everything, as a VPN sets it',
		world => world.set('routes', '128.0.0.0/1 via 192.168.1.1 dev enp3s0 \n'),
		"carries this machine's default route",
	],
	[
		'a Docker network of somebody else uses the card',
		world => {
			world.standing('networks', 'home');
			world.set('state/networks/home/parent', 'enp3s0\n');
		},
		'enp3s0 is already used by the Docker network home',
	],
	[
		'the installation stands on another card',
		world => {
			world.standing('networks', 'vdsm-eth1-macvlan', 'vdsm 0123456789abcdef');
			world.set('state/networks/vdsm-eth1-macvlan/parent', 'enp9s0\n');
		},
		'vdsm-eth1-macvlan stands on the card enp9s0',
	],
	[
		'the docker command talks to another machine',
		world => world.set('endpoint', 'ssh://root@nas\n'),
		'talks to another machine',
	],
	[
		'the container stands and its storage does not',
		world => world.standing('containers', 'vdsm', 'vdsm 0123456789abcdef'),
		'Is the disk mounted?',
	],
	[
		'the card has an address',
		world => world.set('addresses', '3: enp3s0    inet 10.0.0.2/24 brd 10.0.0.255 scope global enp3s0\n'),
		'10.0.0.2/24',
	],
	[
		'a network of that name is somebody else’s',
		world => world.standing('networks', 'vdsm-eth1-macvlan'),
		'vdsm-eth1-macvlan',
	],
	[
		'a network of that name is of another installation',
		world => world.standing('networks', 'vdsm-eth0-bridge', 'vdsm2 0123456789abcdef'),
		'vdsm-eth0-bridge',
	],
	[
		'the same installation stands in another layout',
		world => world.standing('networks', 'vdsm-eth0-macvlan', 'vdsm 0123456789abcdef'),
		'The network vdsm-eth0-macvlan belongs to this installation in another layout',
	],
	[
		'a container of that name is somebody else’s',
		world => world.standing('containers', 'vdsm'),
		'Container vdsm',
	],
	[
		'a file in the hook’s place is somebody else’s',
		world => world.set('files/project/vdsm-hook.sh', '#!/bin/sh\necho mine\n'),
		'vdsm-hook.sh',
	],
	['a folder is in the hook’s place', world => world.set('files/project/vdsm-hook.sh/x', ''), 'vdsm-hook.sh'],
];

/** A Docker network of somebody else's on the only card. */
const beside = (mode: string, versions?: string) => (world: World) => {
	world.standing('networks', 'home');
	world.set('state/networks/home/parent', 'eno1\n');
	world.set('state/networks/home/mode', `${mode}\n`);
	if (versions !== undefined) world.set('version', `${versions}\n`);
};

/** The same in layout shared, where what the card carries is nothing against it. */
const sharedRefusals: ReadonlyArray<readonly [string, (world: World) => void, string]> = [
	['the card is off', world => world.set('state/links/eno1', 'down\n'), 'eno1 is down'],
	['vhost-net is missing', world => world.remove('dev/vhost-net'), '/dev/vhost-net is missing'],
	['a passthru network has the card', beside('macvlan passthru'), 'the Docker network home, which shares it'],
	['an ipvlan network has it', beside('ipvlan '), 'the Docker network home, which shares it'],
	['an old Engine has a network on it', beside('macvlan bridge', '28.5.2 26.1.5+dfsg1'), 'Before Engine 27'],
];

const sharedPasses: ReadonlyArray<readonly [string, (world: World) => void]> = [
	['nothing is there', () => undefined],
	['the card carries the default route', world => world.set('routes', 'default via 192.168.1.1 dev eno1 \n')],
	['a network in mode bridge is beside it', beside('macvlan bridge', '27.0.1 27.0.1')],
];

describe.skipIf(lacksNamespaces()).each(alikeShells)('in $name', shell => {
	describe.skipIf(lacks(shell.command[0]))('the script of layout shared', () => {
		test.each(casesIn(shell, sharedRefusals))('changes nothing when %s', (_, change, says) => {
			const world = worldFor(cases.shared);
			change(world);
			const before = world.snapshot();
			const up = world.run(scriptOf(cases.shared), ['up'], {shell});
			expect(up.stderr).toContain(says);
			expect([up.status, up.stdout, up.changes]).toEqual([3, '', []]);
			expect(world.snapshot()).toBe(before);
		});

		test.each(casesIn(shell, sharedPasses))('goes on when %s', (_, change) => {
			const world = worldFor(cases.shared);
			change(world);
			const up = world.run(scriptOf(cases.shared), ['up', '--dry-run'], {shell});
			expect([up.status, up.stderr]).toEqual([0, '']);
		});
	});

	describe.skipIf(lacks(shell.command[0]))('the exported script', () => {
		test.each(casesIn(shell, refusals))('changes nothing when %s', (_, change, says) => {
			const world = worldFor(setup);
			change(world);
			const before = world.snapshot();
			const up = world.run(script, ['up'], {shell});
			expect(up.stderr).toContain(says);
			expect([up.status, up.stdout, up.changes]).toEqual([3, '', []]);
			expect(world.snapshot()).toBe(before);
		});

		test('takes addresses from the host only with the consent that it was made with', () => {
			const world = worldFor(setup);
			world.set('addresses', '3: enp3s0    inet 10.0.0.2/24 brd 10.0.0.255 scope global enp3s0\n');
			expect(
				world.run(scriptOf(setup, {addressesMayGo: true, takeOver: false}), ['up'], {shell}).status,
			).toBe(0);
		});

		test('wants root, but not to look', () => {
			const world = worldFor(setup);
			for (const action of ['up', 'down']) {
				const denied = world.run(script, [action], {shell, uid: 1000});
				expect([denied.status, denied.changes]).toEqual([3, []]);
				expect(denied.stderr).toContain(`sudo sh ${world.project}/vdsm-passthru.sh`);
				expect(world.run(script, [action, '--dry-run'], {shell, uid: 1000}).status).toBe(0);
			}
			expect(world.run(script, ['check'], {shell, uid: 1000}).status).toBe(3);
		});

		test('explains itself', () => {
			const world = worldFor(setup);
			for (const word of ['help', '-h', '--help']) {
				const run = world.run(script, [word], {shell, uid: 1000});
				expect([run.status, run.changes]).toEqual([0, []]);
				expect(run.stdout).toContain('up|down|check');
			}
		});

		test.each([
			[],
			['--dry-run'],
			['up', 'now'],
			// A typing error in front must not turn a dry run into a real one.
			['--dryrun', 'up'],
			['-n', 'up'],
			['up', 'down'],
			['up', '--force'],
			[''],
			['$(touch broken)'],
		])('is told wrongly: %s', (...args) => {
			const world = worldFor(setup);
			const before = world.snapshot();
			const run = world.run(script, args, {shell});
			expect([run.status, run.stdout, run.changes]).toEqual([2, '', []]);
			expect(run.stderr).toContain('up|down|check [--dry-run]');
			expect(world.snapshot()).toBe(before);
		});

		test.each(['a,target=', 'a"b', 'a\nb'])(
			'refuses a folder that Docker could not mount from: %j',
			project => {
				const world = worldFor(setup, {project});
				const before = world.snapshot();
				const up = world.run(script, ['up'], {shell});
				expect([up.status, up.changes]).toEqual([3, []]);
				expect(up.stderr).toContain('Docker cannot mount anything out of');
				expect(world.snapshot()).toBe(before);
			},
		);

		test.each(["it's $(touch broken) `a` \\ * 网卡", '-rf', ' ', '~'])(
			'works in a folder named %j',
			project => {
				const world = worldFor(setup, {project});
				const before = world.snapshot('dsm');
				expect(world.run(script, ['up'], {shell}).status).toBe(0);
				expect(world.run(script, ['check'], {shell}).status).toBe(0);
				expect(world.run(script, ['down'], {shell}).changes).toEqual(plannedUndo(setup, world.project));
				expect(world.snapshot('dsm')).toBe(before);
			},
		);

		test('leaves on its way down what is not its own, and names it', () => {
			const world = worldFor(setup);
			world.run(script, ['up'], {shell});
			// Neighbours with names like ours, and one of ours that somebody replaced.
			world.standing('networks', 'vdsm-eth0-bridge-2');
			world.standing('networks', 'vdsm2-eth1-macvlan', 'vdsm2 0123456789abcdef');
			world.standing('containers', 'vdsm2', 'vdsm2 0123456789abcdef');
			world.standing('networks', 'vdsm-eth0-bridge');
			const down = world.run(script, ['down'], {shell});
			expect(down.status).toBe(0);
			expect(down.stdout).toContain(
				'Left alone, because this script did not make it: Management network vdsm-eth0-bridge',
			);
			const removed = plannedUndo(setup, world.project).filter(call => !call.includes('vdsm-eth0-bridge'));
			expect(down.changes).toEqual(removed);
			expect(
				['vdsm-eth0-bridge', 'vdsm-eth0-bridge-2', 'vdsm2-eth1-macvlan'].map(name =>
					world.has(`networks/${name}`),
				),
			).toEqual([true, true, true]);
			expect(world.has('containers/vdsm2')).toBe(true);
		});

		test('says of each step how it stands', () => {
			const world = worldFor(setup);
			// The list comes first; what it comes to follows.
			const states = (stdout: string) =>
				stdout
					.trim()
					.split('\n')
					.slice(0, 10)
					.map(line => line.split(': ').at(-1));
			expect(states(world.run(script, ['check'], {shell}).stdout)).toEqual(Array(10).fill('no'));
			world.run(script, ['up'], {shell});
			const up = world.run(script, ['check'], {shell});
			expect([up.status, states(up.stdout)]).toEqual([0, Array(10).fill('yes')]);
			world.set('state/containers/vdsm/status', 'exited\n');
			world.set('state/networks/vdsm-eth1-macvlan/labels', ' \n');
			const changed = world.run(script, ['check'], {shell});
			expect(changed.status).toBe(3);
			expect(states(changed.stdout)).toEqual([
				'yes',
				'yes',
				'yes',
				'yes',
				'made otherwise',
				'yes',
				'yes',
				'yes',
				'yes',
				'differs',
			]);
		});
	});
});
