import type {Publish} from '../../model/answers.js';
import {withoutGuestNic, withRouter} from '../../model/image-variables.js';
import type {Carried, CarriedMount} from '../../model/predecessor.js';
import {hookTarget, predecessorHookTarget} from '../../model/spec.js';
import {isAwkward} from './lost.js';
import {capability, pairs, settingsOf, switchesOf} from './settings.js';
import type {ConfigSays, ContainerSays, HostSays} from './shape.js';

/** Whose beginning these labels have, they are about the container that has them, and not about what it is for. */
const ownLabels = ['vdsm-passthru.', 'com.docker.compose.'];

/** What the environment told: names of all that the image does not set, and values of those that wire DSM. */
export type Environment = {
	readonly names: readonly string[];
	readonly arguments: string;
	readonly dnsmasq: string;
};

/**
 * What of a container the next one gets, too. Read from one of ours it is the same again: what we have added is left out,
 * or is added once more without a difference.
 */
export function carriedOf(
	{id, config, host, mounts}: ContainerSays,
	image: ConfigSays,
	environment: Environment,
): Carried {
	const {Name: policy, MaximumRetryCount: retries} = host.RestartPolicy ?? {};
	const {publish, other} = portsOf(host);
	return {
		image: config.Image ?? '',
		restart: policy ? (retries ? `${policy}:${retries}` : policy) : 'no',
		stopTimeout: config.StopTimeout ?? null,
		environment: environment.names,
		arguments: withoutGuestNic(environment.arguments),
		dnsmasq: withRouter(environment.dnsmasq),
		mounts: mounts.flatMap(mount => mountOf(mount)).sort(byTarget),
		publish,
		otherPorts: other,
		devices: (host.Devices ?? []).map(deviceOf),
		capabilities: (host.CapAdd ?? []).map(capability),
		sysctls: Object.fromEntries(pairs(host.Sysctls)),
		labels: Object.fromEntries(
			pairs(config.Labels).filter(
				([key, value]) => !ownLabels.some(start => key.startsWith(start)) && image.Labels?.[key] !== value,
			),
		),
		settings: settingsOf(id, config, image, host),
		switches: switchesOf(config, host),
	};
}

/** Docker hands them out in any order. */
function byTarget({target: one}: CarriedMount, {target: other}: CarriedMount): number {
	return one < other ? -1 : 1;
}

/** None for what `lostOf` names: the new container is made without it. */
function mountOf(mount: ContainerSays['mounts'][number]): CarriedMount[] {
	const {Type, Name, Source, Destination, RW} = mount;
	const type = Type === 'bind' || Type === 'volume' ? Type : undefined;
	const source = type === 'volume' ? Name : Source;
	if (
		type === undefined ||
		!source ||
		isAwkward(mount) ||
		[hookTarget, predecessorHookTarget].includes(Destination)
	)
		return [];
	return [{type, source, target: Destination, readOnly: RW === false}];
}

function deviceOf({
	PathOnHost,
	PathInContainer,
	CgroupPermissions,
}: NonNullable<HostSays['Devices']>[number]): string {
	const permissions = CgroupPermissions ?? 'rwm';
	if (permissions !== 'rwm') return `${PathOnHost}:${PathInContainer}:${permissions}`;
	return PathOnHost === PathInContainer ? PathOnHost : `${PathOnHost}:${PathInContainer}`;
}

/** TCP ports on IPv4 are an answer of ours; the others are carried as they are. */
function portsOf({PortBindings}: HostSays): {readonly publish: readonly Publish[]; readonly other: string[]} {
	const all = Object.entries(PortBindings ?? {}).flatMap(([guest, bindings]) =>
		(bindings ?? []).map(({HostIp, HostPort}) => toPort(guest, HostIp ?? '', HostPort ?? '')),
	);
	return {
		publish: all.filter(port => typeof port !== 'string'),
		other: all.filter(port => typeof port === 'string'),
	};
}

function toPort(guest: string, address: string, host: string): Publish | string {
	const [port = '', protocol = 'tcp'] = guest.split('/');
	if (protocol === 'tcp' && !address.includes(':') && /^[1-9]\d*$/.test(host))
		return {address: address || '0.0.0.0', host: Number(host), guest: Number(port)};
	const shown = address.includes(':') ? `[${address}]` : address;
	return `${shown === '' ? '' : `${shown}:`}${host}:${port}/${protocol}`;
}
