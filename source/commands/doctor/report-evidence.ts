import {networkVariables} from '../../model/diagnosis/container-detail.js';
import type {Evidence, Inside, Read} from '../../model/diagnosis/evidence.js';
import {networkWords} from './network-words.js';
import {both, inWords, line, type Part, part} from './report-line.js';

/** What the looks have seen, as far as it helps and tells nothing of anybody. Strings are raw. */
export type Reads = {readonly [P in keyof Evidence]: Read<Evidence[P]>};

/** Lines of the container's log. */
const logLines = 60;

export function evidenceParts(reads: Reads): readonly Part[] {
	return [
		part('container', reads.container, containerLines),
		part('networks of the container', both(reads.container, reads.networks), ([container, networks]) => {
			const own = container.ends.map(
				({networkId, network}) =>
					networks.find(({id}) => id === networkId) ?? networks.find(({name}) => name === network),
			);
			return own.flatMap(network => (network ? [networkLine(network, network.name)] : ['(gone)']));
		}),
		part('other networks', both(reads.container, reads.networks), ([container, networks]) =>
			networks
				.filter(({id, name}) => !container.ends.some(end => end.networkId === id || end.network === name))
				// Their names may tell of other people's work.
				.map(network => networkLine(network, '-')),
		),
		part('inside', reads.inside, insideLines),
		part('hook', reads.hook, hook =>
			hook === null ? ['none'] : [line({...hook, content: hook.content.length})],
		),
		part('card', reads.card, card => (card === null ? ['none'] : [line(card)])),
		part('LAN', reads.lan, lan => [
			line({...lan, besides: inWords(lan.besides), gatewayBesides: inWords(lan.gatewayBesides)}),
		]),
		part('published ports', reads.web, web => web.map(line)),
		part('ours', reads.ours, ours =>
			ours === null
				? ['no']
				: [
						line({
							install: ours.install,
							nic: ours.nic.name,
							mac: ours.nic.mac,
							ip: ours.ip,
							gateway: ours.gateway,
						}),
					],
		),
		part(`container log, last ${logLines} lines`, reads.log, log => printed(log.slice(-logLines))),
		part('daemon log, last 20 lines', reads.daemon, log => printed(log.slice(-20))),
	];
}

function containerLines(container: Evidence['container']): readonly string[] {
	const {environment, ends, mounts, compose, startedAt} = container;
	const set = networkVariables.filter(name => environment[name] !== undefined);
	return [
		line({
			name: container.name,
			image: container.image,
			version: container.imageVersion,
			status: container.status,
			exit: container.exitCode,
			restarts: container.restarts,
			started: startedAt === null ? null : new Date(startedAt).toISOString(),
			oom: container.oomKilled,
			health: container.health?.status ?? null,
			policy: container.restartPolicy,
			network: container.networkMode,
			privileged: container.privileged,
			ours: container.install,
			compose: compose !== null,
		}),
		`error: ${container.error}`,
		`devices: ${container.devices.join(' ')}; rules: ${container.cgroupRules.join(', ')}; capabilities: ${container.capabilities.join(' ')}`,
		`sysctls: ${Object.entries(container.sysctls)
			.filter(([key]) => key.startsWith('net.'))
			.map(([key, value]) => `${key}=${value}`)
			.join(' ')}`,
		`mounts: ${mounts.map(({type, target, readOnly}) => `${type} ${target}${readOnly ? ' ro' : ''}`).join(', ')}`,
		`ports wanted: ${container.wantedPorts.join(' ')}; open: ${container.openPorts.join(' ')}`,
		`variables that are set (values left out): ${set.join(' ')}`,
		`ARGUMENTS, what is about the network: ${networkWords((environment['ARGUMENTS'] ?? '').split(/\s+/)).join(' ')}`,
		...ends.map(
			end =>
				`end: ${line({...end, networkId: end.networkId.slice(0, 12), driverOpts: optionsOf(end.driverOpts)})}`,
		),
	];
}

function networkLine(network: Evidence['networks'][number], name: string): string {
	return line({
		name,
		driver: network.driver,
		internal: network.internal,
		ipam: network.ipam
			.map(({subnet, gateway, ipRange}) => [subnet, gateway, ipRange].filter(Boolean).join(' '))
			.join(', '),
		options: optionsOf(network.options),
		attached: network.attached.length,
	});
}

/** Those of Docker's own; somebody else's may hold anything. */
function optionsOf(options: Readonly<Record<string, string>>): string {
	return Object.entries(options)
		.filter(([key]) => /^(?:parent|macvlan_mode|ipvlan_mode|com\.docker\.network\.[\w.-]+)$/.test(key))
		.map(([key, value]) => `${key}=${value}`)
		.join(' ');
}

function insideLines({links, routes, learned, qemu, ...rest}: Inside): readonly string[] {
	return [
		...links.map(
			link =>
				`link: ${line({...link, addresses: link.addresses.map(({address, prefix}) => `${address}/${prefix}`).join(' ')})}`,
		),
		...(routes ?? []).map(route => `route: ${line(route)}`),
		...[...(learned ?? [])].map(([mac, link]) => `learned: ${mac} on ${link}`),
		`QEMU, what is about the network: ${qemu === null ? 'not read' : networkWords(qemu).join(' ')}`,
		line({...rest, bridgeConf: rest.bridgeConf?.replaceAll('\n', '; ') ?? null, hookInode: rest.hookInode}),
	];
}

/** With a sign before each line, so that none of somebody else's begins as one of ours does. */
function printed(log: readonly string[]): readonly string[] {
	return log.map(one => `| ${one}`);
}
