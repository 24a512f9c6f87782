import type {EngineName} from '../roots/debian-root.js';
import {imageName} from '../roots/engine-store.js';
import {type Bench, openBench} from './bench.js';
import {type MachineState, machineState, type Sameness} from './machine-state.js';
import {must, settleNeighbours, withoutGuest} from './neighbours.js';

/** A way to set things up that the matrix goes through. */
export type Setup = {
	readonly name: string;
	/** What follows `apply --yes`. */
	readonly answers: readonly string[];
	/** Other answers, for a change of what stands. */
	readonly changed: readonly string[];
	/** Commands in the host before anything is looked at, words without blanks inside. */
	readonly host?: readonly string[];
	/** Default: enp3s0 alone. */
	readonly nics?: readonly string[];
	/** The same for a shell. */
	readonly shell?: readonly string[];
	/** How the machine has to be what it was before; what was stopped and started again is alike. Default: exact. */
	readonly sameness?: Sameness;
};

const common = ['--prefix', 'vdsm', '--name', 'vdsm', '--nic', 'enp3s0', '--ram-size', '256M'] as const;
const lan = ['--subnet', '192.168.50.0/24', '--gateway', '192.168.50.1'] as const;
const at = (ip: string) => [...common, ...lan, '--ip', ip];

const direct: Setup = {
	name: 'direct, static',
	answers: at('192.168.50.80'),
	changed: at('192.168.50.81'),
};

/** The host has the card up, with addresses and a route of its own on it: all of it goes, and comes back. */
export const held: Setup = {
	name: 'direct, card with addresses',
	answers: [...direct.answers, '--consent', 'nic-loses-address'],
	changed: [...direct.changed, '--consent', 'nic-loses-address'],
	host: [
		'ip link set enp3s0 up',
		'ip addr add 192.168.50.10/24 broadcast 192.168.50.255 dev enp3s0',
		'ip addr add 192.168.50.11/32 dev enp3s0',
		'ip addr add fd00:50::10/64 dev enp3s0',
		'ip route add 10.55.0.0/16 via 192.168.50.1 dev enp3s0 metric 77 proto static',
		'ip route add 10.56.0.0/16 dev enp3s0 src 192.168.50.10',
	],
};

/** Every kind of step at once, for the run on each push: a card with an address that is down. */
export const everyKind: Setup = {
	name: 'direct, card down with an address',
	answers: held.answers,
	changed: held.changed,
	host: ['ip addr add 192.168.50.10/24 broadcast 192.168.50.255 dev enp3s0'],
};

/** DSM moves from a card that had an address to another one: the first is the host's again. */
export const otherCard: Setup = {
	name: 'direct, DSM moves to another card',
	answers: held.answers,
	changed: direct.changed.map(word => (word === 'enp3s0' ? 'enp4s0' : word)),
	host: ['ip addr add 192.168.50.10/24 broadcast 192.168.50.255 dev enp3s0', 'ip link set enp3s0 up'],
	nics: ['enp3s0', 'enp4s0'],
};

/** DSM runs already, in a container that somebody else made, and moves to the card. */
export const moved: Setup = {
	name: 'direct, a DSM that runs moves in',
	answers: movedTo('192.168.50.80'),
	changed: movedTo('192.168.50.81'),
	host: [
		'mkdir -p /root/nas',
		`docker run --detach --name nas --restart always --memory 512m --label owner=anna --publish 10.99.0.10:5050:5000 --env SECRET=canary --cap-add NET_ADMIN --device /dev/net/tun --sysctl net.ipv4.ip_forward=1 --volume /root/nas:/storage ${imageName}`,
	],
	sameness: 'alike',
};

/**
 * The same as Docker Compose has it: a file with comments and in an order of its own, a secret in it and one beside it, a
 * hook, ports, and another service. One line each, for a shell.
 */
