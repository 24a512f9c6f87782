import {createHash} from 'node:crypto';
import {cp, mkdir, readdir, readFile, rename, symlink} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {must} from '../system/run.js';
import {removeTree} from './cache.js';

/** Insertion order is the init script's business; here they are only copied. */
const modules = [
	'virtio',
	'virtio_ring',
	'virtio_pci_legacy_dev',
	'virtio_pci_modern_dev',
	'virtio_pci',
	'failover',
	'net_failover',
	'virtio_net',
	'virtio_blk',
] as const;

const guestSources = fileURLToPath(new URL('../guest/', import.meta.url));

/** Contents of every file below a folder, in a fixed order: for recipes. */
export async function treeText(directory: string): Promise<string> {
	const hash = createHash('sha256');
	for (const entry of (await readdir(directory, {recursive: true, withFileTypes: true}))
		.map(item => path.join(item.parentPath, item.name))
		.sort()) {
		hash.update(entry.slice(directory.length)).update(await readFile(entry).catch(() => ''));
	}
	return hash.digest('hex');
}

/** Content hash of the guest's scripts and module list. */
export async function guestRecipe(): Promise<readonly string[]> {
	return [await treeText(guestSources), ...modules];
}

/** Unpacks this machine's suite's cloud kernel into `directory`, without installing it, and returns the folder of its modules. */
async function unpackKernel(directory: string): Promise<string> {
	const dependencies = await must('apt-cache', ['depends', 'linux-image-cloud-amd64']);
	const name = /Depends: (linux-image-\S+)/.exec(dependencies)?.[1];
	if (name === undefined) {
		throw new Error('apt knows no linux-image-cloud-amd64: run apt-get update');
	}
	await must('apt-get', ['download', name], {cwd: directory, timeoutMs: 300_000});
	const file = (await readdir(directory)).find(item => item.endsWith('.deb'));
	await must('dpkg', ['-x', path.join(directory, file ?? ''), directory]);
	const release = (await readdir(path.join(directory, 'lib/modules')))[0] ?? '';
	return path.join(directory, 'lib/modules', release);
}

/**
 * Writes `vmlinuz` and `initrd` of the guest into `boot`. Programs for the guest come from `root`, a Debian root with
 * busybox-static and isc-dhcp-client: busybox's own udhcpc always begins with a DISCOVER, while the tests need a guest that
 * first asks for the address it remembers (INIT-REBOOT, RFC 2131), as full DHCP clients do.
 */
export async function buildGuest(root: string, boot: string): Promise<void> {
	const scratch = `${boot}.scratch`;
	const tree = path.join(scratch, 'tree');
	for (const folder of ['bin', 'sbin', 'etc', 'modules', 'www/cgi-bin', 'lib64', 'lib/x86_64-linux-gnu']) {
		await mkdir(path.join(tree, folder), {recursive: true});
	}
	for (const file of [
		'bin/busybox',
		'sbin/dhclient',
		'lib/x86_64-linux-gnu/libc.so.6',
		'lib64/ld-linux-x86-64.so.2',
	]) {
		await cp(path.join(root, file), path.join(tree, file), {dereference: true});
	}
	await symlink('busybox', path.join(tree, 'bin/sh'));
	await cp(path.join(guestSources, 'init'), path.join(tree, 'init'));
	await cp(path.join(guestSources, 'index.html'), path.join(tree, 'www/index.html'));
	await cp(path.join(guestSources, 'www'), path.join(tree, 'www/cgi-bin'), {recursive: true});
	for (const file of ['dhcp-event', 'dhclient.conf']) {
		await cp(path.join(guestSources, file), path.join(tree, 'etc', file));
	}
	const kernel = await unpackKernel(scratch);
	const found = (await must('find', [kernel, '-name', '*.ko'])).split('\n');
	for (const module of modules) {
		await cp(
			found.find(file => file.endsWith(`/${module}.ko`)) ?? `${module}.ko`,
			path.join(tree, 'modules', `${module}.ko`),
		);
	}
	await mkdir(boot, {recursive: true});
	await must('sh', ['-c', `find . | cpio --quiet -o -H newc > "$1"`, 'sh', path.join(boot, 'initrd')], {
		cwd: tree,
	});
	await rename(path.join(scratch, 'boot', `vmlinuz-${path.basename(kernel)}`), path.join(boot, 'vmlinuz'));
	await removeTree(scratch);
}
