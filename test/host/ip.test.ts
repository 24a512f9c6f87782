import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseIpJson} from '../../source/host/ip-json.js';
import {parseIpLinks} from '../../source/host/ip-links.js';
import {parseProcRoutes, parseProcRoutes6} from '../../source/host/proc-routes.js';
import {parsePlainRoutes, parseRoutes, readRoutes} from '../../source/host/routes.js';
import {readRouting} from '../../source/host/routing.js';
import {isUsed, parseRules, readUsedTables} from '../../source/host/rules.js';
import {type Answer, fakeMachine, temporaryFolder} from './machine.js';
import {plant} from './tree.js';

/** Recorded with iproute2 6.1 and busybox 1.35; README.md there says how. */
function recorded(name: string): string {
	return readFileSync(new URL(`../fixtures/host/${name}`, import.meta.url), 'utf8');
}

/** Anything that UTF-8 can hold; `unit: 'binary'` of fast-check takes seconds to start. */
const character = fc
	.oneof(fc.integer({min: 0, max: 0x7f}), fc.integer({min: 0xa0, max: 0xd7ff}))
	.map(code => String.fromCodePoint(code));

describe('what ip prints', () => {
	test('a raw escape sequence in a name does not hide the other interfaces [D2]', () => {
		const text = recorded('hostile/ip-addr.json');
		expect(() => JSON.parse(text)).toThrow();
		const names = [...parseIpLinks(text).values()].map(({name}) => name);
		expect(names).toEqual([
			'lo',
			'vb',
			'va',
			'$(x)',
			'-rf',
			'网卡',
			'\u001b[31mx'.replace(/^/, 'e'),
			'\ufffd\ufffdz',
			'a"b\\c\'',
			'br7',
			'mv1',
			'pt1',
		]);
	});

	test('the apostrophe of older versions is understood', () => {
		expect(parseIpJson('[{"ifname":"it\\\'s","x":"\\\\"}]')).toEqual([{ifname: "it's", x: '\\'}]);
	});

	test('any name survives being printed raw, as long as quotes and backslashes are escaped [D2]', () => {
		const name = fc.array(character, {minLength: 1, maxLength: 15}).map(some => some.join(''));
		fc.assert(
			fc.property(fc.array(name, {maxLength: 3}), names => {
				const raw = names.map(one => `"${one.replace(/["\\]/g, '\\$&')}"`).join(',');
				expect(parseIpJson(`[${raw}]\n`)).toEqual(names);
			}),
			{numRuns: 60},
		);
	});

	test('nothing at all is an empty list, nonsense is nothing', () => {
		expect(parseIpJson('')).toEqual([]);
		expect(parseIpJson('Usage: ip [OPTIONS]')).toBeUndefined();
		expect(parseIpLinks('{}').size).toBe(0);
		expect(parseIpLinks('[{"ifindex":"1"},{},null,7]').size).toBe(0);
	});

	test('kinds, masters and what sits on what', () => {
		const byName = new Map(
			[...parseIpLinks(recorded('hostile/ip-addr.json')).values()].map(link => [link.name, link]),
		);
		expect(byName.get('va')).toMatchObject({
			kind: 'veth',
			lower: null,
			master: 'br7',
			slaveKind: 'bridge',
			promiscuity: 1,
		});
		expect(byName.get('mv1')).toMatchObject({kind: 'macvlan', lower: 'vb'});
		expect(byName.get('br7')).toMatchObject({kind: 'bridge', lower: null, master: null});
	});

	test('addresses with their scope', () => {
		const eth0 = [...parseIpLinks(recorded('vm/ip-addr.json')).values()].find(({name}) => name === 'eth0');
		expect(eth0?.addresses).toMatchObject([
			{
				family: 4,
				address: '192.0.2.2',
				prefix: 24,
				scope: 'global',
				broadcast: '192.0.2.255',
				dynamic: false,
			},
			{family: 6, address: 'fd00::2', prefix: 64, scope: 'global'},
			{family: 6, address: 'fe80::fc:ff:fe00:1', prefix: 64, scope: 'link'},
		]);
	});

	test('a VLAN, a tunnel, and a macvlan whose card is elsewhere', () => {
		const links = parseIpLinks(
			JSON.stringify([
				{ifindex: 5, ifname: 'eth0.10', link: 'eth0', linkinfo: {info_kind: 'vlan', info_data: {id: 10}}},
				{ifindex: 6, ifname: 'vx', linkinfo: {info_kind: 'vxlan', info_data: {link: 'eth0'}}},
				{ifindex: 7, ifname: 'mv', link_index: 3, link_netnsid: 0, linkinfo: {info_kind: 'macvlan'}},
			]),
		);
		expect([...links.values()].map(({lower}) => lower)).toEqual(['eth0', 'eth0', null]);
	});
});

