import * as z from 'zod/mini';
import {parseIpv4} from '../model/address.js';
import {composeFlaws} from '../model/compose-project.js';
import {settingNames, switchNames} from '../model/predecessor.js';
import {subnetOf} from '../model/subnet.js';

/** The shape of `Facts` in a file, strict: unknown members are refused. */

const text = z.string().check(z.maxLength(4096));
const line = z.nullable(text);
const flag = z.boolean();
const maybe = z.nullable(z.boolean());
const count = z.int().check(z.minimum(0));
const family = z.literal([4, 6]);
const list = <T extends z.core.SomeType>(item: T) => z.array(item).check(z.maxLength(20_000));

const ipv4 = text.check(z.refine(value => parseIpv4(value).ok));
const subnet = z
	.strictObject({address: ipv4, prefix: count.check(z.maximum(32))})
	.check(z.refine(({address, prefix}) => subnetOf(address, prefix).address === address));
const mac = z.nullable(z.string().check(z.regex(/^[\da-f]{2}(?::[\da-f]{2}){5}$/)));

/** `--mount` is a list without a way to quote. What is read of a machine has none of these either. */
const mounted = text.check(z.refine(value => !/[,"\r\n]/.test(value)));

const carries = z.discriminatedUnion('what', [
	z.strictObject({what: z.literal('default-route'), family, table: text, via: text}),
	z.strictObject({what: z.literal('ssh-session'), peer: text, via: text}),
]);

const nic = z.strictObject({
	name: text,
	index: count,
	kind: z.enum(['physical', 'vlan', 'bond', 'bridge', 'team', 'veth', 'macvlan', 'loopback', 'other']),
	mac,
	permanentMac: mac,
	driver: line,
	bus: line,
	model: line,
	up: flag,
	carrier: maybe,
	speed: z.nullable(count),
	duplex: z.nullable(z.enum(['full', 'half'])),
	mtu: count,
	arpType: count,
	wireless: flag,
	addresses: list(
		z.strictObject({
			family,
			address: text,
			prefix: count,
			scope: text,
			broadcast: z.exactOptional(line),
			dynamic: z.exactOptional(flag),
			noPrefixRoute: z.exactOptional(flag),
		}),
	),
	master: z.nullable(z.strictObject({name: text, kind: text})),
	children: list(z.strictObject({name: text, kind: text})),
	dockerNetworks: list(z.strictObject({name: text, mode: text, install: line})),
	carries: list(carries),
	managedBy: line,
	promiscuity: count,
	ipv6: maybe,
	arpIgnore: z.exactOptional(count),
	answersForOthers: z.exactOptional(flag),
	vlan: z.exactOptional(z.strictObject({parent: text, id: count, group: z.nullable(count)})),
	extra: z.exactOptional(z.strictObject({dhcp: flag, ieee8021x: line, virtualMac: flag})),
});

const engine = z.discriminatedUnion('state', [
	z.strictObject({state: z.literal('none')}),
	z.strictObject({state: z.literal('unreachable'), reason: text, denied: flag}),
	z.strictObject({
		state: z.literal('running'),
		version: text,
		apiVersion: text,
		clientVersion: text,
		name: text,
		operatingSystem: text,
		rootless: flag,
		desktop: flag,
		remote: line,
		podman: flag,
	}),
]);

const lanAnswer = z.discriminatedUnion('answer', [
	z.strictObject({answer: z.literal('mac'), mac: text}),
	z.strictObject({answer: z.literal('silent')}),
	z.strictObject({
		answer: z.literal('not-checked'),
		why: z.enum(['link-down', 'no-carrier', 'no-arping', 'no-root', 'in-use', 'other-machine', 'failed']),
	}),
]);

const platform = z.discriminatedUnion('name', [
	z.strictObject({name: z.literal('proxmox')}),
	z.strictObject({name: z.literal('unraid'), version: line, keepsNetworks: maybe}),
	z.strictObject({name: z.literal('truenas'), version: line}),
	z.strictObject({name: z.literal('synology'), version: line, model: line}),
	z.strictObject({name: z.literal('raspberry-pi-os')}),
	z.strictObject({name: z.literal(['ubuntu', 'debian']), version: line, raspberryPi: flag}),
	z.strictObject({name: z.literal('other')}),
]);

const predecessor = z.strictObject({
	id: text,
	name: text,
	running: flag,
	place: z.enum(['own', 'aside', 'gone']),
	install: line,
	compose: z.nullable(
		z.strictObject({
			project: text,
			service: text,
			files: text,
			// These are not in the files of the first version that told of it, which moved none.
			folder: z._default(text, ''),
			override: z._default(text, ''),
			flaw: z._default(z.nullable(z.enum(composeFlaws)), 'files'),
			values: z._default(list(text), []),
		}),
	),
	autoRemove: flag,
	hook: z.nullable(z.strictObject({source: text, bridge: flag})),
	lost: list(text),
	dropped: list(text),
	free: z.nullable(z.number()),
	carried: z.strictObject({
		image: text,
		restart: text,
		stopTimeout: z.nullable(z.number()),
		environment: list(text),
		arguments: text,
		dnsmasq: text,
		mounts: list(
			z.strictObject({type: z.enum(['bind', 'volume']), source: mounted, target: mounted, readOnly: flag}),
		),
		publish: list(z.strictObject({address: text, host: count, guest: count})),
		otherPorts: list(text),
		devices: list(text),
		capabilities: list(text),
		sysctls: z.record(text, text),
		labels: z.record(text, text),
		settings: z.partialRecord(z.enum(settingNames), list(text)),
		switches: list(z.enum(switchNames)),
	}),
});

export const factsContent = z.strictObject({
	host: z.strictObject({
		name: text,
		system: text,
		kernel: text,
		// These two are not in the files of 0.1.
		platform: z.exactOptional(platform),
		virtualization: line,
		vendor: line,
		cloud: z.exactOptional(line),
		root: flag,
		// Nor is this.
		systemd: z._default(flag, false),
	}),
	nics: list(nic),
	routes: list(
		z.strictObject({
			family,
			destination: text,
			gateway: line,
			device: text,
			table: text,
			metric: z.exactOptional(z.nullable(count)),
			protocol: z.exactOptional(line),
			source: z.exactOptional(line),
		}),
	),
	engine,
	networks: list(
		z.strictObject({
			id: text,
			name: text,
			driver: text,
			internal: flag,
			subnets: list(subnet),
			parent: line,
			mode: line,
			bridge: z.exactOptional(text),
			install: line,
			nicWas: line,
			predecessor: z.exactOptional(text),
		}),
	),
	containers: list(
		z.strictObject({
			id: text,
			name: text,
			image: text,
			running: flag,
			networks: list(text),
			published: list(z.strictObject({address: text, host: count, guest: count})),
			install: line,
			predecessor: z.exactOptional(text),
			dsm: flag,
		}),
	),
	// Another machine's containers cannot be taken over from here, and are not in older files.
	predecessors: z._default(list(predecessor), []),
	images: list(z.strictObject({name: text, version: line})),
	devices: z.strictObject({kvm: flag, tun: flag, vhostNet: flag}),
	// macvtap is not in the files before layout shared.
	modules: z.strictObject({macvlan: maybe, macvtap: z._default(maybe, null), bridge: maybe, tun: maybe}),
	listening: list(z.strictObject({address: text, port: count.check(z.maximum(65_535))})),
	bridgeNf: maybe,
	lan: list(z.strictObject({nic: text, address: ipv4, result: lanAnswer})),
	neighbours: z.exactOptional(list(z.strictObject({nic: text, address: ipv4, mac: text}))),
});
