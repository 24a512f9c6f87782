import type {Command, Word} from '../model/command.js';
import type {Generation} from '../model/facts.js';
import {settingNames} from '../model/predecessor.js';
import type {Attachment, ContainerSpec, NetworkSpec} from '../model/spec.js';
import {formatSubnet} from '../model/subnet.js';

/** Labels as arguments, in a fixed order. */
function labelArgs(labels: Readonly<Record<string, string>>): string[] {
	return Object.entries(labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]);
}

/** `docker network create`: the same on every Engine. */
export function createNetwork(spec: NetworkSpec, labels: Readonly<Record<string, string>>): Command {
	return [
		'docker',
		[
			'network',
			'create',
			'--driver',
			spec.driver,
			...(spec.internal ? ['--internal'] : []),
			'--subnet',
			formatSubnet(spec.subnet),
			// Always named: with a /32 range an Engine up to 28 takes the range's only address as the gateway (F28).
			'--gateway',
			spec.gateway,
			...(spec.ipRange ? ['--ip-range', formatSubnet(spec.ipRange)] : []),
			...Object.entries(spec.reserved).flatMap(([name, address]) => ['--aux-address', `${name}=${address}`]),
			...Object.entries(spec.options).flatMap(([key, value]) => ['--opt', `${key}=${value}`]),
			...labelArgs(labels),
			spec.name,
		],
	];
}

/**
 * The commands that make the container, stopped, with all its ends attached. An Engine before 25.0 takes one network at
 * create and refuses two ("Container cannot be connected to network endpoints", F40); what is more is connected before
 * the start, so that the container never runs with a part of them.
 */
export function createContainer(
	spec: ContainerSpec,
	labels: Readonly<Record<string, string>>,
	generation: Generation,
): readonly Command[] {
	const [first, ...more] = spec.attachments;
	const network =
		generation === 'single'
			? ['--network', first.network, '--ip', first.ip]
			: spec.attachments.flatMap(attachment => ['--network', networkField(attachment, generation)]);
	const create: Command = [
		'docker',
		[
			'create',
			'--name',
			spec.name,
			'--restart',
			spec.restart,
			'--stop-timeout',
			String(spec.stopTimeout),
			...network,
			...spec.ports.flatMap(({address, host, guest}) => ['--publish', `${address}:${host}:${guest}`]),
			...spec.capabilities.flatMap(capability => ['--cap-add', capability]),
			...spec.devices.flatMap(device => ['--device', device]),
			...spec.deviceRules.flatMap(rule => ['--device-cgroup-rule', rule]),
			...Object.entries(spec.sysctls).flatMap(([key, value]) => ['--sysctl', `${key}=${value}`]),
			...spec.mounts.flatMap(mount => ['--mount', mountWord(mount)]),
			...(spec.carried ? carriedArgs(spec.carried) : []),
			...(spec.environmentFile ? ['--env-file', [spec.environmentFile]] : []),
			...Object.entries(spec.environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
			...labelArgs(labels),
			spec.image,
		],
	];
	if (generation !== 'single') return [create];
	return [
		create,
		...more.map(
			({network: name, ip}): Command => ['docker', ['network', 'connect', '--ip', ip, name, spec.name]],
		),
	];
}

/** The long form of `--network`. gw-priority and ifname exist since Engine and client 28.0 (F38, F39). */
function networkField(
	{network, ip, mac, interfaceName, gateway}: Attachment,
	generation: Generation,
): string {
	return [
		`name=${network}`,
		`ip=${ip}`,
		...(mac === null ? [] : [`mac-address=${mac}`]),
		...(generation === 'named' ? [`driver-opt=com.docker.network.endpoint.ifname=${interfaceName}`] : []),
		...(generation === 'named' && gateway ? ['gw-priority=100'] : []),
	].join(',');
}

/** A bind that fails when its source is missing, where `-v` would make a folder of it (F92). */
function mountWord({type, source, target, readOnly}: ContainerSpec['mounts'][number]): Word {
	const [head, tail] = [`type=${type},source=`, `,target=${target}${readOnly ? ',readonly' : ''}`];
	return typeof source === 'string' ? `${head}${source}${tail}` : [head, source, tail];
}

/** What the container before had; each value in one word with its option, whatever it begins with. */
function carriedArgs({
	settings,
	switches,
	otherPorts,
	labels,
}: NonNullable<ContainerSpec['carried']>): string[] {
	return [
		...settingNames.flatMap(name => (settings[name] ?? []).map(value => `--${name}=${value}`)),
		...switches.map(name => `--${name}`),
		...otherPorts.map(port => `--publish=${port}`),
		...labelArgs(labels),
	];
}
