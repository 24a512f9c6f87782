import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';

/** Files by path below a root: text, or the target of a link. */
export type Tree = Readonly<Record<string, string | {readonly link: string}>>;

export async function plant(root: string, tree: Tree): Promise<void> {
	for (const [path, content] of Object.entries(tree)) {
		const target = join(root, path);
		await mkdir(path.endsWith('/') ? target : dirname(target), {recursive: true});
		if (path.endsWith('/')) continue;
		if (typeof content === 'string') await writeFile(target, content);
		else await symlink(content.link, target);
	}
}

export type FakeNic = {
	readonly index: number;
	/** `pci/0000:03:00.0`, `usb/2-1:1.0`; without it the interface is virtual. */
	readonly device?: string;
	readonly driver?: string;
	readonly type?: number;
	readonly up?: boolean;
	readonly carrier?: boolean;
	readonly speed?: number;
	readonly duplex?: string;
	readonly mac?: string;
	readonly macOrigin?: number;
	readonly master?: string;
	/** Further files in its folder. */
	readonly also?: Tree;
};

/** The part of /sys that an interface has. Without a carrier there is no file, as reading it fails. */
export async function plantNic(root: string, name: string, nic: FakeNic): Promise<void> {
	const folder = `sys/class/net/${name}`;
	const files: Record<string, string | {readonly link: string}> = {
		[`${folder}/ifindex`]: `${nic.index}\n`,
		[`${folder}/flags`]: nic.up === false ? '0x1002\n' : '0x1003\n',
		[`${folder}/type`]: `${nic.type ?? 1}\n`,
		[`${folder}/mtu`]: '1500\n',
		[`${folder}/address`]: `${nic.mac ?? `00:11:22:33:44:${nic.index.toString(16).padStart(2, '0')}`}\n`,
		[`${folder}/addr_assign_type`]: `${nic.macOrigin ?? 0}\n`,
		[`${folder}/speed`]: `${nic.speed ?? -1}\n`,
		[`${folder}/duplex`]: `${nic.duplex ?? 'unknown'}\n`,
		[`${folder}/uevent`]: `INTERFACE=${name}\nIFINDEX=${nic.index}\n`,
	};
	if (nic.up !== false) files[`${folder}/carrier`] = nic.carrier === false ? '0\n' : '1\n';
	if (nic.master !== undefined) files[`${folder}/master`] = {link: `../${nic.master}`};
	if (nic.device !== undefined) {
		const [bus = '', address = ''] = nic.device.split('/');
		files[`sys/devices/${bus}/${address}/`] = '';
		files[`sys/devices/${bus}/${address}/subsystem`] = {link: `../../../bus/${bus}`};
		files[`sys/devices/${bus}/${address}/driver`] = {
			link: `../../../bus/${bus}/drivers/${nic.driver ?? 'igc'}`,
		};
		files[`${folder}/device`] = {link: `../../../devices/${bus}/${address}`};
	}
	for (const [path, content] of Object.entries(nic.also ?? {})) files[`${folder}/${path}`] = content;
	await plant(root, files);
}
