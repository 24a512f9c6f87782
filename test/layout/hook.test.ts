import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {RawAnswers} from '../../source/model/answers.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {makeAnswers, makeDhcpAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {type HookOptions, runHook} from '../helpers/hook-world.js';
import {lacksNamespaces} from '../helpers/namespaces.js';
import {anySetup} from '../helpers/setups.js';
import {lacks} from '../helpers/tools.js';

const seconds = 1000;
const facts = makeFacts({nics: [hostNic, makeNic({mtu: 9000})]});
const hookOf = (answers: ReturnType<typeof makeAnswers>) => buildPlan(answers, facts).hook?.content ?? '';
const hook = (words: RawAnswers) => hookOf(makeAnswers(words, facts));

/** The container as an Engine leaves it: the wire is eth1 here, and may be any name. */
const container: HookOptions = {
	interfaces: {
		lo: {driver: '', mtu: 65_536},
		eth0: {driver: 'veth', mtu: 1500},
		eth1: {driver: 'macvlan', mtu: 9000},
	},
	addresses: '3: eth0    inet 172.31.4.2/24 brd 172.31.4.255 scope global eth0\\       valid_lft forever\n',
};

const hooks = {
	static: hook({blockPorts: '22,5000'}),
	dhcp: hookOf(makeDhcpAnswers({}, facts)),
	classic: hook({layout: 'classic', blockPorts: '5000'}),
} as const;

/** Two wires, which only their addresses tell apart. */
const twoCards = makeFacts({
	nics: [hostNic, makeNic({mtu: 9000}), makeNic({name: 'enp4s0', permanentMac: '00:11:22:33:44:66'})],
});
const several =
	buildPlan(makeAnswers({also: 'enp4s0,subnet=10.20.0.0/24,ip=10.20.0.5,block-ports=22'}, twoCards), twoCards)
		.hook?.content ?? '';
const address = (name: string, text: string) => `3: ${name}    inet ${text} scope global ${name}\n`;
const withTwo = (first: string, second: string): HookOptions => ({
	interfaces: {
		...container.interfaces,
		[first]: {driver: 'macvlan', mtu: 9000},
		[second]: {driver: 'macvlan', mtu: 1500},
	},
	addresses: address(first, '10.213.213.2/30') + address(second, '10.213.213.6/30'),
});

/** Every call that changes something, as one line. */
const told = (calls: readonly (readonly string[])[]) =>
	calls
		.map(call => call.join(' '))
		.filter(line => !/^(?:grep|ethtool|ip link show|ip -4 -o addr show) /.test(line));

const mute = ['ebtables -A INPUT -i eth1 -j DROP', 'ebtables -A OUTPUT -o eth1 -j DROP'];
const closed = (port: number) => [
	`ebtables -A FORWARD -i eth1 -p IPv4 --ip-protocol tcp --ip-destination-port ${port} -j DROP`,
	`ebtables -A FORWARD -i eth1 -p IPv6 --ip6-protocol tcp --ip6-destination-port ${port} -j DROP`,
];
const bridge = (mtu: number) => [
	'ip link add br0 address 66:9a:45:d1:97:41 type bridge stp_state 0 mcast_snooping 0',
	'ip link set br0 addrgenmode none',
	`ip link set br0 mtu ${mtu}`,
];
const untracked = (name = 'br0') =>
	['iptables', 'ip6tables'].map(tool => `${tool} -t raw -A PREROUTING -i ${name} -j CT --notrack`);
const joined = (name: string) => [
	`ip link set ${name} master br0`,
	'ip link set br0 up',
	`ip link set ${name} up`,
];
const managed = ['iptables -t nat -A POSTROUTING -o docker -j MASQUERADE'];
const lease = '--pid-file=/run/vdsm-passthru.pid --dhcp-leasefile=/run/vdsm-passthru.leases';
const served =
	'dnsmasq --conf-file=/dev/null --port=0 --interface=br0 --bind-dynamic --no-ping --dhcp-authoritative --dhcp-ignore=tag:!known';

