import {copyFile, cp, mkdir, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {cached, removeTree} from '../roots/cache.js';
import {debianRoot, type EngineName, machineRecipes} from '../roots/debian-root.js';
import {copyStore, engineStore} from '../roots/engine-store.js';
import {treeText} from '../roots/guest-image.js';
import {must} from '../system/run.js';

const insideSources = fileURLToPath(new URL('inside/', import.meta.url));

/** MiB; the file is sparse, so that only what is in it costs anything. */
const diskSize = 6144;

/** Raise after a change below that no recipe shows. */
const revision = '2';

/** Files of the machine's own, beyond what Debian's packages brought. */
const files: Readonly<Record<string, string>> = {
	'etc/hostname': 'homelab\n',
	'etc/hosts': '127.0.0.1 localhost homelab\n',
	'etc/resolv.conf': 'nameserver 10.99.0.1\n',
	'etc/fstab': '/dev/vda / ext4 defaults 0 1\nshare /share 9p ro,trans=virtio,nofail 0 0\n',
};

/** What is turned on in it, as `systemctl enable` would; the uplink is networkd's, as on many a server. */
const wanted = {
	'lab-agent.service': '/etc/systemd/system/lab-agent.service',
	'lab-console.service': '/etc/systemd/system/lab-console.service',
	'systemd-networkd.service': '/usr/lib/systemd/system/systemd-networkd.service',
} as const;

/** Turned off: what only waits for a network that is far away, or for a person's name and password on the serial line. */
const masked = [
	'serial-getty@ttyS0.service',
	'systemd-networkd-wait-online.service',
	'apt-daily.timer',
	'apt-daily-upgrade.timer',
] as const;

/** npm as it came with this machine's Node. */
const npm = path.join(path.dirname(path.dirname(process.execPath)), 'lib/node_modules/npm');

/**
 * Folder with `disk.raw`, `vmlinuz` and `initrd` of the virtual homelab host: a Debian with its own kernel, systemd, udev and Docker,
 * this machine's Node with its npm, and the stand-in image in Docker's store. Built when missing, in a minute beyond the root's.
 */
export async function machineDisk(engine: EngineName): Promise<string> {
	const root = await debianRoot(machineRecipes[engine]);
	const store = await engineStore(engine);
	const {version} = JSON.parse(await readFile(path.join(npm, 'package.json'), 'utf8'));
	const recipe = [
		revision,
		path.basename(path.dirname(root)),
		path.basename(store),
		process.version,
		version,
		JSON.stringify([files, wanted, masked, diskSize]),
		await treeText(insideSources),
	];
	return cached(engine === 'trixie' ? 'machine' : `machine-${engine}`, recipe, async directory => {
		const tree = path.join(directory, 'tree');
		await must('cp', ['-al', root, tree]);
		await furnish(tree);
		await rm(path.join(tree, 'var/lib/docker'), {recursive: true, force: true});
		await copyStore(store, path.join(tree, 'var/lib/docker'));
		for (const name of await readdir(path.join(tree, 'boot'))) {
			const kind = /^(vmlinuz|initrd)/.exec(name)?.[1];
			if (kind !== undefined) await copyFile(path.join(tree, 'boot', name), path.join(directory, kind));
		}
		const disk = path.join(directory, 'disk.raw');
		await must('mke2fs', ['-q', '-t', 'ext4', '-m', '0', '-d', tree, disk, `${diskSize}M`], {
			timeoutMs: 300_000,
		});
		await removeTree(tree);
	});
}

/** Puts the machine's own files in. The tree's files are links into the cache: each is removed before it is written. */
async function furnish(tree: string): Promise<void> {
	const write = async (name: string, text: string) => {
		await mkdir(path.dirname(path.join(tree, name)), {recursive: true});
		await rm(path.join(tree, name), {force: true});
		await writeFile(path.join(tree, name), text);
	};
	for (const [name, text] of Object.entries(files)) await write(name, text);
	const inside = async (name: string) => readFile(path.join(insideSources, name), 'utf8');
	await write('opt/lab/agent.mjs', await inside('agent.mjs'));
	for (const unit of ['lab-agent.service', 'lab-console.service']) {
		await write(`etc/systemd/system/${unit}`, await inside(unit));
	}
	await write('etc/systemd/network/10-uplink.network', await inside('10-uplink.network'));
	await mkdir(path.join(tree, 'share'), {recursive: true});
	await cp(process.execPath, path.join(tree, 'usr/local/bin/node'));
	await cp(npm, path.join(tree, 'usr/local/lib/node_modules/npm'), {recursive: true});
	for (const name of ['npm', 'npx']) {
		await symlink(`../lib/node_modules/npm/bin/${name}-cli.js`, path.join(tree, 'usr/local/bin', name));
	}
	const units = path.join(tree, 'etc/systemd/system');
	await mkdir(path.join(units, 'multi-user.target.wants'), {recursive: true});
	for (const [unit, file] of Object.entries(wanted)) {
		await symlink(file, path.join(units, 'multi-user.target.wants', unit));
	}
	for (const unit of masked) await symlink('/dev/null', path.join(units, unit));
}
