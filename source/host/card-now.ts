import {readIpLinks} from './ip-links.js';
import {type Machine, thisMachine} from './machine.js';
import {macOrNull, readPermanentMac} from './permanent-mac.js';
import {readSysLinks} from './sys-links.js';

export type CardNow =
	| {readonly state: 'there'}
	/** The kernel calls it otherwise since a reboot or a new card in the machine (F20). */
	| {readonly state: 'renamed'; readonly name: string}
	| {readonly state: 'gone'};

/**
 * Where a card is now that had this name and this maker's address when it was set up. A virtual one, which has no
 * maker's address, is there while its name is; under another name it is known by the address it has.
 */
export async function cardNow(
	{name, mac}: {readonly name: string; readonly mac: string | null},
	machine: Machine = thisMachine(),
): Promise<CardNow> {
	const [sysLinks, ipLinks] = await Promise.all([readSysLinks(machine.root), readIpLinks(machine)]);
	const known = await Promise.all(
		sysLinks.map(async sys => ({
			name: sys.name,
			// Its own address is the macvlan's while the container runs.
			permanent: await readPermanentMac(machine, sys, ipLinks.get(sys.index)),
			current: macOrNull(sys.mac),
		})),
	);
	const namesake = known.find(link => link.name === name);
	if (namesake && (mac === null || namesake.permanent === null || namesake.permanent === mac)) {
		return {state: 'there'};
	}
	const same = known.find(link => mac !== null && (link.permanent ?? link.current) === mac);
	return same ? {state: 'renamed', name: same.name} : {state: 'gone'};
}