const golden: ReadonlyArray<readonly [keyof typeof hooks, readonly string[]]> = [
	[
		'static',
		[
			'ip addr flush dev eth1',
			...mute,
			...closed(22),
			...closed(5000),
			...bridge(9000),
			...untracked(),
			'ebtables -A FORWARD -o eth1 -p IPv4 --ip-protocol udp --ip-destination-port 67 -j DROP',
			'ebtables -A FORWARD -i eth1 -p IPv4 --ip-protocol udp --ip-destination-port 68 -j DROP',
			'ip addr replace 169.254.254.1/32 dev br0',
			'ip link set br0 up',
			`${served} --dhcp-range=192.168.1.70,static,255.255.255.0,1h --dhcp-host=46:9a:45:d1:97:41,192.168.1.70 --shared-network=br0,192.168.1.1 --dhcp-option=option:router,192.168.1.1 --dhcp-option=option:dns-server,192.168.1.1 ${lease}`,
			...joined('eth1'),
			...managed,
		],
	],
	[
		'dhcp',
		['ip addr flush dev eth1', ...mute, ...bridge(9000), ...untracked(), ...joined('eth1'), ...managed],
	],
	[
		'classic',
		[
			'iptables -t raw -A PREROUTING -i eth1 -p tcp --dport 5000 -j DROP',
			...bridge(1500),
			'ip addr flush dev eth0',
			...joined('eth0'),
			'ip addr replace 172.31.4.2/24 dev br0',
			`${served} --dhcp-range=172.31.4.3,static,255.255.255.0,1h --dhcp-host=46:9a:45:d1:97:41,172.31.4.3 --dhcp-option=option:router --dhcp-option=option:dns-server ${lease}`,
		],
	],
];

/** Without these, frames of the container's or DHCP would be on the wire, or DSM without the NIC it is there for. */
function mustSucceed(name: keyof typeof hooks, line: string, index: number): boolean {
	if (line.includes(' CT --notrack')) return false;
	if (/^(?:ebtables|iptables) /.test(line)) return true;
	if (line.startsWith('dnsmasq ')) return name === 'static';
	if (/^ip link (?:add br0|set \w+ master br0|set eth\d up)/.test(line)) return true;
	// Once in front of the DHCP server, for its sake, and once where br0 must be up.
	const [, expected = []] = golden.find(([other]) => other === name) ?? [];
	return line === 'ip link set br0 up' && expected.lastIndexOf(line) === index;
}