const v4 = [
	{family: 4, destination: 'default', gateway: '192.0.2.1', device: 'eth0', table: 'main'},
	{family: 4, destination: '192.0.2.0/24', gateway: null, device: 'eth0', table: 'main'},
];
const v6 = [
	{family: 6, destination: 'fd00::/64', gateway: null, device: 'eth0', table: 'main'},
	{family: 6, destination: 'fe80::/64', gateway: null, device: 'eth0', table: 'main'},
	{family: 6, destination: 'default', gateway: 'fd00::1', device: 'eth0', table: 'main'},
];
const multipath = [
	['default', '10.2.0.9', 'mv1', '77'],
	['default', '10.1.0.1', 'br7', 'main'],
	['default', '10.1.0.7', 'br7', 'main'],
	['default', '10.2.0.7', 'mv1', 'main'],
	['10.1.0.0/24', null, 'br7', 'main'],
	['10.2.0.0/24', null, 'mv1', 'main'],
];

describe('routes', () => {
	test('from JSON', () => {
		expect(parseRoutes(recorded('vm/ip-route-4.json'), 4)).toMatchObject(v4);
		expect(parseRoutes(recorded('vm/ip-route-6.json'), 6)).toMatchObject(v6);
	});

	test.each(['iproute2', 'busybox'])('from the plain text of %s', program => {
		expect(parsePlainRoutes(recorded(`plain/${program}-route-4.txt`), 4)).toMatchObject(v4);
		expect(parsePlainRoutes(recorded(`plain/${program}-route-6.txt`), 6)).toMatchObject(v6);
	});

	test('from the kernel itself', () => {
		expect(parseProcRoutes(recorded('plain/proc-route.txt'))).toMatchObject(v4);
		expect(parseProcRoutes6(recorded('plain/proc-ipv6-route.txt'))).toMatchObject(v6);
	});

	test('with what is needed to set one again', () => {
		const said = {metric: 50, protocol: 'static', source: '192.0.2.5'};
		const row =
			'[{"dst":"10.0.0.0/8","gateway":"192.0.2.1","dev":"eth0","protocol":"static","metric":50,"prefsrc":"192.0.2.5"}]';
		expect(parseRoutes(row, 4)).toMatchObject([said]);
		expect(parseRoutes('[{"dst":"10.0.0.0/8","dev":"eth0"}]', 4)).toMatchObject([{protocol: 'boot'}]);
		const line = '10.0.0.0/8 via 192.0.2.1 dev eth0 proto static src 192.0.2.5 metric 50 ';
		expect(parsePlainRoutes(line, 4)).toMatchObject([said]);
		expect(parsePlainRoutes('default via 192.0.2.1 dev eth0', 4)).toMatchObject([
			{metric: null, protocol: null, source: null},
		]);
	});

	test('several next hops are several routes, and what leads nowhere is none', () => {
		const asRows = (routes = parseRoutes('', 4)) =>
			routes?.map(({destination, gateway, device, table}) => [destination, gateway, device, table]);
		expect(asRows(parseRoutes(recorded('hostile/ip-route-4.json'), 4))).toEqual(multipath);
		expect(asRows(parsePlainRoutes(recorded('plain/multipath-route-4.txt'), 4))).toEqual(multipath);
	});

	test('an IPv4 route by an IPv6 neighbour', () => {
		const text = '[{"dst":"default","via":{"family":"inet6","host":"fe80::1"},"dev":"eth0"}]';
		expect(parseRoutes(text, 4)).toMatchObject([{gateway: 'fe80::1', device: 'eth0'}]);
	});

	test('each way is tried in turn', async () => {
		const root = await temporaryFolder();
		const list = 'route show table all';
		const json = fakeMachine(root, {[`ip -j -4 ${list}`]: {stdout: recorded('vm/ip-route-4.json')}});
		expect(await readRoutes(json, 4)).toMatchObject(v4);
		const busybox = fakeMachine(root, {
			[`ip -j -4 ${list}`]: {exitCode: 1, stderr: 'BusyBox v1.35.0'},
			[`ip -4 ${list}`]: {stdout: recorded('plain/busybox-route-4.txt')},
		});
		expect(await readRoutes(busybox, 4)).toMatchObject(v4);
		await plant(root, {'proc/net/route': recorded('plain/proc-route.txt')});
		expect(await readRoutes(fakeMachine(root), 4)).toMatchObject(v4);
		expect(await readRoutes(fakeMachine(root), 6)).toEqual([]);
	});
});

