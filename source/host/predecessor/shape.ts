import * as z from 'zod/mini';

/** What `docker inspect` says of a container and of its image, as far as another container is made from it. */

const text = z.nullish(z.string());
const count = z.nullish(z.number());
const flag = z.nullish(z.boolean());
const texts = z.nullish(z.array(z.string()));
const record = z.nullish(z.record(z.string(), z.nullish(z.string())));
const bindings = z.nullish(
	z.record(z.string(), z.nullish(z.array(z.object({HostIp: text, HostPort: text})))),
);

export const configShape = z.object({
	Image: text,
	Hostname: text,
	Domainname: text,
	User: text,
	WorkingDir: text,
	Entrypoint: texts,
	Cmd: texts,
	Labels: record,
	StopSignal: text,
	StopTimeout: count,
	OpenStdin: flag,
	Tty: flag,
	Healthcheck: z.nullish(
		z.object({Test: texts, Interval: count, Timeout: count, StartPeriod: count, Retries: count}),
	),
});

export const hostShape = z.object({
	PortBindings: bindings,
	RestartPolicy: z.nullish(z.object({Name: text, MaximumRetryCount: count})),
	AutoRemove: flag,
	CapAdd: texts,
	CapDrop: texts,
	Dns: texts,
	DnsSearch: texts,
	DnsOptions: texts,
	ExtraHosts: texts,
	GroupAdd: texts,
	IpcMode: text,
	OomScoreAdj: count,
	Privileged: flag,
	ReadonlyRootfs: flag,
	SecurityOpt: texts,
	ShmSize: count,
	Sysctls: record,
	Runtime: text,
	CpuShares: count,
	CpuPeriod: count,
	CpuQuota: count,
	CpusetCpus: text,
	NanoCpus: count,
	Memory: count,
	MemoryReservation: count,
	MemorySwap: count,
	BlkioWeight: count,
	PidsLimit: count,
	Devices: z.nullish(
		z.array(z.object({PathOnHost: z.string(), PathInContainer: z.string(), CgroupPermissions: text})),
	),
	DeviceCgroupRules: texts,
	Ulimits: z.nullish(z.array(z.object({Name: z.string(), Soft: z.number(), Hard: z.number()}))),
	LogConfig: z.nullish(z.object({Type: text, Config: record})),
	Tmpfs: record,
	Init: flag,
});

const mountShape = z.object({
	Type: z.string(),
	Name: text,
	Source: text,
	Destination: z.string(),
	RW: flag,
	Propagation: text,
});

export const containerShape = z.object({
	id: z.string().check(z.regex(/^[\da-f]{64}$/)),
	name: z.string(),
	imageId: z.string(),
	running: z.boolean(),
	config: configShape,
	host: hostShape,
	// The same once more, with the members that no option of ours carries.
	all: z.record(z.string(), z.unknown()),
	mounts: z.array(mountShape),
});

export type ContainerSays = z.infer<typeof containerShape>;
export type ConfigSays = z.infer<typeof configShape>;
export type HostSays = z.infer<typeof hostShape>;

/**
 * Without the environment: its values never get here (promise E7), as they would with `{{json .Config}}`. The client gives a
 * template its own type, whose members are there whether they are set or not, as long as it names none that only the
 * JSON has, such as `.Id`.
 */
const config = Object.keys(configShape.shape).map(key => `"${key}":{{json .Config.${key}}}`);

export const containerFormat = `{"id":{{json .ID}},"name":{{json .Name}},"imageId":{{json .Image}},"running":{{json .State.Running}},"config":{${config.join(',')}},"host":{{json .HostConfig}},"all":{{json .HostConfig}},"mounts":{{json .Mounts}}}`;
