import type {Route} from '../model/facts.js';

/** /proc/net/route: addresses are little-endian hex. For hosts without `ip`; the main table only. */
export function parseProcRoutes(text: string): Route[] {
	return text
		.split('\n')
		.slice(1)
		.flatMap((line): Route[] => {
			const [device, destination = '', gateway = '', flags = '', , , , mask = ''] = line.trim().split(/\s+/);
			// RTF_UP without RTF_REJECT.
			if (device === undefined || device === '' || (Number.parseInt(flags, 16) & 0x201) !== 1) return [];
			const prefix = [...Number.parseInt(mask, 16).toString(2)].filter(bit => bit === '1').length;
			const isDefault = prefix === 0;
			return [
				{
					family: 4,
					destination: isDefault ? 'default' : `${littleEndian(destination)}/${prefix}`,
					gateway: gateway === '00000000' ? null : littleEndian(gateway),
					device,
					table: 'main',
				},
			];
		});
}

/** /proc/net/ipv6_route: 32 hex digits, prefix, source, source prefix, next hop, metric, …, flags, device. */
export function parseProcRoutes6(text: string): Route[] {
	return text.split('\n').flatMap((line): Route[] => {
		const [destination = '', prefixHex = '', , , gateway = '', , , , flags = '', device] = line
			.trim()
			.split(/\s+/);
		const bits = Number.parseInt(flags, 16);
		// RTF_UP, and neither RTF_REJECT nor RTF_LOCAL; multicast is no route of ours.
		if (
			device === undefined ||
			(bits & 1) === 0 ||
			(bits & 0x8000_0200) !== 0 ||
			destination.startsWith('ff')
		)
			return [];
		const prefix = Number.parseInt(prefixHex, 16);
		return [
			{
				family: 6,
				destination: prefix === 0 ? 'default' : `${colons(destination)}/${prefix}`,
				gateway: /^0+$/.test(gateway) ? null : colons(gateway),
				device,
				table: 'main',
			},
		];
	});
}

function littleEndian(hex: string): string {
	return (hex.match(/../g) ?? [])
		.reverse()
		.map(octet => Number.parseInt(octet, 16))
		.join('.');
}

function colons(hex: string): string {
	return (hex.match(/.{4}/g) ?? []).map(group => group.replace(/^0{1,3}/, '')).join(':');
}
