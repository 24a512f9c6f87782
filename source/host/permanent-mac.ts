import {parseMac} from '../model/mac.js';
import {isSafeInterfaceName} from '../model/nic.js';
import type {IpLink} from './ip-links.js';
import {type Machine, readLimit} from './machine.js';
import type {SysLink} from './sys-links.js';

/**
 * The factory address. `ip` prints it where it differs from the current one, which is the case while a passthru
 * container holds the NIC (F47). Older ones never print it, so a NIC whose address somebody has set is asked with ethtool.
 */
export async function readPermanentMac(
	machine: Machine,
	sys: SysLink,
	ip: IpLink | undefined,
): Promise<string | null> {
	if (ip?.permanentMac !== null && ip?.permanentMac !== undefined) return macOrNull(ip.permanentMac);
	if (!sys.hasDevice) return null;
	if (sys.macOrigin === 0) return macOrNull(sys.mac);
	if (!isSafeInterfaceName(sys.name)) return null;
	const {stdout} = await machine.run(['ethtool', ['-P', sys.name]], {timeoutMs: readLimit});
	return macOrNull(/^Permanent address: (\S+)\s*$/m.exec(stdout)?.[1] ?? null);
}

/** All zeros, an address of another length, and anything that is no address at all are no MAC. */
export function macOrNull(text: string | null): string | null {
	const mac = parseMac(text ?? '');
	return mac.ok ? mac.value : null;
}
