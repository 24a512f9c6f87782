import type {CardNow, Read} from '../../model/diagnosis/evidence.js';
import {isSafeInterfaceName} from '../../model/nic.js';
import {readText} from '../../system/files.js';
import {readIpLinks} from '../ip-links.js';
import {type Machine, readLimit} from '../machine.js';
import {readPermanentMac} from '../permanent-mac.js';
import {readSysLinks} from '../sys-links.js';
import {probeMacvlan} from './macvlan-probe.js';
import {read} from './reading.js';

/**
 * The card called `name` as it is now; null: no card is known. `free`: the container that it belongs to does not run, so
 * that a tentative macvlan can be tried on it; `clearer` takes it away.
 */
export async function readCard(
	machine: Machine,
	name: string | undefined,
	{free, clearer}: {readonly free: boolean; readonly clearer: Machine},
): Promise<Read<CardNow | null>> {
	if (name === undefined) return read(null);
	const [links, ipLinks] = await Promise.all([readSysLinks(machine.root), readIpLinks(machine)]);
	const sys = links.find(one => one.name === name);
	if (!sys || !isSafeInterfaceName(name)) {
		return read({
			name,
			exists: sys !== undefined,
			index: sys?.index ?? 0,
			mac: null,
			permanentMac: null,
			mtu: 0,
			promiscuity: 0,
			received: null,
			dropped: null,
			probe: null,
			offloads: null,
		});
	}
	const ip = ipLinks.get(sys.index);
	const [permanentMac, received, dropped, offloads] = await Promise.all([
		readPermanentMac(machine, sys, ip),
		readCounter(machine, name, 'rx_packets'),
		readCounter(machine, name, 'rx_dropped'),
		readOffloads(machine, name),
	]);
	const promiscuity = ip?.promiscuity ?? 0;
	return read({
		name,
		exists: true,
		index: sys.index,
		mac: sys.mac,
		permanentMac,
		mtu: sys.mtu,
		promiscuity,
		received,
		dropped,
		// Somebody who wants every frame may be a macvlan in another namespace, whose traffic we would not touch for anything.
		probe: free ? await probeMacvlan(machine, name, clearer) : null,
		offloads,
	});
}

async function readCounter({root}: Machine, name: string, counter: string): Promise<number | null> {
	const text = await readText(`${root}/sys/class/net/${name}/statistics/${counter}`);
	return text !== undefined && /^\d+\s*$/.test(text) ? Number(text) : null;
}

/** Those that are known to disturb a card that hears everything (F89). */
const disturbing = /^(large-receive-offload|rx-vlan-offload|rx-vlan-filter): on(?! \[fixed\])/gm;

async function readOffloads(machine: Machine, name: string): Promise<readonly string[] | null> {
	const {stdout, exitCode, failed} = await machine.run(['ethtool', ['-k', name]], {timeoutMs: readLimit});
	if (failed !== null || exitCode !== 0) return null;
	return [...stdout.matchAll(disturbing)].map(([, feature = '']) => feature);
}
