import {addresses} from '../wire/addresses.js';
import {cable} from '../wire/namespace.js';
import type {Wire} from '../wire/wire.js';
import {type MachineCard, uplinkCard} from './cards.js';

/**
 * The far ends of the machine's cables, in the switch's namespace, where QEMU runs: a port of the switch for each card, and the host's own network
 * behind a bridge of its own. The namespace that would be the host stays empty but for what `buildWire` plugs into it.
 */
export async function plugMachine({sw, uplink, host}: Wire, cards: readonly MachineCard[]): Promise<void> {
	const tap = async (port: string, bridge: string) => {
		await sw.must('ip', ['tuntap', 'add', 'dev', port, 'mode', 'tap']);
		await sw.must('ip', ['link', 'set', port, 'master', bridge, 'up']);
	};
	for (const {port} of cards) await tap(port, 'lan');

	await host.must('ip', ['link', 'delete', 'uplink0']);
	await cable(uplink, 'eth0', sw, 'uplink');
	await uplink.must('ip', ['addr', 'add', `${addresses.uplink.gateway}/24`, 'dev', 'eth0']);
	await sw.must('ip', ['link', 'add', 'side', 'type', 'bridge', 'mcast_snooping', '0']);
	await sw.must('ip', ['link', 'set', 'side', 'up']);
	await sw.must('ip', ['link', 'set', 'uplink', 'master', 'side']);
	await tap(uplinkCard.port, 'side');
}
