import type {Route} from '../model/facts.js';
import {fromMachineOrder, fromNetworkOrder} from './hex-address.js';

const hex32 = '([\\dA-F]{8})';
const row4 = new RegExp(
	`^(\\S+)\\s+${hex32}\\s+${hex32}\\s+([\\dA-F]{4,8})\\s+\\S+\\s+\\S+\\s+\\S+\\s+${hex32}\\s`,
	'i',
);

/** /proc/net/route: device, destination, gateway, flags, …, mask. For hosts without `ip`; the main table only. */
export function parseProcRoutes(text: string): Route[] {
	return text.split('\n').flatMap((line): Route[] => {
		const [, device, destination = '', gateway = '', flags = '', mask = ''] = row4.exec(`${line} `) ?? [];
		// RTF_UP without RTF_REJECT.
		if (device === undefined || (Number.parseInt(flags, 16) & 0x201) !== 1) return [];
		const prefix = [...Number.parseInt(mask, 16).toString(2)].filter(bit => bit === '1').length;
		return [
			{
				family: 4,
				destination: prefix === 0 ? 'default' : `${fromMachineOrder(destination)}/${prefix}`,
				gateway: gateway === '00000000' ? null : fromMachineOrder(gateway),
				device,
				table: 'main',
			},
		];
	});
}

const hex128 = '([\\dA-F]{32})';
const row6 = new RegExp(
	`^${hex128} ([\\dA-F]{2}) \\S+ \\S+ ${hex128} \\S+ \\S+ \\S+ ([\\dA-F]{8})\\s+(\\S+)`,
	'i',
);

/** /proc/net/ipv6_route: destination, prefix, source, source prefix, next hop, metric, …, flags, device. */
export function parseProcRoutes6(text: string): Route[] {
	return text.split('\n').flatMap((line): Route[] => {
		const [, destination = '', prefixHex = '', gateway = '', flags = '', device] = row6.exec(line) ?? [];
		const bits = Number.parseInt(flags, 16);
		// RTF_UP, and neither RTF_REJECT nor RTF_LOCAL; a multicast route says nothing.
		if (device === undefined || (bits & 1) === 0 || (bits & 0x8000_0200) !== 0) return [];
		if (destination.startsWith('ff')) return [];
		const prefix = Number.parseInt(prefixHex, 16);
		return [
			{
				family: 6,
				destination: prefix === 0 ? 'default' : `${fromNetworkOrder(destination)}/${prefix}`,
				gateway: /^0+$/.test(gateway) ? null : fromNetworkOrder(gateway),
				device,
				table: 'main',
			},
		];
	});
}