describe('policy rules', () => {
	test('a table counts when a rule leads to it', () => {
		const tables = parseRules(recorded('hostile/ip-rule-4.json'));
		expect(['main', 'default', '77', 'local'].every(table => isUsed(tables, table))).toBe(true);
		expect(isUsed(tables, '78')).toBe(false);
		expect(isUsed(parseRules(recorded('vm/ip-rule-6.json')), '77')).toBe(false);
	});

	test('with a VRF, or where rules cannot be read, every table does', async () => {
		expect(parseRules('[{"priority":1000,"src":"all","l3mdev":null}]')).toBe('all');
		expect(parseRules('[{"priority":1000,"src":"all","table":"[l3mdev-table]"}]')).toBe('all');
		expect(parseRules('nonsense')).toBe('all');
		expect(await readUsedTables(fakeMachine('/nonexistent'), 4)).toBe('all');
	});
});

describe('routes and rules', () => {
	const both = 'ip -6 -j -batch -';
	const list = {stdout: recorded('vm/ip-route-6.json')};
	const rules = {stdout: recorded('vm/ip-rule-6.json')};
	const alone = {'ip -j -6 route show table all': list, 'ip -j -6 rule show': rules};
	const told = {routes: parseRoutes(list.stdout, 6), used: parseRules(rules.stdout)};

	test('by one start of ip, as it prints them: a line for each', async () => {
		expect(told.routes).not.toEqual([]);
		expect(told.used).not.toBe('all');
		const machine = fakeMachine('', {[both]: {stdout: `${list.stdout.trim()}\n${rules.stdout.trim()}\n\n`}});
		expect(await readRouting(machine, 6)).toEqual(told);
		expect(machine.asked).toEqual([both]);
	});

	test.each<readonly [string, Answer]>([
		['knows no batch', {exitCode: 1, stderr: 'BusyBox v1.35.0'}],
		['answers one of the two', {stdout: `${list.stdout.trim()}\n`}],
		['answers what is no list', {stdout: 'nonsense\n[]\n'}],
		['ends at the second', {exitCode: 1, stdout: `${list.stdout.trim()}\n[]\n`}],
	])('one by one where ip %s', async (_, answer) => {
		expect(await readRouting(fakeMachine('', {...alone, [both]: answer}), 6)).toEqual(told);
	});
});
