import {chmod, cp, mkdir, readdir} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {must} from '../system/run.js';
import {cached, removeTree} from './cache.js';
import {debianRoot} from './debian-root.js';
import {buildGuest, guestRecipe, treeText} from './guest-image.js';

const imageSources = fileURLToPath(new URL('../image/', import.meta.url));

/** What the stand-in image is made of. isc-dhcp-client and busybox are for the guest and for probing from inside. */
const standInRecipe = {
	name: 'stand-in',
	suite: 'bookworm',
	packages: [
		'qemu-system-x86',
		'iproute2',
		'ethtool',
		'iptables',
		'ebtables',
		'dnsmasq-base',
		'tini',
		'procps',
		'busybox-static',
		'isc-dhcp-client',
	],
	remove: [
		'usr/lib/ipxe',
		'usr/share/edk2',
		'usr/share/OVMF',
		'usr/share/AAVMF',
		'usr/bin/qemu-system-i386',
		'usr/share/bash-completion',
		'usr/lib/apt',
		'var/log',
		'usr/share/common-licenses',
		'usr/share/pixmaps',
		'usr/share/zsh',
		'usr/share/vim',
	],
};

/** How the image runs and what it declares, as `docker import --change` takes it; the same as the real image's. */
export const imageChanges = [
	'ENTRYPOINT ["/usr/bin/tini","-s","/run/entry.sh"]',
	'VOLUME /storage',
	'EXPOSE 445 5000',
	'ENV RAM_SIZE=2G CPU_CORES=2 DISK_SIZE=256G',
] as const;

/** Words that identify the image's content, for this and for every recipe that builds on it. */
export async function imageRecipe(): Promise<readonly string[]> {
	return [
		JSON.stringify(standInRecipe),
		await treeText(imageSources),
		...imageChanges,
		...(await guestRecipe()),
	];
}

/** The root that the image is made of. It has a QEMU, which this machine need not have. */
export async function imageRoot(): Promise<string> {
	return debianRoot(standInRecipe);
}

/** Path of the stand-in image as a tar file for `docker import`, built when missing. */
export async function imageArchive(): Promise<string> {
	const base = await imageRoot();
	const entry = await cached('image', await imageRecipe(), async directory => {
		const tree = path.join(directory, 'tree');
		await must('cp', ['-al', base, tree]);
		for (const folder of ['boot', 'run', 'etc/qemu']) {
			await removeTree(path.join(tree, folder));
			await mkdir(path.join(tree, folder), {recursive: true});
		}
		await buildGuest(base, path.join(tree, 'boot'));
		for (const file of await readdir(imageSources)) {
			await cp(path.join(imageSources, file), path.join(tree, 'run', file));
			await chmod(path.join(tree, 'run', file), 0o755);
		}
		await must(
			'sh',
			['-c', `echo 'allow br0' > etc/qemu/bridge.conf; echo lab > etc/version; mkdir -p var/log storage`],
			{cwd: tree},
		);
		await must('tar', ['-c', '-f', path.join(directory, 'image.tar'), '-C', tree, '--exclude=./dev/*', '.']);
		await removeTree(tree);
	});
	return path.join(entry, 'image.tar');
}
