import {parsed, parseIpv4, refused, specialAddress} from '../model/address.js';
import type {FieldValues, Publish} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import {deriveMacs, parseMac} from '../model/mac.js';
import {shimName} from '../model/shim.js';
import {firstFree, formatSubnet, overlaps, parseSubnet, type Subnet} from '../model/subnet.js';
import {macSeed, portMac} from './card-macs.js';
import {always, type Field, withOwnCard} from './field.js';
import {managementCandidates, reservedSubnets, takenSubnets} from './free-subnets.js';
import {splitList} from './lan-fields.js';
import {standingCards} from './standing.js';
import {predecessorOf} from './take-over-field.js';

export const prefixField: Field<'prefix'> = {
	id: 'prefix',
	flag: '--prefix',
	applies: always,
	/** The first installation is `vdsm`; a network or container of somebody else's under that name makes it `vdsm2`. */
	propose({facts, values}) {
		const used = new Set([
			// A set-up that stands on another card stays what it is.
			...facts.networks.flatMap(({install, parent}) =>
				install !== null && parent !== null && !parentsOf(facts, install).includes(values.nic)
					? [install]
					: [],
			),
			// Also where Docker has forgotten it: its storage has not.
			...(facts.standing ?? []).flatMap(setup =>
				standingCards({standing: [setup], nics: facts.nics}).includes(values.nic ?? '')
					? []
					: [setup.install],
			),
			...facts.networks
				.filter(({install}) => install === null)
				.map(({name}) => name.split('-eth')[0] ?? name),
			...facts.containers.filter(({install}) => install === null).map(({name}) => name),
		]);
		const names = ['vdsm', ...Array.from({length: 98}, (_, index) => `vdsm${index + 2}`)];
		const value = names.find(name => !used.has(name));
		if (value === undefined) return undefined;
		return {value, origin: value === 'vdsm' ? {from: 'default'} : {from: 'name-free'}, safe: true};
	},
	check(text) {
		if (!/^[a-z0-9][a-z0-9_-]{1,30}$/.test(text))
			return refused({code: 'name-malformed', field: 'prefix', value: text});
		return parsed(text);
	},
	show: prefix => prefix,
};

/** The cards that an installation is on. */
function parentsOf({networks}: Facts, prefix: string): ReadonlyArray<string | null | undefined> {
	return networks.filter(({install}) => install === prefix).map(({parent}) => parent);
}

export const macField: Field<'mac'> = {
	id: 'mac',
	flag: '--mac',
	applies: always,
	propose({facts, values}) {
		if (values.nic === undefined || values.prefix === undefined) return undefined;
		const seed = macSeed(facts, values.nic, values.prefix);
		return {value: deriveMacs(seed).lan, origin: {from: 'derived', name: values.nic}, safe: true};
	},
	check(text, {facts, values}) {
		const mac = parseMac(text);
		if (!mac.ok) return mac;
		// Two ports of one switch with the same address: neither works for long (F96).
		const holder = facts.nics.find(nic => nic.mac === mac.value || nic.permanentMac === mac.value);
		if (holder) return refused({code: 'mac-in-use', value: text, by: holder.name});
		if (values.nic !== undefined && values.prefix !== undefined) {
			const {bridge, shim} = deriveMacs(macSeed(facts, values.nic, values.prefix));
			if (mac.value === portMac(facts, values.nic, values.prefix, values.layout) || mac.value === bridge) {
				return refused({code: 'mac-in-use', value: text, by: 'br0'});
			}
			if (values.layout === 'shared' && mac.value === shim) {
				return refused({code: 'mac-in-use', value: text, by: shimName(values.prefix)});
			}
		}
		return mac;
	},
	show: mac => mac,
};

export const mgmtSubnetField: Field<'mgmtSubnet'> = {
	id: 'mgmtSubnet',
	flag: '--mgmt-subnet',
	applies: withOwnCard,
	propose(context) {
		const {facts, values} = context;
		const taken = takenSubnets(facts, values.prefix).map(({subnet}) => subnet);
		const standing = facts.networks
			.filter(({name, install}) => install !== null && install === values.prefix && name.endsWith('-bridge'))
			.flatMap(({subnets}) => subnets)
			.find(own => mgmtSubnetField.check(formatSubnet(own), context).ok);
		const subnet = standing ?? firstFree(managementCandidates(), [...taken, ...lansOf(values)]);
		return subnet && {value: formatSubnet(subnet), origin: {from: 'docker-free'}, safe: true};
	},
	check(text, {facts, values}) {
		// Container, bridge gateway and, in classic, the guest's own NIC need an address each.
		const subnet = parseSubnet(text, 29);
		if (!subnet.ok) return subnet;
		const why = specialAddress(subnet.value.address);
		if (why !== null) return refused({code: 'subnet-not-lan', value: text, why});
		const reserved = reservedSubnets.find(other => overlaps(other, subnet.value));
		if (reserved) return refused({code: 'subnet-reserved', value: text, reserved: formatSubnet(reserved)});
		const clash = clashOf(subnet.value, facts, values.prefix, lansOf(values));
		return clash ? refused({code: 'subnet-taken', value: text, ...clash}) : subnet;
	},
	show: formatSubnet,
};