describe.skipIf(lacksNamespaces())('sourced under set -Eeuo pipefail', () => {
	test.each(golden)(
		'%s: runs these commands, leaves nothing behind, and lets the entry script go on',
		(name, expected) => {
			const run = runHook(hooks[name], container);
			expect([run.status, run.stdout, run.stderr]).toEqual([0, 'went on \n', '']);
			expect(told(run.calls)).toEqual(expected);
			expect(run.bridgeConf).toBe('allow br0\n');
		},
	);

	test.each(golden)(
		'%s: what protects fails closed with one line, the rest does not matter',
		{
			timeout: 60 * seconds,
		},
		name => {
			const isNumbered = ([program = '']: readonly string[]) => !/^(?:ethtool|grep)$/.test(program);
			const calls = runHook(hooks[name], container).calls.filter(isNumbered);
			const changes = told(calls);
			for (const [at, call] of calls.entries()) {
				const line = call.join(' ');
				const index =
					changes.indexOf(line) === changes.lastIndexOf(line)
						? changes.indexOf(line)
						: told(calls.slice(0, at)).length;
				const run = runHook(hooks[name], {...container, failingAt: at + 1});
				const outcome = [line, run.status === 0, run.stdout, run.stderr.trimEnd().split('\n').length];
				if (mustSucceed(name, line, index) || line.startsWith('ip -4 -o addr show')) {
					expect(outcome).toEqual([line, false, '', 1]);
					expect(run.stderr).toMatch(/^vdsm-passthru: \w.*[.?] The container does not start\.\n$/);
				} else {
					expect(outcome).toEqual([line, true, 'went on \n', 1]);
					const said = line.startsWith('dnsmasq') ? /^vdsm-passthru: no DHCP server on br0/ : /^$/;
					expect(run.stderr).toMatch(said);
				}
			}
		},
	);

	test.each(golden)('%s: nothing of the wire is open before what guards it stands', name => {
		const lines = told(runHook(hooks[name], container).calls);
		const isGuard = (line: string) => /^(?:ebtables|iptables -t raw|dnsmasq .*192\.168\.1\.70)/.test(line);
		const lastGuard = lines.findLastIndex(isGuard);
		const opened = lines.findIndex(line => line.endsWith('master br0'));
		expect(lastGuard).toBeGreaterThanOrEqual(0);
		expect(lastGuard).toBeLessThan(opened);
	});

	test.each(golden)('%s: finds the interfaces whatever they are called', (name, expected) => {
		const renamed = (line: string) => line.replaceAll(/\beth0\b/g, 'mgmt0').replaceAll(/\beth1\b/g, 'lan0');
		const {eth0, eth1} = container.interfaces;
		const run = runHook(hooks[name], {
			...container,
			interfaces: {...(eth1 && {lan0: eth1}), ...(eth0 && {mgmt0: eth0})},
			addresses: renamed(container.addresses),
		});
		expect(told(run.calls)).toEqual(expected.map(renamed));
		const swapped = runHook(hooks[name], {
			...container,
			interfaces: {...(eth1 && {eth0: eth1}), ...(eth0 && {eth1: eth0})},
			addresses: container.addresses.replaceAll('eth0', 'eth1'),
		});
		expect(told(swapped.calls)).toEqual(
			expected.map(line =>
				line.replaceAll(/\beth([01])\b/g, (_, digit: string) => `eth${1 - Number(digit)}`),
			),
		);
	});

	test.each([
		['eth1', 'eth2'],
		['eth2', 'eth1'],
		['lan0', 'lan1'],
	])('several cards: each wire gets its own bridge, when the first is %s', (first, second) => {
		const run = runHook(several, withTwo(first, second));
		expect([run.status, run.stdout, run.stderr]).toEqual([0, 'went on \n', '']);
		expect(run.bridgeConf).toBe('allow br0\nallow br1\n');
		const lines = told(run.calls);
		expect(lines.filter(line => / master br/.test(line))).toEqual([
			`ip link set ${first} master br0`,
			`ip link set ${second} master br1`,
		]);
		expect(lines.filter(line => / mtu /.test(line))).toEqual([
			'ip link set br0 mtu 9000',
			'ip link set br1 mtu 1500',
		]);
		expect(lines.filter(line => line.includes('--notrack'))).toEqual([
			...untracked('br0'),
			...untracked('br1'),
		]);
		expect(lines.filter(line => line.includes('169.254'))).toEqual([
			'ip addr replace 169.254.254.1/32 dev br0',
			'ip addr replace 169.254.254.2/32 dev br1',
		]);
		const servers = lines.filter(line => line.startsWith('dnsmasq'));
		expect(servers[0]).toContain('--dhcp-option=option:router,192.168.1.1 ');
		// A network without a router: none is told of, and the two files are its own.
		expect(servers[1]).toMatch(
			/--interface=br1 .*--dhcp-range=10\.20\.0\.5,static.*--shared-network=br1,10\.20\.0\.1 --dhcp-option=option:router --dhcp-option=option:dns-server --pid-file=\S+-br1\.pid --dhcp-leasefile=\S+-br1\.leases$/,
		);
		expect(lines.filter(line => line.includes('-port 22 '))).toEqual(
			closed(22).map(line => line.replaceAll('eth1', second)),
		);
		for (const wire of [first, second]) {
			const guard = lines.indexOf(`ebtables -A OUTPUT -o ${wire} -j DROP`);
			const opened = lines.findIndex(line => line.startsWith(`ip link set ${wire} master`));
			expect([guard >= 0, guard < opened]).toEqual([true, true]);
		}
	});

	test('several cards: without one of the wires the container does not start', () => {
		const [all, first] = [withTwo('eth1', 'eth2'), withTwo('eth1', 'eth1')];
		const cut = runHook(several, {...all, addresses: `${first.addresses.split('\n')[0]}\n`});
		expect([cut.status === 0, cut.stdout]).toEqual([false, '']);
		expect(cut.stderr).toMatch(/^vdsm-passthru: No macvlan interface with 10\.213\.213\.6 .*\n$/);
	});

	test('a driver that says a great deal is recognised all the same', () => {
		for (const text of Object.values(hooks))
			expect(runHook(text, {...container, talk: 2 ** 20}).status).toBe(0);
	});

	test.each(golden)('%s: a program that only looks may fail, if it did not look at the wire', name => {
		for (const failing of ['ethtool -i eth0', 'grep *allow*']) {
			const run = runHook(hooks[name], {...container, failing: [failing]});
			expect([failing, run.status, run.stdout, run.stderr]).toEqual([failing, 0, 'went on \n', '']);
		}
		for (const failing of ['ethtool -i eth1', 'ethtool *', 'grep *driver*']) {
			const run = runHook(hooks[name], {...container, failing: [failing]});
			expect([failing, run.status === 0, run.stdout]).toEqual([failing, false, '']);
			expect(run.stderr).toMatch(/^vdsm-passthru: No macvlan interface in this container.*\n$/);
		}
	});

	test('without the macvlan, or the management address, the container does not start', () => {
		const {eth0} = container.interfaces;
		const cut = {...container, interfaces: {...(eth0 && {eth0})}};
		expect(runHook(hooks.static, cut).stderr).toContain('No macvlan interface');
		expect(runHook(hooks.dhcp, cut).stderr).toContain('No macvlan interface');
		expect(runHook(hooks.classic, cut).stderr).toContain('No macvlan interface');
		expect(runHook(hooks.classic, {...container, addresses: ''}).stderr).toContain(
			'No interface has 172.31.4.2',
		);
	});

	test('a restart does the same again, with the files of the first start there', () => {
		for (const [name, expected] of golden) {
			const run = runHook(hooks[name], {...container, starts: 2});
			expect([run.status, run.stderr]).toEqual([0, '']);
			expect(told(run.calls)).toEqual(expected);
			expect(run.bridgeConf).toBe('allow br0\n');
		}
	});

	test.each([
		['allow br0\n', 'allow br0\n'],
		['allow virbr0\nallow br0\n', 'allow virbr0\nallow br0\n'],
		['allow virbr0\n', 'allow virbr0\nallow br0\n'],
		['allow br01\n', 'allow br01\nallow br0\n'],
	])('a bridge.conf of the image’s own %j becomes %j', (bridgeConf, after) => {
		expect(runHook(hooks.dhcp, {...container, bridgeConf}).bridgeConf).toBe(after);
	});
});

