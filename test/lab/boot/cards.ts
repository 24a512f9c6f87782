import {must} from '../system/run.js';
import {createNamespace, type Namespace} from '../wire/namespace.js';
import {plugNic, plugUplink, type Wire} from '../wire/wire.js';

/** A fixed MAC of a vendor's for each card: as on a real one, it outlives the reboot, and udev leaves it alone. */
function macOf(index: number): string {
	return `00:e0:4c:68:50:${(index + 1).toString(16).padStart(2, '0')}`;
}

/** One of the host's cards, `nics`, with its cable: down, without an address, always with the same MAC. */
export async function plug(wire: Wire, nics: readonly string[], nic: string): Promise<void> {
	await plugNic(wire, nic, {up: false, address: macOf(nics.indexOf(nic))});
}

/** The host's cards and cables as its firmware finds them, but for those that are not there yet. */
export async function plugAll(
	wire: Wire,
	nics: readonly string[],
	without: readonly string[],
): Promise<void> {
	for (const nic of nics.filter(name => !without.includes(name))) {
		await plug(wire, nics, nic);
	}
}

/** Takes the far end of a cable away, and with it the host's end and what stands on that; nothing where there is none. */
export async function pull(place: Namespace, port: string): Promise<void> {
	await place.run('ip', ['link', 'delete', port]);
}

/** What a host finds that boots anew: a network namespace of the same name, and its cards but for those `without`. */
export async function replug(
	wire: Wire,
	procsFile: string,
	nics: readonly string[],
	without: readonly string[] = [],
): Promise<void> {
	for (const nic of nics) {
		await pull(wire.sw, nic);
	}
	await pull(wire.uplink, 'eth0');
	await must('ip', ['netns', 'delete', wire.host.namespace]);
	await createNamespace(wire.host.namespace, procsFile);
	await plugUplink(wire);
	await plugAll(wire, nics, without);
}
