import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {must} from '../system/run.js';
import {cached, removeTree} from './cache.js';
import {debianMirror} from './mirror.js';

/** Raise to throw away every cached root, for a change that no recipe shows. */
const revision = '1';

/** What the lab never reads in a root, and what would make every copy and import of it slow. */
const ballast = [
	'usr/share/doc',
	'usr/share/man',
	'usr/share/info',
	'usr/share/locale',
	'usr/share/i18n',
	'usr/share/zoneinfo',
	'usr/share/perl',
	'usr/share/iso-codes',
	'usr/share/icons',
	'usr/share/xml',
	'var/cache/apt',
	'var/lib/apt/lists',
	'var/cache/debconf',
] as const;

/** A Debian root: `suite` as debootstrap knows it, `packages` beyond the minimal set, `remove` more paths to leave out. */
export type RootRecipe = {
	readonly name: string;
	readonly suite: string;
	readonly packages: readonly string[];
	readonly remove?: readonly string[];
};

/** Path of the cached root folder; the tree itself is in `root/`. Takes a minute when it has to be built. */
export async function debianRoot({name, suite, packages, remove = []}: RootRecipe): Promise<string> {
	const recipe = [revision, suite, ...packages, ...ballast, ...remove];
	const entry = await cached(`root-${name}`, recipe, async directory => {
		const root = path.join(directory, 'root');
		// Nothing here has to survive a power cut: without this dpkg spends most of its time in fsync.
		await mkdir(path.join(root, 'etc/dpkg/dpkg.cfg.d'), {recursive: true});
		await writeFile(path.join(root, 'etc/dpkg/dpkg.cfg.d/lab'), 'force-unsafe-io\n');
		const include = `--include=${packages.join(',')}`;
		await must('debootstrap', ['--variant=minbase', include, suite, root, await debianMirror()], {
			timeoutMs: 600_000,
		});
		for (const item of [...ballast, ...remove]) {
			await removeTree(path.join(root, item));
		}
	});
	return path.join(entry, 'root');
}

/** What a host of the lab has beside its engine. */
export const hostTools = [
	'iproute2',
	'iptables',
	'nftables',
	'procps',
	'kmod',
	'ethtool',
	'iputils-arping',
	'libstdc++6',
] as const;

const hostPackages = ['docker.io', ...hostTools] as const;

/** What a Debian boots with. */
const bootPackages = ['linux-image-amd64', 'systemd', 'systemd-sysv', 'udev', 'dbus'] as const;

/**
 * The Docker hosts of the lab: Engine 20.10 from Debian 12 and Engine 28 from sid. Since Debian 13 the CLI is a package of its own.
 * Engine 26 from Debian 13 is the machine lab's, so it comes with a kernel and all that boots.
 */
export const engineRecipes = {
	bookworm: {name: 'bookworm', suite: 'bookworm', packages: hostPackages},
	trixie: {
		name: 'trixie',
		suite: 'trixie',
		packages: [...hostPackages, 'docker-cli', 'docker-compose', ...bootPackages],
	},
	// The one with which people are tried, too: who becomes root by sudo, and who has an Engine without root.
	sid: {
		name: 'sid',
		suite: 'sid',
		packages: [
			...hostPackages,
			'docker-cli',
			'docker-compose',
			'sudo',
			'rootlesskit',
			'slirp4netns',
			'uidmap',
		],
	},
} as const satisfies Record<string, RootRecipe>;

/** The same three, each with a kernel of its own and all that boots: the machine lab's. */
export const machineRecipes = {
	// Its docker.io only recommends apparmor, and starts no container without: the kernel has it on.
	bookworm: {
		name: 'machine-bookworm',
		suite: 'bookworm',
		packages: [...hostPackages, ...bootPackages, 'apparmor'],
	},
	trixie: engineRecipes.trixie,
	sid: {name: 'machine-sid', suite: 'sid', packages: [...engineRecipes.sid.packages, ...bootPackages]},
} as const satisfies Record<EngineName, RootRecipe>;

/** Name of an engine root: `bookworm` is Engine 20.10, `trixie` Engine 26, `sid` Engine 28. */
export type EngineName = keyof typeof engineRecipes;