export const composeProject: readonly string[] = [
	'mkdir -p /root/nas /srv/nas',
	'echo touch /run/hook-was-here > /srv/nas/own.sh',
	'echo FROM_FILE=canary-7302 > /srv/nas/secrets.env',
	'echo SIZE=256M > /srv/nas/.env',
	`cat > /srv/nas/compose.yaml <<'END'
# The NAS of the house. Do not touch before 6 am.
services:
  other: {image: "${imageName}", entrypoint: [sleep, infinity], init: true}

  dsm: # runs photos
    image: ${imageName}
    container_name: nas
    env_file: secrets.env
    environment:
      - RAM_SIZE=$SIZE
      - SECRET=canary-7301
      - DEV=
      - ARGUMENTS=-no-user-config
    labels: [owner=anna]
    cap_add: [NET_ADMIN]
    devices: [/dev/net/tun]
    sysctls: [net.ipv4.ip_forward=1]
    ports:
      - 10.99.0.10:5050:5000
      - "137:137/udp" # names
    mac_address: 02:42:ac:11:65:43
    volumes:
      - /root/nas:/storage
      - ./own.sh:/run/start.sh:ro
    deploy: {resources: {limits: {memory: 700m}}}
    stop_grace_period: 1m
    restart: always
END`,
	'cd /srv/nas && docker compose up -d',
];

/** With the set-up above; its words have blanks inside, so they are in a file of the host's. */
export const movedByCompose: Setup = {
	name: 'direct, a DSM of Docker Compose moves in',
	answers: movedTo('192.168.50.80'),
	changed: movedTo('192.168.50.81'),
	shell: composeProject,
	sameness: 'alike',
};

function movedTo(ip: string): readonly string[] {
	return [
		'--prefix',
		'vdsm',
		'--nic',
		'enp3s0',
		...lan,
		'--ip',
		ip,
		'--take-over',
		'nas',
		'--consent',
		'take-over',
	];
}

/** All of them, for `npm run test:matrix`. */
export const setups: readonly Setup[] = [
	everyKind,
	direct,
	{
		name: 'direct, DHCP',
		// Named, since what is not named stays as it stands.
		answers: [...common, '--address', 'dhcp', '--publish', '127.0.0.1:5000:5000'],
		changed: [...common, '--address', 'dhcp', '--publish', '127.0.0.1:5001:5000'],
	},
	{
		name: 'classic',
		answers: [...direct.answers, '--layout', 'classic'],
		changed: [...direct.changed, '--layout', 'classic'],
	},
	held,
	moved,
];

/** A bench with such a host and its neighbours, and how it looks before anything is done. */
export type Ready = {
	readonly bench: Bench;
	readonly setup: Setup;
	readonly before: MachineState;
	/** How the machine looks now, when nothing moves any more. */
	look(): Promise<MachineState>;
	/** Back to the very start, storage folder included, which no undo removes. */
	reset(): Promise<void>;
};

export async function openReady(engine: EngineName, setup: Setup): Promise<Ready> {
	const bench = await openBench(engine, setup.nics ? {nics: setup.nics} : {});
	try {
		await withoutGuest(bench.lab);
		await settleNeighbours(bench.lab);
		for (const line of setup.host ?? []) await must(bench.lab, line);
		for (const line of setup.shell ?? []) {
			const {exitCode, stderr} = await bench.lab.host.run('sh', ['-c', line], {timeoutMs: 60_000});
			if (exitCode !== 0) throw new Error(`${line}: ${stderr}`);
		}
		return {
			bench,
			setup,
			before: await settled(bench, setup.sameness),
			look: async () => settled(bench, setup.sameness),
			reset: async () => void (await must(bench.lab, 'rm -rf /root/dsm')),
		};
	} catch (error) {
		await bench.close();
		throw error;
	}
}

/** Addresses of new links are tentative for a second or two: two looks that are the same. */
async function settled({lab}: Bench, sameness?: Sameness): Promise<MachineState> {
	await lab.host.run('sleep', ['2.5']);
	let last = await machineState(lab, sameness);
	for (;;) {
		const next = await machineState(lab, sameness);
		if (JSON.stringify(next) === JSON.stringify(last)) return next;
		last = next;
	}
}
