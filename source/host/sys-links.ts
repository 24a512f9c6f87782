import {basename} from 'node:path';
import {readFolder, readFolderNow, readRealPath, readTarget, readText, readTextNow} from '../system/files.js';
import {inTurns} from '../system/turns.js';

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

/** Every interface of this namespace, also those that are down and have no address. Some 0.2 ms for each. */
export async function readSysLinks(root: string): Promise<SysLink[]> {
	const folder = Buffer.from(`${root}/sys/class/net/`);
	const names = await readFolder(folder);
	const links = await Promise.all(await inTurns(names, name => readSysLink(folder, name)));
	return links.filter(link => link !== undefined).sort((a, b) => a.index - b.index);
}

/** Begins at once, and waits for nothing but what a driver is asked for. */
async function readSysLink(folder: Buffer, name: Buffer): Promise<SysLink | undefined> {
	const at = (entry: string) => Buffer.concat([folder, name, Buffer.from(`/${entry}`)]);
	const number = (entry: string, radix = 10) => toNumber(readTextNow(at(entry)), radix);
	// A file such as bonding_masters has none of them, and neither has an interface that went away while we looked.
	const entries = new Set(readFolderNow(Buffer.concat([folder, name])).map(entry => entry.toString('utf8')));
	const index = entries.has('ifindex') ? number('ifindex') : null;
	const flags = index === null ? null : number('flags', 16);
	if (index === null || flags === null) return undefined;
	const [arpType, mtu, macOrigin] = [number('type'), number('mtu'), number('addr_assign_type')];
	const mac = readTextNow(at('address'));
	const deviceType = /^DEVTYPE=(.*)$/m.exec(readTextNow(at('uevent')) ?? '')?.[1] ?? null;
	const up = (flags & 1) === 1;
	const hasDevice = entries.has('device');
	// A real card's driver may take its time over these, and meanwhile nothing is to stand still.
	const read = hasDevice ? readText : readTextNow;
	// Failing to read costs more than reading, and a link that is down fails all of these (F10).
	const answers = up ? [read(at('carrier')), read(at('speed')), read(at('duplex'))] : [];
	const master = entries.has('master') ? readTarget(at('master')) : undefined;
	const device = hasDevice ? readDevice(at) : {driver: null, bus: null};
	const [carrier, speedText, duplex] = await Promise.all(answers);
	const speed = toNumber(speedText, 10);
	const masterPath = await master;
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
		...(await device),
		hasDevice,
		deviceType,
		wireless: entries.has('wireless') || entries.has('phy80211') || deviceType === 'wlan',
		isBridge: entries.has('bridge'),
		isBond: entries.has('bonding'),
		master: masterPath === undefined ? null : basename(masterPath),
		lowers: linked(entries, 'lower_'),
		uppers: linked(entries, 'upper_'),
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
