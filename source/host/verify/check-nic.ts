import type {CheckOf} from '../../model/check.js';
import type {Machine} from '../machine.js';
import {readSysLinks} from '../sys-links.js';

/** From /sys: no link is `waiting`, since a cable may be put in later. */
export async function checkNic(machine: Machine, name: string): Promise<CheckOf<'nic'>> {
	const links = await readSysLinks(machine.root);
	const link = links.find(one => one.name === name);
	const {up, carrier} = link ?? {up: false, carrier: null};
	const subject = {check: 'nic', nic: name, up, carrier} as const;
	// Not even a loopback interface: /sys itself is not to be read.
	if (links.length === 0) return {...subject, verdict: 'unknown', why: 'error'};
	return {...subject, verdict: !up ? 'failed' : carrier === true ? 'ok' : 'waiting'};
}
