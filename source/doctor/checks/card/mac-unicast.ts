import type {CardValues} from '../../../model/diagnosis/values-card.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {startCause} from './start-cause.js';

type Named = Omit<CardValues['mac-unicast'], 'suggestion'>;

/**
 * No MAC that was given is a multicast one, with an odd second digit (F48): the kernel refuses it on an interface, `cannot
 * assign requested address`, and a guest cannot bring up a card with it.
 */
export const macUnicast = defineCheck({
	id: 'mac-unicast',
	place: 'macvlan',
	catalogue: [48],
	reads: ['container'],
	explains: ['start-error', 'container-runs', 'guest-spoke'],
	look({container}) {
		const {ends, environment} = container;
		const cause = startCause(container, '');
		const named: Named[] = [
			...(cause?.code === 'mac-multicast' ? [{mac: cause.mac, where: 'network' as const, name: ''}] : []),
			...ends.map(({mac, network}) => ({mac, where: 'network' as const, name: network})),
			...[...(environment['ARGUMENTS'] ?? '').matchAll(/\bmac=([\da-f:-]{17})(?![\da-f:-])/gi)].map(
				([, mac = '']) => ({mac, where: 'arguments' as const, name: 'ARGUMENTS'}),
			),
			...['MAC', 'VM_NET_MAC'].map(name => ({
				mac: environment[name] ?? '',
				where: 'variable' as const,
				name,
			})),
		].filter(({mac}) => form.test(mac));
		if (named.length === 0) return skip;
		const wrong = named.find(({mac}) => firstOctet(mac) % 2 === 1);
		return wrong ? error({...wrong, suggestion: unicast(wrong.mac)}) : ok;
	},
});

const form = /^[\da-f]{2}(?:[:-][\da-f]{2}){5}$/i;

function firstOctet(mac: string): number {
	return Number.parseInt(mac.slice(0, 2), 16);
}

/** The same, locally administered. */
function unicast(mac: string): string {
	return `${((firstOctet(mac) & 0xfe) | 0x02).toString(16).padStart(2, '0')}${mac.slice(2)}`;
}
