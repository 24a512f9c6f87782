import {type Ipv4, type Parsed, parsed, parseIpv4, refused, specialAddress} from '../model/address.js';
import type {Proposal} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import {
	addressAt,
	broadcastOf,
	contains,
	formatSubnet,
	parseSubnet,
	type Subnet,
	subnetOf,
} from '../model/subnet.js';
import {type Field, type FieldContext, whenStatic} from './field.js';

/** Where the LAN is likely to be: the NIC's own network, else the one that the host's default route is on. */
function guessLan({facts, values}: FieldContext): {subnet: Subnet; origin: Proposal['origin']} | undefined {
	const own = lanOf(facts, values.nic);
	if (own && values.nic) return {subnet: own, origin: {from: 'nic', name: values.nic}};
	// A VLAN is there to be another network than the host's.
	if (facts.nics.some(({name, kind}) => name === values.nic && kind === 'vlan')) return undefined;
	const device = defaultRoute(facts)?.device;
	const hosts = device ? lanOf(facts, device) : undefined;
	return hosts && device ? {subnet: hosts, origin: {from: 'default-route', name: device}} : undefined;
}

function lanOf(facts: Facts, name: string | undefined): Subnet | undefined {
	const nic = facts.nics.find(candidate => candidate.name === name);
	const address = nic?.addresses.find(
		own => own.family === 4 && own.scope === 'global' && specialAddress(own.address) === null,
	);
	return address && address.prefix >= 8 && address.prefix <= 30
		? subnetOf(address.address, address.prefix)
		: undefined;
}

function defaultRoute(facts: Facts): Facts['routes'][number] | undefined {
	return facts.routes.find(
		({family, destination, table}) => family === 4 && destination === 'default' && table === 'main',
	);
}

export const subnetField: Field<'subnet'> = {
	id: 'subnet',
	flag: '--subnet',
	applies: whenStatic,
	propose(context) {
		const lan = guessLan(context);
		return lan && {value: formatSubnet(lan.subnet), origin: lan.origin, safe: true};
	},
	check(text) {
		const subnet = parseSubnet(text);
		if (!subnet.ok) return subnet;
		const why = specialAddress(subnet.value.address);
		return why === null ? subnet : refused({code: 'subnet-not-lan', value: text, why});
	},
	show: formatSubnet,
};

export const gatewayField: Field<'gateway'> = {
	id: 'gateway',
	flag: '--gateway',
	applies: whenStatic,
	propose({facts, values}) {
		if (!values.subnet) return undefined;
		const route = defaultRoute(facts);
		if (route?.gateway && hostAddress(route.gateway, 'gateway', values.subnet).ok) {
			return {value: route.gateway, origin: {from: 'default-route', name: route.device}, safe: true};
		}
		return {value: addressAt(values.subnet, 1), origin: {from: 'subnet'}, safe: true};
	},
	check: (text, {values}) => hostAddress(text, 'gateway', values.subnet),
	show: gateway => gateway,
};

export const ipField: Field<'ip'> = {
	id: 'ip',
	flag: '--ip',
	applies: whenStatic,
	/** Near the end of the subnet, where routers seldom lease; never safe, since nobody asked the LAN (F33). */
	propose: context => proposeFree(context, []),
	check: (text, context) => checkFree(text, context),
	show: ip => ip,
};

/** An address that nobody is known to have; `others` are to have one each. */
export function proposeFree(
	{facts, values: {subnet, gateway}}: FieldContext,
	others: ReadonlyArray<Ipv4 | null | undefined>,
): Proposal | undefined {
	if (!subnet) return undefined;
	const known = new Set([
		gateway,
		...others,
		...facts.nics.flatMap(nic => nic.addresses.map(({address}) => address)),
		...facts.lan.filter(({result}) => result.answer === 'mac').map(({address}) => address),
	]);
	const value = [-6, -5, -4, -3, -2, 1]
		.map(index => addressAt(subnet, index))
		.find(address => !known.has(address) && hostAddress(address, 'ip', subnet).ok);
	return value === undefined ? undefined : {value, origin: {from: 'subnet'}, safe: false};
}

/** Who may have the address already: an interface of this installation's, and who answers for it with this MAC. */
type Expected = {readonly nic?: string | undefined; readonly mac?: string | null | undefined};

/** An address of the LAN that is neither the gateway's, nor this host's, nor anybody's who answers. */
export function checkFree(
	text: string,
	{facts, values}: FieldContext,
	expected: Expected = {},
): Parsed<Ipv4> {
	const address = hostAddress(text, 'ip', values.subnet);
	if (!address.ok) return address;
	if (address.value === values.gateway) return refused({code: 'ip-is-gateway', value: text});
	const holder = facts.nics.find(
		({name, addresses}) =>
			name !== expected.nic && addresses.some(({address: held}) => held === address.value),
	);
	if (holder) return refused({code: 'ip-is-hosts', value: text, nic: holder.name});
	const answer = facts.lan.find(probe => probe.nic === values.nic && probe.address === address.value)?.result;
	if (answer?.answer === 'mac' && answer.mac !== expected.mac)
		return refused({code: 'ip-taken', value: text, mac: answer.mac});
	return address;
}

export const dnsField: Field<'dns'> = {
	id: 'dns',
	flag: '--dns',
	applies: values => whenStatic(values) && values.layout === 'direct',
	propose: ({values}) =>
		values.gateway === undefined ? undefined : {value: values.gateway, origin: {from: 'gateway'}, safe: true},
	check(text) {
		const addresses: Ipv4[] = [];
		for (const part of splitList(text)) {
			const address = parseIpv4(part);
			if (!address.ok) return address;
			const why = specialAddress(part);
			if (why !== null) return refused({code: 'address-not-host', value: part, why});
			addresses.push(address.value);
		}
		if (addresses.length > 3) return refused({code: 'dns-too-many', value: text, most: 3});
		return parsed(addresses);
	},
	show: addresses => addresses.join(','),
};

/** Commas and blanks, in any mixture, separate the members of a list. */
export function splitList(text: string): string[] {
	return text.split(/[\s,]+/).filter(part => part !== '');
}

function hostAddress(text: string, role: 'gateway' | 'ip', subnet: Subnet | undefined): Parsed<Ipv4> {
	const address = parseIpv4(text);
	if (!address.ok) return address;
	const why = specialAddress(text);
	if (why !== null) return refused({code: 'address-not-host', value: text, why});
	if (!subnet) return address;
	const range = {
		value: text,
		subnet: formatSubnet(subnet),
		first: addressAt(subnet, 1),
		last: addressAt(subnet, -2),
	};
	if (!contains(subnet, address.value)) return refused({code: 'address-outside', role, ...range});
	if (address.value === subnet.address) return refused({code: 'address-is-network', ...range});
	if (address.value === broadcastOf(subnet)) return refused({code: 'address-is-broadcast', ...range});
	return address;
}
