import type {SettingName, SwitchName} from '../../model/predecessor.js';
import type {ConfigSays, HostSays} from './shape.js';

type Settings = {readonly [K in SettingName]?: readonly string[]};

/** What Docker makes of a container that says nothing of it. */
const defaults = {shm: 64 * 1024 * 1024, runtime: 'runc', ipc: ['', 'private', 'shareable']} as const;

/** What differs from Docker's own defaults and from the image's, as options of `docker create`. */
export function settingsOf(id: string, config: ConfigSays, image: ConfigSays, host: HostSays): Settings {
	const all: {readonly [K in SettingName]: readonly string[]} = {
		// Docker names a host by its container where nobody else does.
		hostname: given(config.Hostname === id.slice(0, 12) ? '' : config.Hostname),
		domainname: given(config.Domainname),
		user: given(config.User === image.User ? '' : config.User),
		workdir: given(config.WorkingDir === image.WorkingDir ? '' : config.WorkingDir),
		memory: count(host.Memory),
		'memory-reservation': count(host.MemoryReservation),
		'memory-swap': count(host.MemorySwap),
		cpus: host.NanoCpus ? [String(host.NanoCpus / 1e9)] : [],
		'cpu-shares': count(host.CpuShares),
		'cpu-period': count(host.CpuPeriod),
		'cpu-quota': count(host.CpuQuota),
		'cpuset-cpus': given(host.CpusetCpus),
		'pids-limit': count(host.PidsLimit),
		'shm-size': host.ShmSize === defaults.shm ? [] : count(host.ShmSize),
		'blkio-weight': count(host.BlkioWeight),
		'oom-score-adj': count(host.OomScoreAdj),
		ulimit: (host.Ulimits ?? []).map(({Name, Soft, Hard}) => `${Name}=${Soft}:${Hard}`),
		'device-cgroup-rule': host.DeviceCgroupRules ?? [],
		'cap-drop': (host.CapDrop ?? []).map(capability),
		'security-opt': host.SecurityOpt ?? [],
		'group-add': host.GroupAdd ?? [],
		'add-host': host.ExtraHosts ?? [],
		dns: host.Dns ?? [],
		'dns-search': host.DnsSearch ?? [],
		'dns-option': host.DnsOptions ?? [],
		tmpfs: pairs(host.Tmpfs).map(([path, options]) => (options === '' ? path : `${path}:${options}`)),
		'log-driver': given(host.LogConfig?.Type),
		'log-opt': pairs(host.LogConfig?.Config).map(([key, value]) => `${key}=${value}`),
		ipc: (defaults.ipc as readonly string[]).includes(host.IpcMode ?? '') ? [] : given(host.IpcMode),
		runtime: host.Runtime === defaults.runtime ? [] : given(host.Runtime),
		'stop-signal': given(config.StopSignal === image.StopSignal ? '' : config.StopSignal),
		...health(config, image),
	};
	return Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0));
}

export function switchesOf(config: ConfigSays, host: HostSays): SwitchName[] {
	return [
		...(host.Init === true ? ['init' as const] : []),
		...(config.OpenStdin === true ? ['interactive' as const] : []),
		...(config.Tty === true ? ['tty' as const] : []),
		...(host.Privileged === true ? ['privileged' as const] : []),
		...(host.ReadonlyRootfs === true ? ['read-only' as const] : []),
		...(config.Healthcheck?.Test?.[0] === 'NONE' ? ['no-healthcheck' as const] : []),
	];
}

/** `CAP_NET_ADMIN` to newer Engines, `NET_ADMIN` to older ones. */
export function capability(name: string): string {
	return name.replace(/^CAP_/i, '').toUpperCase();
}

/** A check of its own; the image's comes with the image. Only the shell's form has an option. */
function health(config: ConfigSays, image: ConfigSays) {
	const own = config.Healthcheck;
	const [kind, command = ''] = own?.Test ?? [];
	const differs = own && JSON.stringify(own) !== JSON.stringify(image.Healthcheck ?? null);
	const nanoseconds = (value: number | null | undefined) => (differs && value ? [`${value}ns`] : []);
	return {
		'health-cmd': differs && kind === 'CMD-SHELL' ? [command] : [],
		'health-interval': nanoseconds(own?.Interval),
		'health-timeout': nanoseconds(own?.Timeout),
		'health-start-period': nanoseconds(own?.StartPeriod),
		'health-retries': differs ? count(own.Retries) : [],
	};
}

function given(value: string | null | undefined): readonly string[] {
	return value ? [value] : [];
}

function count(value: number | null | undefined): readonly string[] {
	return value ? [String(value)] : [];
}

export function pairs(
	record: Readonly<Record<string, string | null | undefined>> | null | undefined,
): ReadonlyArray<readonly [string, string]> {
	return Object.entries(record ?? {}).map(([key, value]) => [key, value ?? '']);
}