describe('the text', () => {
	test('of any set-up ends in "return 0", holds no "exit", and has the marker of its installation', () => {
		fc.assert(
			fc.property(anySetup, ({answers, facts: there}) => {
				const text = buildPlan(answers, there).hook?.content;
				expect(text === undefined).toBe(answers.layout === 'shared');
				if (text === undefined) return;
				expect(text.endsWith('\nreturn 0\n')).toBe(true);
				expect(text.replaceAll(/^\s*#.*$/gm, '')).not.toMatch(/\bexit\b/);
				expect(text.split('\n')[1]).toContain(`vdsm-passthru hook: installation ${answers.prefix},`);
				expect(text).not.toMatch(/undefined|NaN|\[object|\r/);
			}),
		);
	});

	test.skipIf(lacks('shellcheck'))(
		'of any set-up has nothing that shellcheck would say',
		{
			timeout: 120 * seconds,
		},
		() => {
			const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-hooks-'));
			try {
				const texts = fc
					.sample(anySetup, 40)
					.flatMap(({answers, facts: there}) => buildPlan(answers, there).hook?.content ?? []);
				const files = [...texts, ...Object.values(hooks)].map((text, index) => {
					const file = join(folder, `${index}.sh`);
					writeFileSync(file, text);
					return file;
				});
				const {status, stdout} = spawnSync('shellcheck', ['--shell=bash', '--severity=style', ...files], {
					encoding: 'utf8',
				});
				expect([status, stdout]).toEqual([0, '']);
			} finally {
				rmSync(folder, {recursive: true});
			}
		},
	);
});

describe('the number of files that QEMU may open', () => {
	// The limits of whoever runs this test cannot be raised: what the shell says of them can.
	const limited = (text: string, hard: string) =>
		runHook(`ulimit() { case $1 in -Hn) echo ${hard} ;; *) echo "limit $*" ;; esac; }\n${text}`, container);

	test.each(Object.keys(hooks) as Array<keyof typeof hooks>)('%s: is lowered where it has no end', name => {
		for (const hard of ['1073741816', '524288', 'unlimited']) {
			expect(limited(hooks[name], hard)).toMatchObject({
				status: 0,
				stdout: expect.stringMatching(/^limit -n 65536\nwent on/),
			});
		}
	});

	test('is left alone where it is small: nobody may have the right to raise it', () => {
		for (const hard of ['65536', '20000', '1024']) {
			expect(limited(hooks.static, hard)).toMatchObject({
				status: 0,
				stdout: expect.stringMatching(/^went on/),
			});
		}
	});

	test('is no reason not to start', () => {
		const text = `ulimit() { case $1 in -Hn) echo unlimited ;; *) return 1 ;; esac; }\n${hooks.static}`;
		expect(runHook(text, container).status).toBe(0);
	});
});
