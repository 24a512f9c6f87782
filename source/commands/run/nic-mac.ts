import type {Facts} from '../../model/facts.js';

/** The address that the card has from its maker, which it keeps under any name (F20). */
export function permanentMacOf({nics}: Pick<Facts, 'nics'>, name: string): string | null {
	const nic = nics.find(candidate => candidate.name === name);
	return nic?.permanentMac ?? nic?.mac ?? null;
}
