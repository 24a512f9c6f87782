import type {CardParts} from '../../layout/layout.js';
import type {FindingDetail} from '../../model/finding.js';

/** What there is to say of several cards together. What cannot be at all was told of the answers (`also-card`). */
export function cardFindings(cards: readonly CardParts[]): FindingDetail[] {
	// A router gives an address with a gateway, most of the time; one that is typed in may have any.
	const routed = cards.filter(({lan}) =>
		lan.mode === 'static' ? lan.gateway !== null : lan.mode === 'dhcp',
	);
	return routed.length < 2 ? [] : [{code: 'gateways-apart', nics: routed.map(({nic}) => nic)}];
}
