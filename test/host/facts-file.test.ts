import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseFacts, writeFacts} from '../../source/host/facts-file.js';
import type {Facts} from '../../source/model/facts.js';
import type {Platform} from '../../source/model/platform.js';
import {makeFacts, makeNic} from '../helpers/facts.js';
import {makePredecessor} from '../helpers/predecessor.js';

const rich = makeFacts({
	nics: [
		makeNic({
			name: 'e\u001b[31m\u202e',
			carries: [{what: 'ssh-session', peer: '192.0.2.7', via: 'br0'}],
			master: {name: 'br0', kind: 'bridge'},
			addresses: [
				{
					family: 4,
					address: '192.0.2.5',
					prefix: 24,
					scope: 'global',
					broadcast: null,
					dynamic: true,
					noPrefixRoute: true,
				},
			],
			extra: {dhcp: true, ieee8021x: null, virtualMac: false},
		}),
	],
	routes: [
		{
			family: 4,
			destination: '10.0.0.0/8',
			gateway: '192.168.1.1',
			device: 'eno1',
			table: 'main',
			metric: 50,
			protocol: 'static',
			source: null,
		},
	],
	lan: [
		{nic: 'eno1', address: '192.168.1.1', result: {answer: 'mac', mac: '00:11:22:33:44:55'}},
		{nic: 'eno1', address: '192.168.1.9', result: {answer: 'not-checked', why: 'no-carrier'}},
	],
});

const platforms: readonly Platform[] = [
	{name: 'proxmox'},
	{name: 'unraid', version: '7.2.4', keepsNetworks: null},
	{name: 'truenas', version: '25.04.1'},
	{name: 'synology', version: null, model: 'DS1520+'},
	{name: 'raspberry-pi-os'},
	{name: 'ubuntu', version: '24.04', raspberryPi: true},
	{name: 'debian', version: '13', raspberryPi: false},
	{name: 'other'},
];
const onPlatforms = platforms.map(platform =>
	makeFacts({host: {...makeFacts().host, platform, cloud: platform.name === 'debian' ? 'Hetzner' : null}}),
);

test.each([makeFacts(), rich, makeFacts({engine: {state: 'none'}}), ...onPlatforms])(
	'facts come back as they went',
	facts => {
		expect(parseFacts(writeFacts(facts))).toEqual({ok: true, facts});
	},
);

test('a file of the first version, which knows nothing of systemd, is read as of a host without it', () => {
	const {host, ...rest} = makeFacts();
	const {systemd: _, ...before} = host;
	const read = parseFacts(JSON.stringify({schema: 'vdsm-passthru/facts/1', host: before, ...rest}));
	expect(read).toEqual({ok: true, facts: {...rest, host: {...before, systemd: false}}});
});

test('the file names its schema first, and is safe to show', () => {
	expect(writeFacts(rich)).toMatch(/^\{\n\t"schema": "vdsm-passthru\/facts\/1",\n/);
	expect(writeFacts(rich).replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

function changed(change: (facts: Record<string, unknown>) => void): string {
	const facts = JSON.parse(writeFacts(makeFacts())) as Record<string, unknown>;
	change(facts);
	return JSON.stringify(facts);
}

describe('what is refused [D10]', () => {
	test.each([
		['', 'not-json', ''],
		['{"schema":', 'not-json', ''],
		['[]', 'not-facts', ''],
		['{"schema":"vdsm-passthru/plan/1"}', 'not-facts', ''],
		['{"schema":"vdsm-passthru/facts/2"}', 'version', 'schema'],
		['{"schema":"vdsm-passthru/facts/1"}', 'content', 'host'],
		['9'.repeat(8_000_001), 'too-large', ''],
	])('%.30s', (text, flaw, where) => {
		expect(parseFacts(text)).toEqual({ok: false, flaw, where});
	});

	test.each<readonly [string, (facts: Record<string, unknown>) => void]>([
		['nics.0.mtu', ({nics}) => Object.assign((nics as object[])[0] ?? {}, {mtu: '1500'})],
		['nics.0.mac', ({nics}) => Object.assign((nics as object[])[0] ?? {}, {mac: 'x; rm'})],
		['nics.0', ({nics}) => Object.assign((nics as object[])[0] ?? {}, {more: 1})],
		['', facts => Object.assign(facts, {more: 1})],
		[
			'networks.0.subnets.0',
			({networks}) =>
				Object.assign((networks as {subnets: object[]}[])[0] ?? {}, {
					subnets: [{address: '10.0.0.1', prefix: 8}],
				}),
		],
		[
			'networks.0.subnets.0.address',
			({networks}) =>
				Object.assign((networks as {subnets: object[]}[])[0] ?? {}, {
					subnets: [{address: '010.0.0.0', prefix: 8}],
				}),
		],
		...[',readonly', '"', '\n', '\r'].map(
			text =>
				[
					'predecessors.0.carried.mounts.0.source',
					(facts: Record<string, unknown>) => {
						const {carried} = makePredecessor();
						const mounts = [{type: 'bind', source: `/data${text}`, target: '/storage', readOnly: false}];
						Object.assign(facts, {predecessors: [{...makePredecessor(), carried: {...carried, mounts}}]});
					},
				] as const,
		),
		['engine.state', facts => Object.assign(facts, {engine: {state: 'sleeping'}})],
	])('at %j', (where, change) => {
		expect(parseFacts(changed(change))).toEqual({ok: false, flaw: 'content', where});
	});
});

test('no prototype is touched', () => {
	const text = writeFacts(makeFacts()).replace('{', '{"__proto__":{"polluted":true},');
	expect(parseFacts(text).ok).toBe(false);
	expect(({} as {polluted?: boolean}).polluted).toBeUndefined();
});

test('whatever is accepted is what facts are [D10]', () => {
	const members = Object.keys(makeFacts());
	fc.assert(
		fc.property(fc.constantFrom(...members), fc.jsonValue(), (member, value) => {
			const result = parseFacts(changed(facts => Object.assign(facts, {[member]: value})));
			if (!result.ok) return;
			const again: Facts = result.facts;
			expect(parseFacts(writeFacts(again))).toEqual(result);
		}),
	);
});
