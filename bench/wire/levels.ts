import {type Cables, setCables} from './cables.js';
import {cpuSeconds} from './cpu.js';
import {alone, answerInGuest, bootAnew} from './guests.js';
import {measure, type Sample} from './measure.js';
import {type PeerKind, seat, serve} from './peer.js';
import {nics, openPlaces, type Places, type Way, type WayName} from './places.js';
import type {Row} from './result.js';
import {takeTurns} from './turns.js';

type Level = {readonly name: string; readonly peer: PeerKind; readonly cables: Cables};

/** From what the layout costs alone to what a program at the tap makes of it. The last, a guest in QEMU, is a lab of its own. */
const levels: readonly Level[] = [
	{name: 'DSM’s interface, in the kernel', peer: 'veth', cables: 'whole'},
	{name: 'the same, each frame by itself', peer: 'veth', cables: 'single'},
	{name: 'a program at the tap', peer: 'tap', cables: 'whole'},
];
const inGuest = 'a guest in an emulating QEMU';

const titles: Record<WayName, string> = {
	host: 'this host itself',
	nat: 'Docker’s NAT, a process in the container',
	'nat-dsm': 'Docker’s NAT, DSM behind it',
	classic: 'classic',
	direct: 'direct',
};
/** What a layout stands beside: the same image, with published ports and nothing else. */
const beside: Partial<Record<WayName, WayName>> = {classic: 'nat-dsm', direct: 'nat-dsm'};

export type WireOptions = {
	readonly rounds: number;
	/** Of each look at a way: to it, from it, and a byte there and back. */
	readonly seconds: number;
	readonly report: (line: string) => void;
};

/** Every level, each in rounds in which all ways take turns; the order changes from round to round. */
export async function measureWire(options: WireOptions): Promise<readonly Row[]> {
	const rows: Row[] = [];
	const places = await openPlaces({guests: false});
	try {
		for (const level of levels) rows.push(...(await atLevel(places, level, options)));
	} finally {
		await places.bench.close();
	}
	const booted = await openPlaces({guests: true});
	try {
		await setCables(booted.bench.lab, nics, 'whole');
		const ways = booted.ways.filter(way => 'dsm' in way);
		const {lab, must} = booted.bench;
		for (const guest of ways) await answerInGuest(must, lab.client, guest);
		rows.push(
			...(await looks(booted, inGuest, ways, options, {
				look: async (name, work) => alone(must, ways, name, work),
				beforeRound: async () => bootAnew(must, lab.client, ways),
			})),
		);
	} finally {
		await booted.bench.close();
	}
	return rows;
}

async function atLevel(
	places: Places,
	{name, peer, cables}: Level,
	options: WireOptions,
): Promise<readonly Row[]> {
	const {bench, ground} = places;
	await setCables(bench.lab, nics, cables);
	// A process in a container has no tap.
	const ways = places.ways.filter(way => peer === 'veth' || 'dsm' in way);
	const stops: Array<() => void | Promise<void>> = [];
	for (const way of ways) {
		stops.push('dsm' in way ? await seat(ground, peer, way.dsm) : await serve(ground, way.answers, way.at));
	}
	// So would the client on the LAN.
	await bench.lab.client.run('ip', ['neigh', 'flush', 'all']);
	const rows = await looks(places, name, ways, options);
	for (const stop of stops) await stop();
	return rows;
}

/** What is done around each look, and before each round. */
type Around = {
	readonly look?: (way: WayName, work: () => Promise<Sample>) => Promise<Sample>;
	readonly beforeRound?: () => Promise<void>;
};

async function looks(
	{bench: {lab}, ground: {tools}}: Places,
	level: string,
	ways: readonly Way[],
	{rounds, seconds, report}: WireOptions,
	{look = async (_name, work) => work(), beforeRound}: Around = {},
): Promise<readonly Row[]> {
	const cpu = async () => cpuSeconds(lab.id);
	const turns = ways.map(({name, target}) => {
		const than = beside[name];
		return {
			level,
			way: titles[name],
			than: than ? titles[than] : null,
			look: async () => look(name, async () => measure(lab.client, target, {tools, seconds, cpu})),
		};
	});
	return takeTurns(turns, rounds, report, beforeRound);
}
