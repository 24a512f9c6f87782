import {type CommandLine, inGroup} from '../system/group.js';
import {type HttpOptions, type HttpReply, httpCommand, httpReply} from '../system/http.js';
import {must, type RunOptions, type RunResult, run} from '../system/run.js';

/** A machine of the lab, as far as tests use it: something to run programs on and to ask for web pages from. */
export type Place = {
	/** Full name of its network namespace, for `ip netns exec`. */
	readonly namespace: string;
	/** Runs a program there; never throws for what the program does. */
	run(program: string, args?: readonly string[], options?: RunOptions): Promise<RunResult>;
	/** Makes an HTTP request from there. */
	http(ip: string, port: number, path?: string, options?: HttpOptions): Promise<HttpReply>;
};

/** A network namespace of the lab, with the command that enters it. */
export type Namespace = Place & {
	/** The command, entering this namespace and with a /sys that shows it. */
	enter(command: CommandLine): CommandLine;
	/** As `run`, for the lab's own plumbing: throws on failure. */
	must(program: string, args: readonly string[]): Promise<string>;
};

/** A handle on the namespace `name`, whose programs join the cgroup behind `procsFile`. Makes nothing. */
export function namespace(name: string, procsFile: string): Namespace {
	// `env` in between gives a program that is not there the exit code 127 that a shell would give.
	const enter = ([program, args]: CommandLine): CommandLine =>
		inGroup(procsFile, ['ip', ['netns', 'exec', name, 'env', program, ...args]]);
	return {
		namespace: name,
		enter,
		async run(program, args = [], options = {}) {
			return run(...enter([program, args]), options);
		},
		async must(program, args) {
			return must(...enter([program, args]));
		},
		async http(ip, port, path = '/', options = {}) {
			return httpReply(enter(httpCommand(ip, port, path, options)), options);
		},
	};
}

/** Makes a namespace with loopback up. Without IPv6 it never says a word of its own, which a switch must not. */
export async function createNamespace(
	name: string,
	procsFile: string,
	{ipv6 = true} = {},
): Promise<Namespace> {
	await must('ip', ['netns', 'add', name]);
	const made = namespace(name, procsFile);
	await made.must('ip', ['link', 'set', 'lo', 'up']);
	if (!ipv6) {
		await setSysctl(made, {'net/ipv6/conf/all/disable_ipv6': 1, 'net/ipv6/conf/default/disable_ipv6': 1});
	}
	return made;
}

/** Sets kernel settings of a namespace, by their path below /proc/sys. */
export async function setSysctl(
	target: Namespace,
	settings: Readonly<Record<string, number>>,
): Promise<void> {
	for (const [key, value] of Object.entries(settings)) {
		await target.must('sh', ['-c', 'echo "$1" > "/proc/sys/$0"', key, String(value)]);
	}
}

/** About the first end of a cable: its link is `up`, default true; its MAC `address`, else one by chance. */
export type CableOptions = {readonly up?: boolean; readonly address?: string};

/** A cable: a veth pair with an end in each namespace. The other end is always up. */
export async function cable(
	one: Namespace,
	oneName: string,
	other: Namespace,
	otherName: string,
	{up = true, address}: CableOptions = {},
): Promise<void> {
	await must('ip', [
		'link',
		'add',
		oneName,
		...(address === undefined ? [] : ['address', address]),
		'netns',
		one.namespace,
		'type',
		'veth',
		'peer',
		'name',
		otherName,
		'netns',
		other.namespace,
	]);
	// Whole checksums on the wire: raw readers such as DHCP clients and tcpdump see what a real card would send.
	await one.must('ethtool', ['-K', oneName, 'tx', 'off']);
	await other.must('ethtool', ['-K', otherName, 'tx', 'off']);
	await other.must('ip', ['link', 'set', otherName, 'up']);
	if (up) {
		await one.must('ip', ['link', 'set', oneName, 'up']);
	}
}
