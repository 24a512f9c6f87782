import type {Fix} from '../../../model/diagnosis/verdict.js';
import {noCommand} from '../../../model/diagnosis/verdict.js';
import {isSafeInterfaceName} from '../../../model/nic.js';
import {defineCheck, note, ok, skip, warning} from '../../check.js';
import {manyDropped} from './dropped.js';

/** Names that `ethtool -K` takes, by those that `ethtool -k` prints. */
const words: Readonly<Record<string, string>> = {
	'large-receive-offload': 'lro',
	'rx-vlan-offload': 'rxvlan',
	'rx-vlan-filter': 'rx-vlan-filter',
};

/**
 * The card does not itself put frames together or sort out VLANs, which some drivers do wrongly when they hear everything
 * (F89). Said only where frames are lost: on most cards they do no harm.
 */
export const nicOffloads = defineCheck({
	id: 'nic-offloads',
	place: 'nic',
	catalogue: [89],
	reads: ['card'],
	explains: ['nic-drops'],
	look({card}) {
		if (!card?.exists || card.offloads === null) return skip;
		const {name, offloads} = card;
		const many = manyDropped(card);
		const features = offloads.flatMap(feature => words[feature] ?? []);
		if (!many || features.length === 0) return ok;
		// Merged frames cannot be bridged on; the others are worth a try.
		const say = features.includes('lro') ? warning : note;
		return say({nic: name, features, ...many}, turnOff(name, features));
	},
});

function turnOff(nic: string, features: readonly string[]): Fix {
	if (!isSafeInterfaceName(nic)) return noCommand;
	const call = (state: 'on' | 'off'): Fix['commands'] => [
		['ethtool', ['-K', nic, ...features.flatMap(feature => [feature, state])]],
	];
	return {commands: call('off'), undo: call('on'), danger: 'none'};
}
