import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import {describe, expect, test} from 'vitest';
import {fields} from '../../source/answers/fields.js';
import {settle} from '../../source/answers/settle.js';
import {fromNumber, toNumber} from '../../source/model/address.js';
import {type FieldId, type FieldValues, fieldIds} from '../../source/model/answers.js';
import type {DockerNetwork, Facts, Route} from '../../source/model/facts.js';
import type {NicAddress} from '../../source/model/nic.js';
import {formatSubnet, type Subnet, subnetOf} from '../../source/model/subnet.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {anyIpv4, anySubnet} from '../helpers/arbitraries.js';
import {makeFacts, makeNic} from '../helpers/facts.js';

/** Where the program looks for free networks, and where people have theirs: so that they often meet. */
const crowded: fc.Arbitrary<Subnet> = fc
	.tuple(
		fc.constantFrom('172.31.0.0', '172.16.0.0', '10.213.0.0', '10.213.213.0', '192.168.1.0', '169.254.0.0'),
		fc.oneof(fc.nat(2 ** 16 - 1), fc.nat(2 ** 11 - 1)),
		fc.oneof(fc.integer({min: 8, max: 32}), fc.constant(32)),
	)
	.map(([base, offset, prefix]) => subnetOf(fromNumber(toNumber(base) + offset), prefix));

const names = ['enp3s0', 'eno1', 'wg0'] as const;
const prefixes = ['vdsm', 'vdsm2', 'no'] as const;

const address: fc.Arbitrary<NicAddress> = fc
	.tuple(fc.oneof(crowded, anySubnet(0, 32)), fc.nat(300), fc.constantFrom('global', 'link', 'host'))
	.map(([subnet, offset, scope]) => ({
		family: 4,
		address: fromNumber((toNumber(subnet.address) + offset) % 2 ** 32),
		prefix: subnet.prefix,
		scope,
	}));

const route: fc.Arbitrary<Route> = fc
	.record({
		subnet: fc.option(fc.oneof(crowded, anySubnet(0, 32)), {nil: null}),
		gateway: fc.option(fc.oneof(anyIpv4, fc.constant('fe80::1')), {nil: null}),
		device: fc.constantFrom(...names),
		table: fc.constantFrom('main', 'main', '52'),
	})
	.map(({subnet, ...rest}) => ({
		...rest,
		family: 4,
		destination: subnet === null ? 'default' : subnet.prefix === 32 ? subnet.address : formatSubnet(subnet),
	}));

const network: fc.Arbitrary<DockerNetwork> = fc
	.record({
		name: fc.constantFrom(
			'shop',
			'vdsm-eth0-bridge',
			'vdsm-eth1-macvlan',
			'vdsm-eth0-macvlan',
			'no-eth1-bridge',
		),
		driver: fc.constantFrom('bridge', 'macvlan'),
		subnets: fc.array(crowded, {maxLength: 2}),
		parent: fc.constantFrom(null, 'enp3s0', 'eno1'),
		install: fc.option(fc.constantFrom(...prefixes), {nil: null}),
	})
	.map(fixed => ({id: fixed.name, internal: false, mode: null, nicWas: null, ...fixed}));

const anyFacts: fc.Arbitrary<Facts> = fc
	.record({
		addresses: fc.array(fc.array(address, {maxLength: 2}), {minLength: 2, maxLength: 2}),
		routes: fc.array(route, {maxLength: 5}),
		networks: fc.uniqueArray(network, {maxLength: 4, selector: ({name}) => name}),
		listening: fc.array(
			fc.record({
				address: fc.constantFrom('0.0.0.0', '127.0.0.1', '::', '192.168.1.2'),
				port: fc.constantFrom(5000, 5050, 5051),
			}),
		),
		foreign: fc.subarray([...prefixes]),
		up: fc.boolean(),
	})
	.map(({addresses, foreign, up, ...rest}) =>
		makeFacts({
			...rest,
			nics: [
				makeNic({name: 'eno1', mac: '00:11:22:33:44:00', permanentMac: null, addresses: addresses[0] ?? []}),
				makeNic({up, addresses: addresses[1] ?? []}),
			],
			containers: foreign.map(name => ({
				id: name,
				name,
				image: 'x',
				running: true,
				networks: [],
				published: [],
				install: null,
				dsm: false,
			})),
		}),
	);

