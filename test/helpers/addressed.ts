/** What `strace -e trace=network` is called with, to write to `file` what a command and all that it starts say to the network. */
export function straced(file: string, words: readonly string[]): readonly string[] {
	return [
		...[
			'strace',
			'-f',
			'--seccomp-bpf',
			'-qq',
			'-s',
			'300',
			'-e',
			'trace=network,setns',
			'-e',
			'signal=none',
		],
		...['-o', file, ...words],
	];
}

/** Of those who went into another network namespace, such as a container's; the first process of a trace is not one of them. */
export function insideOthers(trace: string): (call: string) => boolean {
	const pidOf = (line: string) => line.split(' ', 1)[0] ?? '';
	const first = pidOf(trace);
	const gone = trace.split('\n').filter(line => /^\d+ +setns\(.*CLONE_NEWNET/.test(line));
	const pids = new Set(gone.map(pidOf).filter(pid => pid !== first));
	return call => pids.has(pidOf(call));
}

/** The calls in a trace in which somebody was addressed, or listened for. */
export function addressedIn(trace: string): readonly string[] {
	return trace.split('\n').filter(line => /^\d+ +(?:bind|connect|send\w+)\(.*\{sa_family=/.test(line));
}

/** Neither this machine's own sockets nor a question on `card` to the LAN. */
export function strangersAmong(calls: readonly string[], card: string): readonly string[] {
	const isLocal = (line: string) =>
		line.includes('sa_family=AF_NETLINK') || line.includes('sa_family=AF_UNIX');
	return calls.filter(line => !isLocal(line) && !isProbe(line, card));
}

/** A packet to the LAN, sent by what asks there. */
export function isProbe(line: string, card: string): boolean {
	return line.includes('sa_family=AF_PACKET') && line.includes(`sll_ifindex=if_nametoindex("${card}")`);
}

/** Sockets in the file system that are none of those that are known. */
export function strangePathsIn(calls: readonly string[]): readonly string[] {
	return calls
		.flatMap(line => /sun_path=@?"([^"]*)"/.exec(line)?.[1] ?? [])
		.filter(name => !known.includes(name));
}

/** Docker’s; glibc’s for names; those of systemd and of network managers, by their own programs. */
const known = [
	'/var/run/docker.sock',
	'/run/docker.sock',
	'/var/run/nscd/socket',
	'/run/dbus/system_bus_socket',
	'/var/run/dbus/system_bus_socket',
	'/run/systemd/private',
];
