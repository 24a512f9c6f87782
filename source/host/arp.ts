import {isSafeInterfaceName, isSilentByArp, type Nic} from '../model/nic.js';
import {readText} from '../system/files.js';

/**
 * How the kernel answers ARP on this interface. Of a card's own setting and that of `all` the larger counts. A filter of
 * either kind refuses a question that comes in where no answer would go out.
 */
export async function readArp(
	root: string,
	name: string,
): Promise<Pick<Nic, 'arpIgnore' | 'answersForOthers'>> {
	if (!isSafeInterfaceName(name)) return {};
	const read = async (from: string, key: string) =>
		Number.parseInt((await readText(`${root}/proc/sys/net/ipv4/conf/${from}/${key}`)) ?? '', 10);
	const either = async (key: string) => Math.max(await read(name, key), await read('all', key));
	const [own, ignore, pathFilter, filter] = await Promise.all([
		read(name, 'arp_ignore'),
		either('arp_ignore'),
		either('rp_filter'),
		either('arp_filter'),
	]);
	if (!(own >= 0)) return {};
	if ([ignore, pathFilter, filter].some(Number.isNaN)) return {arpIgnore: own};
	return {
		arpIgnore: own,
		answersForOthers: pathFilter <= 0 && filter <= 0 && !isSilentByArp(ignore),
	};
}
