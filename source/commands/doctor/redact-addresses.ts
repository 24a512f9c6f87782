import {isIPv4, isIPv6} from 'node:net';

/** What stands for the part that is left out: the same for the same value. */
export type Mark = (value: string) => string;

/** With colons, dashes or dots; in the names that the kernel makes of them; and in an address of IPv6, see there. */
export function withoutMacs(line: string, mark: Mark): string {
	const bare = (text: string) => text.toLowerCase().replaceAll(/[^\da-f]/g, '');
	return line
		.replaceAll(
			/((?:[\da-f]{1,2}[:-]){3})(?:[\da-f]{1,2}[:-]){2,16}[\da-f]{1,2}/gi,
			(whole, vendor: string) => `${vendor}${mark(bare(whole))}`,
		)
		.replaceAll(
			/([\da-f]{4}\.[\da-f]{2})[\da-f]{2}\.[\da-f]{4}/gi,
			(whole, vendor: string) => `${vendor}${mark(bare(whole))}`,
		)
		.replaceAll(
			/(?<=^|[^a-z\d])((?:en|wl|ww|ib|sl)x)([\da-f]{6})([\da-f]{6})/gi,
			(_, kind: string, vendor: string, rest: string) => `${kind}${vendor}${mark(bare(vendor + rest))}`,
		);
}

/** Of whichever kind: the second half may be made of the MAC, and the first one of a private network is random. */
export function withoutIpv6(line: string, mark: Mark): string {
	return line.replaceAll(/[\da-f:.]*:[\da-f:.]*:[\da-f:.]*/gi, token => {
		const [, core = '', end = ''] = /^(.*?)([:.]*)$/.exec(token) ?? [];
		const address = isIPv6(token) ? token : core;
		const rest = isIPv6(token) ? '' : end;
		if (isIPv6(address)) {
			if (/^(?:::1?|ff0[\da-f]::[\da-f]{1,3})$/i.test(address)) return token;
			return `${address
				.split(':')
				.slice(0, /^fe80/i.test(address) ? 1 : 2)
				.join(':')}:${mark(address.toLowerCase())}${rest}`;
		}
		// One that sticks to other text. A MAC has shorter parts, and a time of day has fewer.
		const sticks = token.includes('::') || (token.split(':').length > 6 && /[\da-f]{3}/i.test(token));
		return sticks ? mark(token.toLowerCase()) : token;
	});
}

export function withoutIpv4(line: string, mark: Mark): string {
	return line.replaceAll(/(?<!\d)\d{1,3}([.-])\d{1,3}\1\d{1,3}\1\d{1,3}(?!\d)/g, (whole, by: string) => {
		const parts = whole.split(by);
		const address = parts.map(Number).join('.');
		if (!isIPv4(address) || isLocal(address)) return whole;
		return `${parts.slice(0, 2).join(by)}${by}${mark(address)}`;
	});
}

/** Of a home's own network, of this machine alone, or of no machine at all. */
function isLocal(address: string): boolean {
	const [first = 0, second = 0] = address.split('.').map(Number);
	if (first === 172) return second >= 16 && second < 32;
	if (first === 192) return second === 168;
	if (first === 169) return second === 254;
	return first === 0 || first === 10 || first === 127 || first >= 224;
}
