import {unsafe} from '../../model/clean.js';
import {withoutIpv4, withoutIpv6, withoutMacs} from './redact-addresses.js';

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
	const takes: ReadonlyArray<(line: string) => string> = [
		line => line.replaceAll(hosts, 'HOST'),
		withoutSecrets,
		line => withoutIpv6(line, mark),
		line => withoutMacs(line, mark),
		line => withoutIpv4(line, mark),
	];
	return text => takes.reduce((line, take) => take(line), cut(plain(text), 4 * longest)).slice(0, longest);
}

/**
 * On one line, without anything invisible. Escapes are taken for what they stand for: the digits of `\x09` would stick to
 * what follows, and a zero-width space in an address would hide it.
 */
function plain(text: string): string {
	const escapes = /\\x([\da-f]{2})|\\u([\da-f]{4})|\\u\{([\da-f]{1,5})\}/gi;
	return text
		.replaceAll(escapes, (_, ...codes: readonly (string | undefined)[]) =>
			String.fromCodePoint(Number.parseInt(codes.find(code => code !== undefined) ?? '20', 16)),
		)
		.replaceAll(unsafe, character =>
			/[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.test(character) ? '' : ' ',
		);
}

/** Not in the middle of an address, of which the rest could not be recognised. */
function cut(line: string, length: number): string {
	return line.length <= length ? line : line.slice(0, length).replace(/\S{1,64}$/, '');
}

/** The name, and its first part where it has a domain; as whole words. */
function hostPattern(names: readonly string[]): RegExp {
	const words = names
		.flatMap(name => [name, name.split('.')[0] ?? ''])
		.filter(name => name !== '' && !/^localhost/i.test(name))
		.sort((a, b) => b.length - a.length)
		.map(name =>
			name.replaceAll(/[^A-Za-z0-9_]/gu, character => `\\u{${character.codePointAt(0)?.toString(16)}}`),
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
