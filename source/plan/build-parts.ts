import {macSeed, portMac} from '../answers/card-macs.js';
import {dummyCandidates, takenSubnets} from '../answers/free-subnets.js';
import {predecessorOf} from '../answers/take-over-field.js';
import type {CardParts, Layout, Parts} from '../layout/layout.js';
import {type Answers, cardsOf} from '../model/answers.js';
import {bridgeOf} from '../model/card-names.js';
import type {Facts} from '../model/facts.js';
import {deriveMacs} from '../model/mac.js';
import {addressAt, allFree, type Subnet} from '../model/subnet.js';

/** What a layout builds from. `crowded`: there was no subnet left for a card, and what was made of it cannot be used. */
export function buildParts(
	answers: Answers,
	layout: Layout,
	facts: Facts,
): {readonly parts: Parts; readonly crowded: boolean} {
	const {subnet, publish} = answers.management ?? noManagement;
	const container = addressAt(subnet, 2);
	const uplink = answers.layout === 'classic' && answers.lan.mode === 'static' ? answers.lan.ip : container;
	const names = layout.names(answers.prefix, answers.container.name);
	const {bridge, shim} = deriveMacs(macSeed(facts, answers.nic, answers.prefix));
	const portOf = (nic: string) => portMac(facts, nic, answers.prefix, answers.layout);
	const macs = {port: portOf(answers.nic), bridge};
	const networks = answers.more.map((_, index) => `${answers.prefix}-eth${index + 2}-macvlan`);
	const [dummy, ...dummies] = dummySubnets([names.lanNetwork, ...networks], answers, facts);
	const mtuOf = (nic: string) => facts.nics.find(({name}) => name === nic)?.mtu ?? 1500;
	const {nic, lan, mac, blockPorts} = answers;
	const further = answers.more.map((card, index): CardParts => {
		const derived = deriveMacs(macSeed(facts, card.nic, answers.prefix));
		return {
			...card,
			number: index + 2,
			network: networks[index] ?? '',
			bridge: bridgeOf(index + 2),
			dummy: dummies[index] ?? fallbackDummy,
			mtu: mtuOf(card.nic),
			macs: {port: portOf(card.nic), bridge: derived.bridge},
		};
	});
	const first: CardParts = {
		...{nic, lan, mac, blockPorts, macs},
		number: 1,
		network: names.lanNetwork,
		bridge: bridgeOf(1),
		dummy: dummy ?? fallbackDummy,
		mtu: mtuOf(nic),
	};
	return {
		parts: {
			answers,
			names,
			macs: {lan: mac, management: mac, ...macs, shim},
			management: {publish, subnet, gateway: addressAt(subnet, 1), container, guest: addressAt(subnet, 3)},
			cards: [first, ...further],
			devices: facts.devices,
			predecessor: predecessorOf(answers.takeOver, facts) ?? null,
			nat: natOf(uplink),
		},
		crowded: [dummy, ...dummies].includes(undefined),
	};
}

/** For the layouts that have no such network, and do not look at it. */
const noManagement: NonNullable<Answers['management']> = {
	subnet: {address: '172.31.4.0', prefix: 24},
	publish: [],
};

const fallbackDummy: Subnet = {address: '10.213.213.0', prefix: 30};

/** Those that stand already, so that a second plan equals the first; else the first that touch nothing, nor each other. */
function dummySubnets(
	networks: readonly string[],
	answers: Answers,
	facts: Facts,
): ReadonlyArray<Subnet | undefined> {
	const standing = networks.map(lan => {
		const [own] =
			facts.networks.find(({name, install}) => name === lan && install === answers.prefix)?.subnets ?? [];
		return own?.prefix === 30 ? own : undefined;
	});
	const used = [
		...takenSubnets(facts, answers.prefix).map(({subnet}) => subnet),
		...cardsOf(answers).flatMap(({lan}) => (lan.mode === 'static' ? [lan.subnet] : [])),
		...(answers.management ? [answers.management.subnet] : []),
		...standing.flatMap(own => own ?? []),
	];
	// The candidates touch each other as little.
	const free = allFree(dummyCandidates(), used);
	return standing.map(own => own ?? free.next().value);
}

/** What the image's network.sh (v7.48) makes of its uplink's address: 172.30.<third octet>.0/24, or 172.31 for 172.30. */
function natOf(uplink: string): Parts['nat'] {
	const [first, second, third] = uplink.split('.');
	const net = `172.${first === '172' && second === '30' ? 31 : 30}.${third}`;
	return {gateway: `${net}.1`, guest: `${net}.2`};
}
