import type {Facts} from '../model/facts.js';
import {exists, readNames, readText} from '../system/files.js';
import {type Machine, readLimit} from './machine.js';

/** Which machine this is. */
export async function readHost(machine: Machine): Promise<Facts['host']> {
	const {root} = machine;
	const [name, kernel, release, vendor, virtualization, systemd] = await Promise.all([
		readText(`${root}/proc/sys/kernel/hostname`),
		readText(`${root}/proc/sys/kernel/osrelease`),
		readText(`${root}/etc/os-release`),
		readText(`${root}/sys/class/dmi/id/sys_vendor`),
		readVirtualization(machine),
		// sd_booted(3): the folder is there when systemd is the init of this machine, and only then.
		exists(`${root}/run/systemd/system`),
	]);
	return {
		name: name?.trim() ?? '',
		system: await systemName(root, release ?? ''),
		kernel: kernel?.trim() ?? '',
		virtualization,
		vendor: vendor?.trim() || null,
		root: machine.uid === 0,
		systemd,
	};
}

/** Some NAS systems keep their real name elsewhere, and what is done to their network depends on it (F15, F23). */
async function systemName(root: string, release: string): Promise<string> {
	const pretty = /^PRETTY_NAME=(?:"(.*)"|'(.*)'|(.*))$/m.exec(release);
	const named = pretty?.[1] ?? pretty?.[2] ?? pretty?.[3] ?? '';
	const unraid = await readText(`${root}/etc/unraid-version`);
	return unraid === undefined ? named : `Unraid ${/"(.*)"/.exec(unraid)?.[1] ?? ''}`.trim();
}

/** In systemd's words (`kvm`, `vmware`, `oracle`, `microsoft`, `lxc`, `docker`, `wsl`); null: bare metal, or unknown. */
async function readVirtualization(machine: Machine): Promise<string | null> {
	const {stdout, failed} = await machine.run(['systemd-detect-virt', []], {timeoutMs: readLimit});
	const said = stdout.trim();
	if (failed === null && said !== '') return said === 'none' ? null : said;
	return (await containerKind(machine.root)) ?? (await hypervisorKind(machine.root));
}

async function containerKind(root: string): Promise<string | null> {
	const [systemd, environ, kernel, top] = await Promise.all([
		readText(`${root}/run/systemd/container`),
		readText(`${root}/proc/1/environ`),
		readText(`${root}/proc/sys/kernel/osrelease`),
		readNames(`${root}/`),
	]);
	if (systemd !== undefined && systemd.trim() !== '') return systemd.trim();
	const told = environ?.split('\0').find(variable => variable.startsWith('container='));
	if (told !== undefined) return told.slice('container='.length);
	if (top.includes('.dockerenv')) return 'docker';
	return /microsoft/i.test(kernel ?? '') ? 'wsl' : null;
}

const vendors: ReadonlyArray<readonly [pattern: RegExp, kind: string]> = [
	[/qemu|red hat|openstack|proxmox/i, 'kvm'],
	[/vmware/i, 'vmware'],
	[/innotek|virtualbox/i, 'oracle'],
	[/xen/i, 'xen'],
	[/parallels/i, 'parallels'],
	[/amazon ec2/i, 'amazon'],
	[/google compute engine/i, 'google'],
];

async function hypervisorKind(root: string): Promise<string | null> {
	const [vendor = '', product = '', cpu = '', type] = await Promise.all([
		readText(`${root}/sys/class/dmi/id/sys_vendor`),
		readText(`${root}/sys/class/dmi/id/product_name`),
		readText(`${root}/proc/cpuinfo`),
		readText(`${root}/sys/hypervisor/type`),
	]);
	const dmi = `${vendor} ${product}`;
	// Microsoft and Oracle also sell real machines.
	if (/microsoft/i.test(vendor) && /virtual machine/i.test(product)) return 'microsoft';
	const known = vendors.find(([pattern]) => pattern.test(dmi))?.[1];
	if (known !== undefined) return known;
	if (type !== undefined && type.trim() !== '') return type.trim();
	return /^flags\s*:.*\bhypervisor\b/m.test(cpu) ? 'vm-other' : null;
}
