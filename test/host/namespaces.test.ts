import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {Facts} from '../../source/model/facts.js';
import type {Nic, NicReason} from '../../source/model/nic.js';
import type {JudgedNic} from '../../source/model/verdict.js';
import {buildLook} from './look.js';
import {makeNamespace, type Namespace, noNamespaces} from './namespace.js';

/** A real kernel is looked at here: interfaces in a namespace of our own, with the bundled program running inside it. */
describe.skipIf(noNamespaces !== undefined)(
	`in a network namespace${noNamespaces === undefined ? '' : ` (${noNamespaces})`}`,
	{timeout: 60_000},
	() => {
		let look: Awaited<ReturnType<typeof buildLook>>;
		let host: Namespace;
		let lan: Namespace;

		beforeAll(async () => {
			look = await buildLook();
		}, 60_000);
		afterAll(() => look.remove());

		beforeEach(async () => {
			host = await makeNamespace();
			lan = await makeNamespace();
		});
		afterEach(async () => {
			await host.remove();
			await lan.remove();
		});

		let peers = 0;

		/** A veth stands in for a card; its other end is the LAN. */
		async function plug(name: string, {up = true}: {up?: boolean} = {}): Promise<void> {
			const peer = /^card\d*$/.test(name) ? `l${name}` : `peer${peers++}`;
			await host.ip('link', 'add', 'name', name, 'type', 'veth', 'peer', 'name', peer, 'netns', lan.name);
			await lan.ip('link', 'set', peer, 'up');
			if (up) await host.ip('link', 'set', 'dev', name, 'up');
		}

		async function address(name: string, cidr: string): Promise<void> {
			await host.ip('addr', 'add', cidr, 'dev', name, ...(cidr.includes(':') ? ['nodad'] : []));
		}

		type Seen = {readonly facts: Facts; readonly elapsedMs: number; readonly judged: readonly JudgedNic[]};

		async function see(
			environment: Readonly<Record<string, string>> = {},
			before: readonly string[] = [],
		): Promise<Seen> {
			const text = await host.exec([...before, process.execPath, look.program, 'facts'], {
				env: {
					PATH: process.env['PATH'],
					DOCKER_HOST: 'unix:///nonexistent.sock',
					HOME: '/nonexistent',
					...environment,
				},
				extendEnv: false,
			});
			return JSON.parse(text) as Seen;
		}

		function find({judged}: Seen, name: string): {nic: Nic; level: string; codes: NicReason['code'][]} {
			const found = judged.find(({nic}) => nic.name === name);
			if (found === undefined) throw new Error(`${name} is not listed`);
			return {nic: found.nic, level: found.verdict.level, codes: found.verdict.reasons.map(({code}) => code)};
		}

		test('a card that is down and has no address is listed', async () => {
			await plug('card0', {up: false});
			const {nic, level, codes} = find(await see(), 'card0');
			expect(nic).toMatchObject({kind: 'veth', up: false, carrier: null, addresses: [], arpType: 1});
			expect([level, codes]).toEqual(['usable', ['not-physical', 'link-down']]);
		});

		test('a link without a partner has no carrier', async () => {
			await plug('card0');
			await lan.ip('link', 'set', 'lcard0', 'down');
			expect(find(await see(), 'card0')).toMatchObject({nic: {up: true, carrier: false}, level: 'usable'});
		});

		test.each([
			['IPv4', '10.9.0.2/24', '10.9.0.1', 4],
			['IPv6', 'fd09::2/64', 'fd09::1', 6],
		])('the default route of %s blocks [B1]', async (_family, own, gateway, family) => {
			await plug('card0');
			await plug('card1');
			await address('card0', own);
			await host.ip('route', 'add', 'default', 'via', gateway);
			const seen = await see();
			expect(find(seen, 'card0')).toMatchObject({
				level: 'blocked',
				nic: {carries: [{what: 'default-route', family, via: 'card0'}]},
			});
			expect(find(seen, 'card1').level).toBe('usable');
		});

		test('so does one in a table that a rule leads to, and only then [B1]', async () => {
			await plug('card0');
			await address('card0', '10.9.0.2/24');
			await host.ip('route', 'add', 'default', 'via', '10.9.0.1', 'table', '777');
			expect(find(await see(), 'card0')).toMatchObject({level: 'usable', nic: {carries: []}});
			await host.ip('rule', 'add', 'from', '10.9.0.0/24', 'lookup', '777');
			expect(find(await see(), 'card0')).toMatchObject({level: 'blocked', nic: {carries: [{table: '777'}]}});
		});

		test('both next hops of a multipath route are blocked', async () => {
			for (const [name, own] of [
				['card0', '10.9.0.2/24'],
				['card1', '10.8.0.2/24'],
			] as const) {
				await plug(name);
				await address(name, own);
			}
			await host.ip(
				'route',
				'add',
				'default',
				'nexthop',
				'via',
				'10.9.0.1',
				'dev',
				'card0',
				'nexthop',
				'via',
				'10.8.0.1',
				'dev',
				'card1',
			);
			const seen = await see();
			expect([find(seen, 'card0').level, find(seen, 'card1').level]).toEqual(['blocked', 'blocked']);
		});

		test('a bridge member is blocked, and carries what the bridge carries [B1]', async () => {
			await plug('card0');
			await host.ip('link', 'add', 'br0', 'type', 'bridge');
			await host.ip('link', 'set', 'card0', 'master', 'br0');
			await host.ip('link', 'set', 'br0', 'up');
			await address('br0', '10.9.0.2/24');
			await host.ip('route', 'add', 'default', 'via', '10.9.0.1');
			const seen = await see();
			expect(find(seen, 'card0')).toMatchObject({
				level: 'blocked',
				codes: ['default-route', 'enslaved', 'not-physical'],
				nic: {master: {name: 'br0', kind: 'bridge'}, carries: [{via: 'br0'}]},
			});
			expect(find(seen, 'br0')).toMatchObject({level: 'blocked', nic: {kind: 'bridge'}});
		});

		test('a card below the macvlan that has the default route is blocked twice', async () => {
			await plug('card0');
			await host.ip('link', 'add', 'shim0', 'link', 'card0', 'type', 'macvlan', 'mode', 'bridge');
			await host.ip('link', 'set', 'shim0', 'up');
			await address('shim0', '10.9.0.2/24');
			await host.ip('route', 'add', 'default', 'via', '10.9.0.1');
			const seen = await see();
			expect(find(seen, 'card0')).toMatchObject({
				level: 'blocked',
				nic: {children: [{name: 'shim0', kind: 'macvlan'}], carries: [{via: 'shim0'}]},
			});
			expect(find(seen, 'shim0').codes).toContain('unfit-kind');
		});

		test.each(['macvlan', 'macvtap'])('a %s on the card blocks it [B4]', async kind => {
			await plug('card0');
			await host.ip('link', 'add', 'child0', 'link', 'card0', 'type', kind, 'mode', 'bridge');
			expect(find(await see(), 'card0')).toMatchObject({
				level: 'blocked',
				nic: {children: [{name: 'child0', kind}]},
			});
		});

		test('a passthru macvlan in another namespace shows as promiscuity only [B4]', async () => {
			await plug('card0');
			await host.ip('link', 'add', 'child0', 'link', 'card0', 'type', 'macvlan', 'mode', 'passthru');
			await host.ip('link', 'set', 'child0', 'netns', lan.name);
			await lan.ip('link', 'set', 'child0', 'up');
			expect(find(await see(), 'card0')).toMatchObject({
				level: 'usable',
				codes: ['not-physical', 'maybe-taken'],
				nic: {children: [], promiscuity: 1},
			});
		});

		describe('the SSH session [B1]', () => {
			const environment = {SSH_CONNECTION: '10.9.0.7 50022 10.9.0.2 22'};

			beforeEach(async () => {
				await plug('card0');
				await address('card0', '10.9.0.2/24');
			});

			test('blocks its card', async () => {
				expect(find(await see(), 'card0').level).toBe('usable');
				expect(find(await see(environment), 'card0')).toMatchObject({
					level: 'blocked',
					nic: {carries: [{what: 'ssh-session', peer: '10.9.0.7', via: 'card0'}]},
				});
			});

			test('also where sudo has stripped the variable', async () => {
				const stripped = ['sh', '-c', 'env -u SSH_CONNECTION "$@"; exit', 'sh'];
				expect(find(await see(environment, stripped), 'card0').level).toBe('blocked');
			});

			test('also where answers leave by another card', async () => {
				await plug('card1');
				await address('card1', '10.8.0.2/24');
				await host.ip('route', 'add', '10.9.0.7/32', 'via', '10.8.0.1');
				const seen = await see(environment);
				expect([find(seen, 'card0').level, find(seen, 'card1').level]).toEqual(['blocked', 'blocked']);
			});

			test('also to the members of the bridge that it comes through', async () => {
				await plug('card1');
				await host.ip('link', 'add', 'br0', 'type', 'bridge');
				await host.ip('link', 'set', 'card1', 'master', 'br0');
				await host.ip('link', 'set', 'br0', 'up');
				await address('br0', '10.7.0.2/24');
				const seen = await see({SSH_CONNECTION: '10.7.0.7 50022 10.7.0.2 22'});
				expect(find(seen, 'card1').codes).toEqual(['ssh-session', 'enslaved', 'not-physical']);
			});
		});

		describe('names that somebody chose to do harm [D2]', () => {
			const names = ['$(x)', '-rf', '`id`', 'a;b', '*', '网卡', 'e\u001b[31mx', 'a\u0007b', 'q\'"\\'];

			test('are listed whole, blocked, and do not hide the others', async () => {
				for (const name of names) await plug(name);
				await plug('card0');
				await address('card0', '10.9.0.2/24');
				await host.ip('route', 'add', 'default', 'via', '10.9.0.1');
				const seen = await see();
				for (const name of names) expect(find(seen, name).codes, name).toContain('unsafe-name');
				expect(find(seen, 'card0').codes).toContain('default-route');
			});

			test('are opened by the bytes that they are, valid text or not', async () => {
				await plug('card0', {up: false});
				await host.exec(['sh', '-c', 'ip link add name "$(printf "\\377\\376z")" type veth peer name other']);
				const seen = await see();
				const [nic] = seen.facts.nics.filter(({name}) => name.startsWith('\ufffd'));
				expect(nic).toMatchObject({kind: 'veth', mtu: 1500});
			});

			test('reach the terminal as visible text', async () => {
				for (const name of names) await plug(name);
				for (const format of ['table', 'json']) {
					const output = await host.exec([process.execPath, look.program, 'nics', format]);
					expect(output.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
				}
				const json = await host.exec([process.execPath, look.program, 'nics', 'json']);
				const {nics} = JSON.parse(json) as {nics: {name: string}[]};
				expect(nics.map(({name}) => name)).toEqual(expect.arrayContaining(names));
			});
		});

		describe('asking the LAN [B5]', () => {
			async function probe(name: string, ip: string, promiscuity = 0): Promise<unknown> {
				const text = await host.exec([
					process.execPath,
					look.program,
					'probe',
					name,
					ip,
					String(promiscuity),
				]);
				return (JSON.parse(text) as {result: unknown}).result;
			}

			test('finds who has an address, and who has not, without an address of its own', async () => {
				await plug('card0');
				await lan.ip('addr', 'add', '10.9.0.1/24', 'dev', 'lcard0');
				const [link] = JSON.parse(await lan.ip('-j', 'link', 'show', 'lcard0')) as {address: string}[];
				expect(await probe('card0', '10.9.0.1')).toEqual({answer: 'mac', mac: link?.address});
				expect(await probe('card0', '10.9.0.9')).toEqual({answer: 'silent'});
				expect(await lan.ip('-4', 'neigh', 'show')).toBe('');
			});

			test('does not raise a link [A1]', async () => {
				await plug('card0', {up: false});
				expect(await probe('card0', '10.9.0.1')).toEqual({answer: 'not-checked', why: 'link-down'});
				expect(await host.ip('link', 'show', 'card0')).toContain('state DOWN');
				await host.ip('link', 'set', 'card0', 'up');
				await lan.ip('link', 'set', 'lcard0', 'down');
				expect(await probe('card0', '10.9.0.1')).toEqual({answer: 'not-checked', why: 'no-carrier'});
			});
		});

		test('looking changes nothing [A1]', async () => {
			const home = await mkdtemp(path.join(tmpdir(), 'vdsm-home-'));
			try {
				await plug('card0');
				await plug('card1', {up: false});
				await plug('e\u001b[31mx', {up: false});
				await address('card0', '10.9.0.2/24');
				await host.ip('link', 'add', 'br0', 'type', 'bridge');
				await host.ip('route', 'add', 'default', 'via', '10.9.0.1');
				// Neighbour discovery and the like come to rest.
				let last = '';
				const atRest = async () => {
					const previous = last;
					last = await state();
					return last === previous && !last.includes('tentative');
				};
				await expect.poll(atRest, {timeout: 20_000, interval: 1000}).toBe(true);
				const before = await state();
				await see({HOME: home, SSH_CONNECTION: '10.9.0.7 50022 10.9.0.2 22'});
				expect(await state()).toBe(before);
				expect(await readdir(home)).toEqual([]);
			} finally {
				await rm(home, {recursive: true, force: true});
			}
		});

		/** Everything of the namespace's network that somebody could change, without the counters that traffic moves. */
		async function state(): Promise<string> {
			const script = [
				'ip -d addr; ip -4 route show table all; ip -6 route show table all; ip -4 rule; ip -6 rule; ip neigh show nud permanent',
				'sysctl -a 2>/dev/null | grep -E "^net\\.|^kernel\\.(modprobe|hostname)" | grep -vE "random|nf_conntrack_count|uuid|\\.neigh\\..*gc_stale"',
				'if command -v nft >/dev/null; then nft list ruleset; fi',
				'cat /proc/net/route /proc/net/dev_mcast 2>/dev/null',
				'ls -1 /sys/class/net',
			].join('\n');
			return host.exec(['sh', '-c', script]);
		}

		test('sixty-four interfaces are read in well under a second', async () => {
			const commands = Array.from(
				{length: 64},
				(_, index) => `link add card${index} type veth peer name lcard${index} netns ${lan.name}`,
			);
			await host.exec(['ip', '-batch', '-'], {input: `${commands.join('\n')}\n`});
			await plug('card');
			const seen = await see();
			expect(seen.facts.nics.length).toBeGreaterThanOrEqual(65);
			expect(seen.elapsedMs).toBeLessThan(1500);
		});
	},
);
