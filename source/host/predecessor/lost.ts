import type {ConfigSays, ContainerSays} from './shape.js';

/** Members of `HostConfig` that are carried, replaced by ours, or Docker's own business. */
const known: ReadonlySet<string> = new Set([
	...['Binds', 'Mounts', 'Tmpfs', 'LogConfig', 'PortBindings', 'RestartPolicy', 'AutoRemove', 'NetworkMode'],
	...[
		'CapAdd',
		'CapDrop',
		'Dns',
		'DnsOptions',
		'DnsSearch',
		'ExtraHosts',
		'GroupAdd',
		'IpcMode',
		'SecurityOpt',
	],
	...['OomScoreAdj', 'Privileged', 'ReadonlyRootfs', 'ShmSize', 'Sysctls', 'Runtime', 'Init', 'Ulimits'],
	...['CpuShares', 'CpuPeriod', 'CpuQuota', 'CpusetCpus', 'NanoCpus', 'PidsLimit', 'BlkioWeight'],
	...['Memory', 'MemoryReservation', 'MemorySwap', 'Devices', 'DeviceCgroupRules'],
	...['ContainerIDFile', 'CgroupnsMode', 'ConsoleSize', 'MaskedPaths', 'ReadonlyPaths', 'Isolation'],
]);

/** Settings that nothing carries over, by their name in `docker inspect`: what is not known here is never left out silently. */
export function lostOf(
	{all, config, mounts}: ContainerSays,
	image: ConfigSays,
	unfit: readonly string[],
): string[] {
	const same = (one: readonly string[] | null | undefined, other: readonly string[] | null | undefined) =>
		JSON.stringify(one ?? []) === JSON.stringify(other ?? []);
	return [
		...Object.entries(all).flatMap(([key, value]) => (known.has(key) || isUnset(value) ? [] : [key])),
		...(same(config.Entrypoint, image.Entrypoint) ? [] : ['Entrypoint']),
		...(same(config.Cmd, image.Cmd) ? [] : ['Cmd']),
		...(config.Healthcheck?.Test?.[0] === 'CMD' && !same(config.Healthcheck.Test, image.Healthcheck?.Test)
			? ['Healthcheck']
			: []),
		...mounts
			.filter(mount => !['bind', 'volume', 'tmpfs'].includes(mount.Type) || isAwkward(mount))
			.map(({Destination}) => `Mounts ${Destination}`),
		...unfit.map(name => `Env ${name}`),
	];
}

/** It cannot be told: `--mount` is a comma separated list without a way to quote, and has no propagation here. */
export function isAwkward({
	Source,
	Name,
	Destination,
	Propagation,
}: ContainerSays['mounts'][number]): boolean {
	const words = `${Source ?? ''}${Name ?? ''}${Destination}`;
	return /[,"\r\n]/.test(words) || !['', 'rprivate'].includes(Propagation ?? '');
}

function isUnset(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isUnset);
	if (typeof value === 'object' && value !== null) return Object.values(value).every(isUnset);
	return (
		value === null || value === undefined || value === '' || value === 0 || value === false || value === -1
	);
}
