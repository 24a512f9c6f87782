import {isSafeInterfaceName, isSilentByArp, type Nic} from '../model/nic.js';
import {readTextNow} from '../system/files.js';

type Settings = {readonly arp_ignore: number; readonly rp_filter: number; readonly arp_filter: number};

/** Those that hold for all interfaces, beside each one's own. */
export function readArpOfAll(root: string): Settings {
	return readSettings(root, 'all');
}

/**
 * How the kernel answers ARP on this interface. Of a card's own setting and that of `all` the larger counts. A filter of
 * either kind refuses a question that comes in where no answer would go out.
 */
export function readArp(
	root: string,
	name: string,
	all: Settings = readArpOfAll(root),
): Pick<Nic, 'arpIgnore' | 'answersForOthers'> {
	if (!isSafeInterfaceName(name)) return {};
	const own = readSettings(root, name);
	if (!(own.arp_ignore >= 0)) return {};
	const [ignore, pathFilter, filter] = [
		Math.max(own.arp_ignore, all.arp_ignore),
		Math.max(own.rp_filter, all.rp_filter),
		Math.max(own.arp_filter, all.arp_filter),
	];
	if ([ignore, pathFilter, filter].some(Number.isNaN)) return {arpIgnore: own.arp_ignore};
	return {
		arpIgnore: own.arp_ignore,
		answersForOthers: pathFilter <= 0 && filter <= 0 && !isSilentByArp(ignore),
	};
}

function readSettings(root: string, name: string): Settings {
	const read = (key: keyof Settings) =>
		Number.parseInt(readTextNow(`${root}/proc/sys/net/ipv4/conf/${name}/${key}`) ?? '', 10);
	return {arp_ignore: read('arp_ignore'), rp_filter: read('rp_filter'), arp_filter: read('arp_filter')};
}
