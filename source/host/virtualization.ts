import {readNames, readText} from '../system/files.js';
import {type Machine, readLimit} from './machine.js';

/** In systemd's words (`kvm`, `vmware`, `oracle`, `microsoft`, `lxc`, `docker`, `wsl`); null: bare metal, or unknown. */
export async function readVirtualization(machine: Machine): Promise<string | null> {
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
	// The same name is on machines without a hypervisor (F83).
	if (/^amazon ec2/i.test(vendor) && /\.metal(?:-|$)/.test(product.trim())) return null;
	const known = vendors.find(([pattern]) => pattern.test(dmi))?.[1];
	if (known !== undefined) return known;
	if (type !== undefined && type.trim() !== '') return type.trim();
	return /^flags\s*:.*\bhypervisor\b/m.test(cpu) ? 'vm-other' : null;
}