/** The networks that DSM is in by its cards, as far as they are known. */
function lansOf({subnet, also = []}: Partial<FieldValues>): Subnet[] {
	return [
		...(subnet ? [subnet] : []),
		...also.flatMap(({lan}) => (lan.mode === 'static' ? [lan.subnet] : [])),
	];
}

function clashOf(subnet: Subnet, facts: Facts, prefix: string | undefined, lans: readonly Subnet[]) {
	const lan = lans.find(one => overlaps(one, subnet));
	if (lan) return {by: formatSubnet(lan), kind: 'lan'} as const;
	const other = takenSubnets(facts, prefix).find(taken => overlaps(taken.subnet, subnet));
	return other && ({by: other.by, kind: other.kind} as const);
}

export const blockPortsField: Field<'blockPorts'> = {
	id: 'blockPorts',
	flag: '--block-ports',
	/** What the image puts beside the container, with its DHCP=Y, passes no filter of the container's. */
	applies: withOwnCard,
	propose: () => ({value: '', origin: {from: 'default'}, safe: true}),
	check(text) {
		const ports = splitList(text);
		const wrong = ports.find(port => !isPort(port));
		if (wrong !== undefined) return refused({code: isSpan(wrong) ? 'port-span' : 'port-range', value: wrong});
		return parsed([...new Set(ports.map(Number))].sort((a, b) => a - b));
	},
	show: ports => ports.join(','),
};

/** As iptables and Docker write a range of ports. */
function isSpan(text: string): boolean {
	return /^\d+[-:]\d+$/.test(text);
}

export const publishField: Field<'publish'> = {
	id: 'publish',
	flag: '--publish',
	/** Docker publishes only on the gateway endpoint, which is a macvlan in classic and in shared (F41). */
	applies: ({layout}) => layout === undefined || layout === 'direct',
	/** What stands stays; else 5000, or the first free port from 5050 on. */
	propose({facts, values}) {
		const before = predecessorOf(values.takeOver, facts);
		if (before && before.carried.publish.length > 0) {
			const origin = {from: 'predecessor', name: before.name} as const;
			return {value: showPublish(before.carried.publish), origin, safe: true};
		}
		const standing = facts.containers.find(({install}) => install !== null && install === values.prefix);
		if (standing && standing.published.length > 0) {
			return {value: showPublish(standing.published), origin: {from: 'standing'}, safe: true};
		}
		const candidates = [5000, ...Array.from({length: 50}, (_, index) => 5050 + index)];
		const port = candidates.find(candidate => !portUser(facts, '127.0.0.1', candidate));
		if (port === undefined) return undefined;
		const origin = port === 5000 ? ({from: 'default'} as const) : ({from: 'port-free'} as const);
		return {value: `127.0.0.1:${port}:5000`, origin, safe: true};
	},
	check(text) {
		const list: Publish[] = [];
		for (const part of splitList(text)) {
			const found = /^(?:(?<address>[^:]+):)?(?<host>\d+):(?<guest>\d+)$/.exec(part)?.groups;
			if (!found) return refused({code: 'publish-malformed', value: part});
			const {address = '127.0.0.1', host = '', guest = ''} = found;
			const parsedAddress = parseIpv4(address);
			if (!parsedAddress.ok) return parsedAddress;
			// No host has a multicast or reserved address; Docker would fail at the start only.
			const why = specialAddress(address);
			if (why === 'multicast' || why === 'reserved')
				return refused({code: 'address-not-host', value: address, why});
			for (const port of [host, guest]) if (!isPort(port)) return refused({code: 'port-range', value: port});
			const entry = {address, host: Number(host), guest: Number(guest)};
			if (
				list.some(
					other =>
						other.host === entry.host &&
						(other.address === address || [other.address, address].includes('0.0.0.0')),
				)
			) {
				return refused({code: 'publish-twice', value: part});
			}
			list.push(entry);
		}
		return parsed(list);
	},
	show: showPublish,
};

/** True when something on the host already listens where this port would be published. */
export function portUser(facts: Facts, address: string, port: number): boolean {
	return facts.listening.some(
		other =>
			other.port === port &&
			(other.address === address || ['0.0.0.0', '::'].includes(other.address) || address === '0.0.0.0'),
	);
}

function isPort(text: string): boolean {
	return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;
}

function showPublish(list: readonly Publish[]): string {
	return list.map(({address, host, guest}) => `${address}:${host}:${guest}`).join(',');
}
