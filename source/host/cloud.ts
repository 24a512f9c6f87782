import {readText} from '../system/files.js';

/** What a machine's firmware says of who made it, as far as providers can be told by it. */
type Dmi = {
	readonly vendor: string;
	readonly product: string;
	readonly assetTag: string;
	readonly biosVersion: string;
};

/**
 * Providers by their marks (F83). Those behind OpenStack or QEMU say who they are in the asset tag alone, if at all, and
 * Azure's machines say nothing else than those of any Hyper-V. `OpenStack` itself comes last: it does not say whose it is.
 */
const clouds: ReadonlyArray<readonly [name: string, field: keyof Dmi, pattern: RegExp]> = [
	['Microsoft Azure', 'assetTag', /^7783-7084-3265-9085-8269-3286-77$/],
	['Oracle Cloud', 'assetTag', /^OracleCloud\.com$/i],
	['Amazon EC2', 'vendor', /^Amazon EC2/i],
	// Before 2017 its machines were Xen's.
	['Amazon EC2', 'biosVersion', /amazon/i],
	['Google Compute Engine', 'product', /^Google Compute Engine/i],
	['DigitalOcean', 'vendor', /^DigitalOcean/i],
	['Hetzner', 'vendor', /^Hetzner/i],
	['Vultr', 'vendor', /^Vultr/i],
	['Akamai (Linode)', 'vendor', /^(?:Akamai|Linode)/i],
	['Alibaba Cloud', 'vendor', /^Alibaba/i],
	['Alibaba Cloud', 'product', /^Alibaba Cloud/i],
	['Tencent Cloud', 'vendor', /^Tencent/i],
	['Huawei Cloud', 'vendor', /^Huawei Cloud/i],
	['Huawei Cloud', 'assetTag', /^HUAWEICLOUD$/i],
	['OVHcloud', 'vendor', /^OVH/i],
	['Scaleway', 'vendor', /^Scaleway/i],
	['UpCloud', 'vendor', /^UpCloud/i],
	['Open Telekom Cloud', 'assetTag', /^OpenTelekomCloud$/i],
	['OpenStack', 'product', /^OpenStack (?:Nova|Compute)/i],
	['OpenStack', 'assetTag', /^OpenStack (?:Nova|Compute)/i],
];

/** The provider that this machine stands at; null: none that is known. */
export async function readCloud(root: string): Promise<string | null> {
	const read = async (name: string) => (await readText(`${root}/sys/class/dmi/id/${name}`))?.trim() ?? '';
	const [vendor, product, assetTag, biosVersion] = await Promise.all([
		read('sys_vendor'),
		read('product_name'),
		read('chassis_asset_tag'),
		read('bios_version'),
	]);
	const dmi: Dmi = {vendor, product, assetTag, biosVersion};
	return clouds.find(([, field, pattern]) => pattern.test(dmi[field]))?.[0] ?? null;
}