/** Answers that may stand before the question, right ones only. */
const before: fc.Arbitrary<Partial<FieldValues>> = fc.record(
	{
		nic: fc.constantFrom('enp3s0', 'eno1'),
		layout: fc.constantFrom('direct', 'classic'),
		address: fc.constantFrom('static', 'dhcp'),
		subnet: fc.oneof(crowded, anySubnet()).filter(({address, prefix}) => {
			return prefix <= 30 && fields.subnet.check(`${address}/${prefix}`, {facts: makeFacts(), values: {}}).ok;
		}),
		prefix: fc.constantFrom(...prefixes),
	},
	{requiredKeys: []},
);

describe('a proposal', () => {
	test.each(fieldIds)('for %s passes its own check, whatever the machine', id => {
		fc.assert(
			fc.property(anyFacts, before, (facts, given) => {
				const values: Partial<FieldValues> = {...upTo(id, given)};
				const {gateway} = {gateway: gatewayFor(facts, values)};
				const context = {facts, values: {...values, ...(gateway === undefined ? {} : {gateway})}};
				const proposal = fields[id].propose(context);
				if (proposal === undefined) return;
				expect(fields[id].check(proposal.value, context)).toMatchObject({ok: true});
			}),
			{numRuns: 400},
		);
	});

	test('is never an address of somebody’s LAN that nobody looked at', () => {
		fc.assert(
			fc.property(anyFacts, before, (facts, values) => {
				expect(fields.ip.propose({facts, values})?.safe ?? false).toBe(false);
			}),
		);
	});
});

/** Only earlier questions have an answer. */
function upTo(id: FieldId, given: Partial<FieldValues>): Partial<FieldValues> {
	const earlier = fieldIds.slice(0, fieldIds.indexOf(id));
	return Object.fromEntries(Object.entries(given).filter(([key]) => earlier.some(other => other === key)));
}

function gatewayFor(facts: Facts, values: Partial<FieldValues>): string | undefined {
	return values.subnet === undefined ? undefined : fields.gateway.propose({facts, values})?.value;
}

describe('the networks that are made', () => {
	const {IPv4} = ipaddr;
	const meets = (a: Subnet, b: Subnet) => {
		const [wide, narrow] = a.prefix <= b.prefix ? [a, b] : [b, a];
		return IPv4.parse(narrow.address).match(IPv4.parse(wide.address), wide.prefix);
	};
	/** By another library than the program's. /1 to /7 are a VPN's halves of the Internet: nothing is outside them. */
	const read = ({destination}: Route): Subnet[] => {
		if (destination === 'default') return [];
		const [address, prefix] = IPv4.parseCIDR(destination.includes('/') ? destination : `${destination}/32`);
		return prefix < 8 ? [] : [{address: address.toString(), prefix}];
	};

	test('touch no other Docker network and no route, nor each other, nor the LAN', () => {
		fc.assert(
			fc.property(anyFacts, fc.constantFrom('direct', 'classic'), (facts, layout) => {
				const lan = {subnet: '192.168.1.0/24', gateway: '192.168.1.1', ip: '192.168.1.199'};
				const {answers} = settle({nic: 'enp3s0', layout, ...lan, prefix: 'new'}, facts);
				fc.pre(answers !== undefined);
				if (answers === undefined) return;
				const plan = buildPlan(answers, facts);
				fc.pre(!plan.findings.some(({code}) => code === 'no-free-subnet'));
				const made = plan.networks
					.filter(({name}) => layout === 'direct' || !name.endsWith('macvlan'))
					.map(({subnet}) => subnet);
				const there = [...facts.networks.flatMap(({subnets}) => subnets), ...facts.routes.flatMap(read)];
				for (const subnet of made) expect(there.filter(other => meets(subnet, other))).toEqual([]);
				const [first, second] = [...made, {address: '192.168.1.0', prefix: 24}];
				if (first && second) expect(meets(first, second)).toBe(false);
			}),
			{numRuns: 500},
		);
	});

	test('nothing is proposed where everything is taken', () => {
		const facts = makeFacts({
			routes: ['10.0.0.0/8', '172.16.0.0/12'].map(destination => ({
				family: 4 as const,
				destination,
				gateway: null,
				device: 'wg0',
				table: 'main',
			})),
		});
		expect(fields.mgmtSubnet.propose({facts, values: {}})).toBeUndefined();
		const lan = {subnet: '192.168.1.0/24', gateway: '192.168.1.1', ip: '192.168.1.70'};
		expect(settle({nic: 'enp3s0', ...lan}, facts).problems).toEqual([
			{
				field: 'mgmtSubnet',
				problem: {code: 'missing', field: 'mgmtSubnet', flag: '--mgmt-subnet', candidates: []},
			},
		]);
	});
});
