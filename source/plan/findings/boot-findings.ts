import type {Facts} from '../../model/facts.js';
import type {FindingDetail} from '../../model/finding.js';
import {bootPlace} from '../platforms.js';

/** What is still to be done for the card to be set up at every boot (F4, F10); `commands` are those of the plan's own steps. */
export function bootFindings(nic: string, commands: readonly string[], {host}: Facts): FindingDetail[] {
	const place = bootPlace(host);
	if (place === 'unit') return [];
	return place === 'init-script'
		? [{code: 'not-upgrade-safe', nic, commands}]
		: [{code: 'not-reboot-safe', nic, place, commands}];
}
