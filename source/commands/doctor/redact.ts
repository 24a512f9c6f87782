import {isIPv4, isIPv6} from 'node:net';
import {clean} from '../../model/clean.js';

/** Takes out of a text what a bug report must not tell. */
export type Redact = (text: string) => string;

/** As long as a line of a report may be: enough for a command line of QEMU's. */
const longest = 600;

/**
 * What tells who and where somebody is gives way to a shorter form: of a MAC its vendor's half stays, of a public address
 * its first half, each with a number that is the same wherever the same value stood, so that a reader sees what belongs
 * together. `names`: of this host; they are left out whole. Private IPv4 addresses stay, since nothing can be told
 * without them. The result is one line that is safe to show.
 */
export function redactor(names: readonly string[]): Redact {
	const numbers = new Map<string, number>();
	const mark = (value: string) => {
		const number = numbers.get(value) ?? numbers.size + 1;
		numbers.set(value, number);
		return `…#${number}`;
	};
	const hosts = hostPattern(names);
	return text =>
		clean(
			[
				(line: string) => line.replaceAll(hosts, 'HOST'),
				withoutSecrets,
				(line: string) => withoutIpv6(line, mark),
				(line: string) => withoutMacs(line, mark),
				(line: string) => withoutIpv4(line, mark),
			].reduce((line, take) => take(line), cut(clean(text), 4 * longest)),
		).slice(0, longest);
}

/** Not in the middle of an address, of which the rest could not be told. */
function cut(line: string, length: number): string {
	return line.length <= length ? line : line.slice(0, length).replace(/\S*$/, '');
}

/** The name, and its first part where it has a domain; as whole words. */
function hostPattern(names: readonly string[]): RegExp {
	const words = names
		.flatMap(name => [name, name.split('.')[0] ?? ''])
		.filter(name => name !== '' && !/^localhost/i.test(name))
		.sort((a, b) => b.length - a.length)
		.map(name =>
			name.replaceAll(/[^A-Za-z0-9_]/g, character => `\\u{${character.codePointAt(0)?.toString(16)}}`),
		);
	return words.length === 0
		? /(?!)/gu
		: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

const secretWords =
	'pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key|private[-_]?key|credentials?|authorization|cookie';

/** What stands behind a word that announces a secret, credentials in an address, and whose home folder it is. */
function withoutSecrets(line: string): string {
	return line
		.replaceAll(
			new RegExp(
				`([\\w-]*(?:${secretWords})[\\w-]*["']?\\s*[=:]\\s*)(?:"[^"]*"?|'[^']*'?|(?:bearer|basic)\\s+\\S+|[^\\s,;]+)`,
				'gi',
			),
			'$1…',
		)
		.replaceAll(/(--?[\w-]*(?:pass(?:word|wd)?|secret|token|key)\s+)[^\s-]\S*/gi, '$1…')
		.replaceAll(/(-object\s+secret)\S*/g, '$1…')
		.replaceAll(/\/\/[^/\s@]{1,200}@/g, '//…@')
		.replaceAll(/(\/(?:home|Users|var\/home)\/)[^/\s:,]+/g, '$1USER');
}

/** With colons, dashes or dots; in the names that the kernel makes of them; and in an address of IPv6, see there. */
function withoutMacs(line: string, mark: (value: string) => string): string {
	const bare = (text: string) => text.toLowerCase().replaceAll(/[^\da-f]/g, '');
	return line
		.replaceAll(
			/(?<![\da-f])((?:[\da-f]{1,2}[:-]){3})(?:[\da-f]{1,2}[:-]){2,16}[\da-f]{1,2}(?![\da-f])/gi,
			(whole, vendor: string) => `${vendor}${mark(bare(whole))}`,
		)
		.replaceAll(
			/(?<![\da-f])([\da-f]{4}\.[\da-f]{2})[\da-f]{2}\.[\da-f]{4}(?![\da-f])/gi,
			(whole, vendor: string) => `${vendor}${mark(bare(whole))}`,
		)
		.replaceAll(
			/(?<=^|[^a-z\d])((?:en|wl|ww|ib|sl)x)([\da-f]{6})([\da-f]{6})(?![\da-f])/gi,
			(_, kind: string, vendor: string, rest: string) => `${kind}${vendor}${mark(bare(vendor + rest))}`,
		);
}

/** Of whichever kind: the second half may be made of the MAC, and the first one of a private network is random. */
function withoutIpv6(line: string, mark: (value: string) => string): string {
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

function withoutIpv4(line: string, mark: (value: string) => string): string {
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
