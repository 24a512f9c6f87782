import {type Ipv4, parseIpv4} from '../model/address.js';
import type {LanProbe} from '../model/facts.js';
import {isSafeInterfaceName, type Nic} from '../model/nic.js';
import {askArp, notChecked} from './arping.js';
import {type Machine, thisMachine} from './machine.js';
import {readSysLinks} from './sys-links.js';

type Answer = LanProbe['result'];

/**
 * Asks on the LAN behind `nic` who has `address` (F33): from 0.0.0.0, so nobody's ARP table learns anything and the NIC
 * needs no address. A link that is down is not raised for it (promise A1), and then the answer is "not checked". A silent
 * address takes two seconds.
 */
export async function probeLan(
	nic: Pick<Nic, 'name' | 'promiscuity'>,
	address: Ipv4,
	{machine = thisMachine(), signal}: {readonly machine?: Machine; readonly signal?: AbortSignal} = {},
): Promise<LanProbe> {
	const result = await ask(nic, address, machine, signal);
	return {nic: nic.name, address, result};
}

async function ask(
	nic: Pick<Nic, 'name' | 'promiscuity'>,
	address: Ipv4,
	machine: Machine,
	signal: AbortSignal | undefined,
): Promise<Answer> {
	if (!isSafeInterfaceName(nic.name) || !parseIpv4(address).ok) return notChecked('failed');
	// Looked at again: the cable may have gone since the list was made.
	const link = (await readSysLinks(machine.root)).find(({name}) => name === nic.name);
	if (link === undefined) return notChecked('failed');
	if (!link.up) return notChecked('link-down');
	if (link.carrier !== true) return notChecked('no-carrier');
	const answer = await askArp(machine, {device: nic.name, address, as: 'nobody'}, signal);
	if (answer.answer === 'macs') return {answer: 'mac', mac: answer.macs[0]};
	// A passthru macvlan on this NIC gets the unicast reply instead of us: silence then means nothing.
	return answer.answer === 'silent' && nic.promiscuity > 0 ? notChecked('in-use') : answer;
}
