import {basename} from 'node:path';
import {readFolder, readRealPath, readTarget, readText} from '../system/files.js';

/** An interface as /sys/class/net describes it. */
export type SysLink = {
	readonly name: string;
	readonly index: number;
	readonly arpType: number;
	readonly mac: string | null;
	/** 0: factory, 1: random, 2: taken from another interface, 3: set by somebody. */
	readonly macOrigin: number | null;
	readonly up: boolean;
	readonly carrier: boolean | null;
	readonly mtu: number;
	/** Mbit/s. */
	readonly speed: number | null;
	readonly duplex: 'full' | 'half' | null;
	readonly driver: string | null;
	readonly bus: string | null;
	/** There is a device behind it: PCI, USB, virtio, platform. */
	readonly hasDevice: boolean;
	/** `bridge`, `vlan`, `bond`, `wlan` as the driver says it; null for most. */
	readonly deviceType: string | null;
	readonly wireless: boolean;
	readonly isBridge: boolean;
	readonly isBond: boolean;
	readonly master: string | null;
	readonly lowers: readonly string[];
	readonly uppers: readonly string[];
};

/** Every interface of this namespace, also those that are down and have no address. Takes a few milliseconds. */
export async function readSysLinks(root: string): Promise<SysLink[]> {
	const folder = Buffer.from(`${root}/sys/class/net/`);
	const names = await readFolder(folder);
	const links = await Promise.all(names.map(name => readSysLink(folder, name)));
	return links.filter(link => link !== undefined).sort((a, b) => a.index - b.index);
}

async function readSysLink(folder: Buffer, name: Buffer): Promise<SysLink | undefined> {
	const at = (entry: string) => Buffer.concat([folder, name, Buffer.from(`/${entry}`)]);
	const number = async (entry: string, radix = 10) => toNumber(await readText(at(entry)), radix);
	const [entries, index, flags, arpType, mtu, macOrigin, mac, uevent] = await Promise.all([
		readFolder(Buffer.concat([folder, name])),
		number('ifindex'),
		number('flags', 16),
		number('type'),
		number('mtu'),
		number('addr_assign_type'),
		readText(at('address')),
		readText(at('uevent')),
	]);
	// A file such as bonding_masters, or an interface that went away while we looked.
	if (index === null || flags === null) return undefined;
	const has = new Set(entries.map(entry => entry.toString('utf8')));
	const up = (flags & 1) === 1;
	// Failing to read costs more than reading, and a link that is down fails all of these (F10).
	const [carrier, speed, duplex, master, device] = await Promise.all([
		up ? readText(at('carrier')) : undefined,
		up ? number('speed') : null,
		up ? readText(at('duplex')) : undefined,
		has.has('master') ? readTarget(at('master')) : undefined,
		has.has('device') ? readDevice(at) : {driver: null, bus: null},
	]);
	const deviceType = /^DEVTYPE=(.*)$/m.exec(uevent ?? '')?.[1] ?? null;
	return {
		name: name.toString('utf8'),
		index,
		arpType: arpType ?? 0,
		mac: mac?.trim().toLowerCase() || null,
		macOrigin,
		up,
		carrier: carrier === undefined ? null : carrier.trim() === '1',
		mtu: mtu ?? 0,
		// No link: −1, or its unsigned form.
		speed: speed === null || speed <= 0 || speed >= 0xffff_ffff ? null : speed,
		duplex: toDuplex(duplex?.trim()),
		...device,
		hasDevice: has.has('device'),
		deviceType,
		wireless: has.has('wireless') || has.has('phy80211') || deviceType === 'wlan',
		isBridge: has.has('bridge'),
		isBond: has.has('bonding'),
		master: master === undefined ? null : basename(master),
		lowers: linked(has, 'lower_'),
		uppers: linked(has, 'upper_'),
	};
}

async function readDevice(
	at: (entry: string) => Buffer,
): Promise<{driver: string | null; bus: string | null}> {
	const [driver, subsystem, path] = await Promise.all([
		readTarget(at('device/driver')),
		readTarget(at('device/subsystem')),
		readRealPath(at('device')),
	]);
	return {
		driver: driver === undefined ? null : basename(driver),
		bus: subsystem === undefined || path === undefined ? null : await busOf(basename(subsystem), path),
	};
}

/** A virtio NIC is known by the PCI slot that it sits in, where there is one: that is what the hypervisor shows. */
async function busOf(subsystem: string, path: string): Promise<string> {
	if (subsystem === 'virtio') {
		const parent = path.slice(0, path.lastIndexOf('/'));
		const above = await readTarget(`${parent}/subsystem`);
		if (above !== undefined && basename(above) === 'pci') return `pci ${basename(parent)}`;
	}
	return `${subsystem} ${basename(path)}`;
}

function linked(entries: ReadonlySet<string>, prefix: string): string[] {
	return [...entries]
		.filter(entry => entry.startsWith(prefix))
		.map(entry => entry.slice(prefix.length))
		.sort();
}

function toNumber(text: string | undefined, radix: number): number | null {
	if (text === undefined) return null;
	const value = Number.parseInt(text.trim(), radix);
	return Number.isNaN(value) ? null : value;
}

function toDuplex(text: string | undefined): 'full' | 'half' | null {
	return text === 'full' || text === 'half' ? text : null;
}
