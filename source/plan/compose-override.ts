import type {ComposeService} from '../model/compose-project.js';
import type {Generation} from '../model/facts.js';
import {
	type Attachment,
	type ContainerSpec,
	hookTarget,
	predecessorHookTarget,
	specLabel,
} from '../model/spec.js';
import {yamlVisible} from '../model/yaml-visible.js';
import {fileMarker} from './steps.js';

export type OverrideParts = {
	readonly service: ComposeService;
	readonly install: string;
	/** With everything that the service has already. */
	readonly container: ContainerSpec;
	/** The same without it: only what the wiring needs. Compose joins it to what the service has. */
	readonly own: ContainerSpec;
	readonly generation: Generation;
	/** Variables of the service that wire it as it was. */
	readonly dropped: readonly string[];
	readonly labels: Readonly<Record<string, string>>;
};

/**
 * The file beside a Compose file by which Compose itself wires the service anew. The user's own file is not touched: what is
 * said here goes over it, and without this file all is as it was. Lists are joined by Compose, volumes by where they are
 * mounted, variables by their name; what must go is reset. Networks are the host's own, so external (F51).
 */
export function composeOverride(parts: OverrideParts): string {
	const {service, install, container, own, generation} = parts;
	const names = container.attachments.map(({network}) => network);
	return [
		`# ${fileMarker(install)} read by Docker Compose beside its own file.`,
		parts.labels[specLabel] === undefined
			? '# DSM is on the network by this. Without it Compose makes DSM as it was before: "docker compose up -d" and no -f for it.'
			: `# DSM is on the network by this. "sudo npx vdsm-passthru undo --prefix ${install}" takes it away, and DSM is as it was before.`,
		'# It goes over the other file for good: the name of the container, its networks and MAC addresses, the whole list of ports,',
		'# ARGUMENTS and DNSMASQ_OPTS, the start hook, stop_grace_period. What the other file says of these does not count.',
		'# All else is changed there, not here: this file is written anew as a whole, and what was added to it is lost.',
		'services:',
		`  ${quote(service.service)}:`,
		// By its name it is read back, started and found again, whatever the other file says by then.
		`    container_name: ${quote(container.name)}`,
		...section('labels', parts.labels),
		// Either one stands against networks with a MAC address of their own (F45).
		'    network_mode: !reset null',
		'    mac_address: !reset null',
		'    networks: !override',
		...container.attachments.flatMap(end => endpoint(end, generation)),
		...portsOf(container),
		...section('environment', environmentOf(parts)),
		...list('devices', own.devices),
		...list('device_cgroup_rules', own.deviceRules),
		...list('cap_add', own.capabilities),
		...section('sysctls', own.sysctls),
		'    volumes:',
		...container.mounts.flatMap(hookMount),
		`    stop_grace_period: ${container.stopTimeout}s`,
		'networks:',
		...names.flatMap(name => [`  ${quote(name)}:`, `    name: ${quote(name)}`, '    external: true']),
		'',
	].join('\n');
}

/** Empty, since a file of variables cannot be told to leave one out; to the image that is as if it was not there. */
function environmentOf({container, dropped}: OverrideParts): Record<string, string> {
	const empty = Object.fromEntries(dropped.map(name => [name, '']));
	return {...empty, ...container.environment};
}

/** `interface_name` would need API 1.49, `driver_opts` do from Engine 28.0 on (F56); `priority` orders nothing (F57). */
function endpoint({network, ip, mac, interfaceName, gateway}: Attachment, generation: Generation): string[] {
	const named = generation === 'named';
	return [
		`      ${quote(network)}:`,
		`        ipv4_address: ${quote(ip)}`,
		...(mac === null || generation === 'single' ? [] : [`        mac_address: ${quote(mac)}`]),
		...(named
			? ['        driver_opts:', `          com.docker.network.endpoint.ifname: ${quote(interfaceName)}`]
			: []),
		...(named && gateway ? ['        gw_priority: 100'] : []),
	];
}

function portsOf({ports, carried}: ContainerSpec): string[] {
	const all = [
		...ports.map(({address, host, guest}) => `${address}:${host}:${guest}`),
		// Docker chooses one: Compose says that without the colon.
		...(carried?.otherPorts ?? []).map(port => port.replace(/^:/, '')),
	];
	return all.length === 0 ? ['    ports: !reset []'] : ['    ports: !override', ...items(all)];
}

/** A missing hook is a mistake to be told, not a folder to be made (F92). */
function hookMount({source, target}: ContainerSpec['mounts'][number]): string[] {
	if (target !== hookTarget && target !== predecessorHookTarget) return [];
	return [
		'      - type: bind',
		`        source: ${quote(typeof source === 'string' ? source : `./${source.project}`)}`,
		`        target: ${quote(target)}`,
		'        read_only: true',
		'        bind:',
		'          create_host_path: false',
	];
}

function section(name: string, record: Readonly<Record<string, string>>): string[] {
	const entries = Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
	if (entries.length === 0) return [];
	return [`    ${name}:`, ...entries.map(([key, value]) => `      ${quote(key)}: ${quote(value)}`)];
}

function list(name: string, values: readonly string[]): string[] {
	return values.length === 0 ? [] : [`    ${name}:`, ...items(values)];
}

function items(values: readonly string[]): string[] {
	return values.map(value => `      - ${quote(value)}`);
}

/** In double quotes JSON is YAML; Compose would take a single `$` for a variable. */
function quote(text: string): string {
	return yamlVisible(JSON.stringify(text.replaceAll('$', '$$$$')));
}
