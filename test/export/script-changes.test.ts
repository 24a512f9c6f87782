import {afterEach, describe, expect, test} from 'vitest';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {lacksNamespaces} from '../helpers/namespaces.js';
import type {World} from '../helpers/script-world.js';
import {type Case, cases, closeWorlds, scriptOf, shown, told, worldFor} from '../helpers/scripts.js';
import {type Shell, shells} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

const facts = makeFacts({
	nics: [
		hostNic,
		makeNic({up: false, carrier: null}),
		makeNic({name: 'enp4s0', mac: '00:11:22:33:44:66', permanentMac: '00:11:22:33:44:66', up: false}),
	],
});
const direct: Case = {facts, answers: makeAnswers({ip: '192.168.1.70'}, facts)};
const classic: Case = {facts, answers: makeAnswers({layout: 'classic', ip: '192.168.1.70'}, facts)};
const change = ({answers}: Case, words: Parameters<typeof makeAnswers>[0]): Case => ({
	facts,
	answers: makeAnswers({layout: answers.layout, ip: '192.168.1.70', ...words}, facts),
});

/** What each call does to what, in short. */
function inShort(changes: ReadonlyArray<readonly string[]>): string[] {
	return told(changes).map(([program = '', ...args]) => {
		const last = args.at(-1) ?? '';
		switch (program) {
			case 'docker':
				return args[0] === 'network' ? `network ${args[1]} ${last}` : (args[0] ?? '');
			case 'rm':
			case 'write':
				return `${program} ${last.split('/').at(-1)}`;
			default:
				return `${program} ${program === 'ip' ? args.slice(2).join(' ') : last}`;
		}
	});
}

const container = {down: ['stop', 'rm'], up: ['create', 'start']};
const hook = {down: ['rm vdsm-hook.sh'], up: ['write vdsm-hook.sh']};

const replacements: ReadonlyArray<readonly [name: string, from: Case, to: Case, calls: readonly string[]]> = [
	[
		'another address, which is in the hook',
		direct,
		change(direct, {ip: '192.168.1.71'}),
		[...container.down, ...hook.down, ...hook.up, ...container.up],
	],
	[
		'another published port, which is in the container only',
		direct,
		change(direct, {publish: '127.0.0.1:5050:5000'}),
		[...container.down, ...container.up],
	],
	[
		'another management network',
		direct,
		change(direct, {mgmtSubnet: '172.31.9.0/24'}),
		[...container.down, 'network rm vdsm-eth0-bridge', 'network create vdsm-eth0-bridge', ...container.up],
	],
	[
		'another address in classic, which is in the network too',
		classic,
		change(classic, {ip: '192.168.1.71'}),
		[...container.down, 'network rm vdsm-eth0-macvlan', 'network create vdsm-eth0-macvlan', ...container.up],
	],
];

/** Somebody changes something between two runs of one script. */
const repairs: ReadonlyArray<
	readonly [name: string, damage: (world: World) => void, calls: readonly string[]]
> = [
	['a stopped container', world => world.set('state/containers/vdsm/status', 'exited\n'), ['start']],
	['a removed container', world => world.remove('state/containers/vdsm'), container.up],
	[
		'a pruned network, with the container stopped',
		world => {
			world.set('state/containers/vdsm/status', 'exited\n');
			world.remove('state/networks/vdsm-eth1-macvlan');
		},
		// The container knows the network by an id that is gone: it would not start.
		[...container.down, 'network create vdsm-eth1-macvlan', ...container.up],
	],
	[
		'a container without one of its networks',
		world => world.set('state/containers/vdsm/networks', 'vdsm-eth0-bridge\n'),
		[...container.down, ...container.up],
	],
	[
		'a project folder that was moved, which the container does not follow',
		world => world.set('state/containers/vdsm/mounts', '/old/dsm\n/old/vdsm-hook.sh\n'),
		[...container.down, ...container.up],
	],
	[
		'a changed hook',
		world => world.set('files/project/vdsm-hook.sh', '# vdsm-passthru hook: installation vdsm, mine now\n'),
		[...container.down, ...hook.down, ...hook.up, ...container.up],
	],
	['a card that is down', world => world.set('state/links/enp3s0', 'down\n'), ['ip dev enp3s0 up']],
	['a removed image', world => world.set('state/images', ''), ['pull']],
];

afterEach(closeWorlds);

function worldWith(setup: Case): World {
	const world = worldFor(setup, {versions: '26.1.5 26.1.5'});
	world.set('sys-class-net/enp4s0/type', '1\n');
	world.set('state/links/enp4s0', 'down\n');
	world.set('ipv6-conf/enp4s0/disable_ipv6', '0\n');
	return world;
}

/** Each is several runs of a script, whose lines are the same for all: what other shells read differently shows in one. */
function firstIn<T>({name}: Shell, all: readonly T[]): readonly T[] {
	return name === 'dash' ? all : all.slice(0, 1);
}

describe.skipIf(lacksNamespaces()).each(shells)('in $name', shell => {
	describe.skipIf(lacks(shell.command[0]))('the exported script', () => {
		test.each(firstIn(shell, replacements))(
			'replaces for %s what differs and what holds on to it, and nothing else',
			(_, from, to, calls) => {
				const world = worldWith(from);
				expect(world.run(scriptOf(from), ['up'], {shell}).status).toBe(0);
				const script = scriptOf(to);
				expect(world.run(script, ['check'], {shell}).status).toBe(3);

				const dry = world.run(script, ['up', '--dry-run'], {shell});
				expect(dry.changes).toEqual([]);
				const up = world.run(script, ['up'], {shell});
				expect([up.status, up.stderr]).toEqual([0, '']);
				expect(inShort(up.changes)).toEqual(calls);
				expect(shown(dry.stdout, shell)).toEqual(told(up.changes));
				expect(world.run(script, ['check'], {shell}).status).toBe(0);
				expect(world.run(script, ['up'], {shell}).changes).toEqual([]);
			},
		);

		test.each(firstIn(shell, repairs))('mends %s, and touches nothing else', (_, damage, calls) => {
			const world = worldWith(direct);
			const script = scriptOf(direct);
			world.run(script, ['up'], {shell});
			const standing = world.snapshot();
			damage(world);
			const dry = world.run(script, ['up', '--dry-run'], {shell});
			const up = world.run(script, ['up'], {shell});
			expect([up.status, up.stderr]).toEqual([0, '']);
			expect(inShort(up.changes)).toEqual(calls);
			expect(shown(dry.stdout, shell)).toEqual(told(up.changes));
			expect(world.snapshot()).toBe(standing);
		});

		if (shell.name !== 'dash') return;

		test('makes the container anew for an Engine that wants other commands', () => {
			const world = worldWith(direct);
			world.run(scriptOf(direct), ['up'], {shell});
			world.set('version', '29.0.4 29.0.4\n');
			const up = world.run(scriptOf(direct), ['up'], {shell});
			expect([up.status, inShort(up.changes)]).toEqual([0, [...container.down, ...container.up]]);
			expect(up.changes.flat().join(' ')).toContain('gw-priority=100');
		});

		test('leaves what stood before, when mending it fails', () => {
			const world = worldWith(cases.direct);
			const script = scriptOf(cases.direct);
			world.run(script, ['up'], {shell});
			world.set('state/containers/vdsm/status', 'exited\n');
			const before = world.snapshot();
			expect(world.run(script, ['up'], {shell, stuck: ['docker start *']}).status).toBe(1);
			expect(world.snapshot()).toBe(before);
		});
	});
});
