import {spawnSync} from 'node:child_process';
import {
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {arpings} from './arpings.js';
import {namespaceOptions} from './namespaces.js';
import {callsIn, type Shell} from './shells.js';

/**
 * A machine for exported scripts, made of a folder: stand-ins for `docker`, `ip` and the others that remember what
 * exists and write down every call, a /sys/class/net with one free card, and /dev. The script sees it in a mount
 * namespace of its own, so nothing in it has to know about tests.
 */
const helpers = fileURLToPath(new URL('world', import.meta.url));

/** What happens to the changing call number `at` (from 1). A signal reaches the script after the call. */
export type Fault = {
	readonly at: number;
	readonly kind: 'before' | 'after' | 'lie' | 'INT' | 'TERM' | 'HUP';
};

export type WorldOptions = {
	readonly nic: string;
	/** Further cards, as the first one is. */
	readonly further?: readonly string[];
	readonly nicUp?: boolean;
	/** null: a kernel without IPv6. */
	readonly ipv6?: boolean | null;
	/** What `docker version` says of client and server. */
	readonly versions?: string;
	/** Of the host on the card, as `ip -o addr` prints them. */
	readonly addresses?: readonly string[];
	/** Routes over the card: family and destination. */
	readonly cardRoutes?: readonly string[];
	/** Below /dev. */
	readonly devices?: readonly string[];
	/** The folder that the script lies in, by name. */
	readonly project?: string;
};

export type RunOptions = {
	readonly shell: Shell;
	readonly fault?: Fault;
	/** Shell patterns of command lines that fail, always. */
	readonly stuck?: readonly string[];
	/** Instead of the root user. */
	readonly uid?: number;
};

export type Run = {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
	/** Every call of a stand-in, in order: program and arguments. */
	readonly calls: ReadonlyArray<readonly string[]>;
	/** Those that change something. */
	readonly changes: ReadonlyArray<readonly string[]>;
};

export type World = {
	/** The folder that the script lies in, as `pwd -P` prints it. */
	readonly project: string;
	/** Puts a file of the machine in place: `version`, `info`, `routes`, `addresses`, `dead`, or one below `state`. */
	set(path: string, content: string): void;
	/** A Docker network or container of somebody else's, or of another installation. */
	standing(kind: 'networks' | 'containers', name: string, labels?: string): void;
	/** Whether a path below `state` is there. */
	has(path: string): boolean;
	remove(path: string): void;
	/** Runs a script of the project's folder. */
	run(text: string, args: readonly string[], options: RunOptions): Run;
	/** All that a script may change, as text. `storage` are paths of the project that it leaves on purpose. */
	snapshot(...storage: readonly string[]): string;
	close(): void;
};

export function openWorld(options: WorldOptions): World {
	const root = realpathSync(mkdtempSync(join(tmpdir(), 'vdsm-passthru-world-')));
	const project = join(root, 'files', options.project ?? 'project');
	const set = (path: string, content: string) => {
		mkdirSync(dirname(join(root, path)), {recursive: true});
		writeFileSync(join(root, path), content);
	};
	furnish(root, set, options);
	mkdirSync(project, {recursive: true});
	return {
		project,
		set,
		standing(kind, name, labels = ' ') {
			const files = {labels: `${labels}\n`, parent: '\n', networks: '', status: 'running\n', id: `${name}\n`};
			for (const [file, content] of Object.entries(files)) set(`state/${kind}/${name}/${file}`, content);
		},
		has: path => existsSync(join(root, 'state', path)),
		remove: path => rmSync(join(root, path), {recursive: true}),
		run(text, args, {shell, fault, stuck = [], uid = 0}) {
			const script = join(project, 'vdsm-passthru.sh');
			writeFileSync(script, text);
			set('log', '');
			set('count', '0\n');
			set('fault', fault ? `${fault.at} ${fault.kind}\n` : '0 none\n');
			set('stuck', stuck.map(pattern => `${pattern}\n`).join(''));
			set('uid', `${uid}\n`);
			const entering = [...namespaceOptions(), join(helpers, 'enter.sh'), root];
			const {status, stdout, stderr, error} = spawnSync(
				'unshare',
				[...entering, ...startingWith(shell), script, ...args],
				{cwd: project, encoding: 'utf8'},
			);
			if (error) throw error;
			rmSync(script);
			const calls = callsIn(readFileSync(join(root, 'log'), 'utf8'));
			return {status, stdout, stderr, calls, changes: calls.filter(isChanging)};
		},
		snapshot(...storage) {
			const left = new Set(
				storage
					.map(path => resolve(project, path.replace(/^\/srv/, join(root, 'files/srv'))))
					.flatMap(path => [path, ...between(project, path), ...between(join(root, 'files/srv'), path)]),
			);
			const places = [
				'state/networks',
				'state/containers',
				'state/links',
				'state/enabled',
				'ipv6-conf',
				'ipv4-conf',
				'files',
				'addresses',
				'card-routes',
			];
			return places.flatMap(place => listing(join(root, place), left)).join('\n');
		},
		close: () => rmSync(root, {recursive: true, force: true}),
	};
}

/** The folders that are made on the way from `base` to `path`; none: it is not below. */
function between(base: string, path: string): readonly string[] {
	const parent = dirname(path);
	return parent.startsWith(`${base}/`) ? [parent, ...between(base, parent)] : [];
}

/** The machine before anything was done: no network, no container, a card that nobody uses. */
function furnish(
	root: string,
	set: World['set'],
	{
		nic,
		further = [],
		nicUp = false,
		ipv6 = true,
		versions = '28.5.2 28.5.2',
		devices = ['kvm', 'net/tun', 'vhost-net'],
		addresses = [],
		cardRoutes = [],
	}: WorldOptions,
): void {
	for (const folder of [
		'state/networks',
		'state/containers',
		'state/enabled',
		'ipv6-conf',
		'ipv4-conf',
		'files/srv',
		...settings,
	])
		mkdirSync(join(root, folder), {recursive: true});
	cpSync(join(helpers, 'bin'), join(root, 'bin'), {recursive: true});
	set('state/images', '');
	for (const name of [nic, ...further]) {
		set(`state/links/${name}`, nicUp ? 'up\n' : 'down\n');
		set(`sys-class-net/${name}/type`, '1\n');
		set(`ipv4-conf/${name}/arp_ignore`, '0\n');
		if (ipv6 !== null) set(`ipv6-conf/${name}/disable_ipv6`, ipv6 ? '0\n' : '1\n');
		set(`sys-class-net/${name}/carrier`, '1\n');
	}
	for (const device of ['null', ...devices]) set(`dev/${device}`, '');
	const {help, silence} = arpings.iputils;
	set('arping/help', help.stderr);
	set('arping/answer', silence.stdout);
	set('version', `${versions}\n`);
	set('info', 'Debian GNU/Linux 13 (trixie) [name=seccomp,profile=builtin]\n');
	set('routes', 'default via 192.168.1.1 dev eno1 proto dhcp src 192.168.1.2 metric 100 \n');
	set('addresses', addresses.map(address => `${address}\n`).join(''));
	set(
		'card-routes',
		[...cardRoutes]
			.sort()
			.map(route => `${route}\n`)
			.join(''),
	);
	set('files/etc/dhcpcd.conf', 'hostname\n\ninterface eth7\nnoipv6');
}

/** Where network managers and systemd look. */
const settings = ['systemd/system', 'systemd/network', 'NetworkManager/conf.d', 'network/if-pre-up.d'].map(
	folder => `files/etc/${folder}`,
);

/** A busybox may take its own applets before it looks at PATH: there the stand-ins are functions. */
function startingWith({name, command}: Shell): readonly string[] {
	if (name !== 'busybox') return command;
	return [...command, '-c', readFileSync(join(helpers, 'standalone.sh'), 'utf8')];
}

const changing = [
	/^docker (?:pull|create|start|stop|rm|network (?:create|connect|rm)) /,
	/^ip (?:link (?:set|add|delete)|(?:-[46] )?(?:addr|route) (?:flush|replace)) /,
	/^(?:sysctl|mkdir|rm|mv|chmod|sed -i|find|ifup|ifdown|dhcpcd) /,
	/^systemctl (?:daemon-reload|enable|disable)/,
	/^nmcli (?:general|device set) /,
	/^networkctl reload/,
];

function isChanging(call: readonly string[]): boolean {
	return changing.some(pattern => pattern.test(call.join(' ')));
}

function listing(path: string, left: ReadonlySet<string>): string[] {
	if (left.has(path)) return [];
	const status = lstatSync(path);
	if (status.isSymbolicLink()) return [`${path} -> ${readlinkSync(path)}`];
	if (status.isFIFO()) return [`${path} |`];
	// A network that was made anew has another id.
	if (!status.isDirectory()) return /\/id[^/]*$/.test(path) ? [] : [`${path}: ${readFileSync(path, 'utf8')}`];
	return [
		path,
		...readdirSync(path)
			.sort()
			.flatMap(name => listing(join(path, name), left)),
	];
}
