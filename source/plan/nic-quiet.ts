import {isSilentByArp} from '../model/nic.js';
import type {NicBefore} from '../model/nic-before.js';
import {cardStepId, type OneProbe, type Step} from '../model/step.js';
import {run} from './steps.js';

/** One setting of the kernel's for the card. With slashes: a name may hold a dot. */
type Setting = {
	readonly key: string;
	/** What makes the host silent, and what of it can be read where it is. */
	readonly value: number;
	readonly silent: string;
	/** To be put back; null: it was silent before. */
	readonly before: number | null;
};

/**
 * With IPv6 the host would announce itself on the card, and take addresses and a default route from the LAN's router.
 * By ARP it would answer there for the addresses of its other cards, with the MAC under which DSM is reached (F107).
 */
function settingsOf(nic: string, {ipv6, arpIgnore}: NicBefore, hasIpv6: boolean): readonly Setting[] {
	const stricter = isSilentByArp(arpIgnore);
	return [
		...(hasIpv6
			? [{key: `net/ipv6/conf/${nic}/disable_ipv6`, value: 1, silent: '1', before: ipv6 ? 0 : null}]
			: []),
		{
			key: `net/ipv4/conf/${nic}/arp_ignore`,
			value: stricter ? arpIgnore : 1,
			silent: '[128]',
			before: stricter ? null : arpIgnore,
		},
	];
}

/** What makes the host silent on the card, as words for one `sysctl`. `hasIpv6`: so has the kernel. */
export function quietWords(nic: string, before: NicBefore, hasIpv6: boolean): readonly string[] {
	return settingsOf(nic, before, hasIpv6).map(({key, value}) => `${key}=${value}`);
}

/** The host goes silent on the card: broadcasts and multicast reach parent and macvlan both. */
export function nicQuietStep(nic: string, before: NicBefore, hasIpv6: boolean, card = 1): Step {
	const settings = settingsOf(nic, before, hasIpv6);
	const changed = settings.filter(setting => setting.before !== null);
	// What was silent before does not tell whether we were here.
	const probes = (changed.length > 0 ? changed : settings).map(
		({key, silent}): OneProbe => ({kind: 'succeeds', read: ['grep', ['-qx', silent, `/proc/sys/${key}`]]}),
	);
	const [first, ...more] = probes;
	return {
		id: cardStepId('nic-quiet', card),
		subject: nic,
		run: [run('sysctl', ['-q', '-w', ...quietWords(nic, before, hasIpv6)])],
		probe: first && more.length === 0 ? first : {kind: 'all', of: probes},
		undo:
			changed.length > 0
				? [run('sysctl', ['-q', '-w', ...changed.map(one => `${one.key}=${one.before}`)])]
				: [],
		needs: [],
		needsRoot: true,
	};
}
