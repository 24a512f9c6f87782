import fc from 'fast-check';
import {fromNumber, type Ipv4} from '../../source/model/address.js';
import {type Subnet, subnetOf} from '../../source/model/subnet.js';

/** Any IPv4 address, the ends of the range more often than chance would have them. */
export const anyIpv4: fc.Arbitrary<Ipv4> = fc
	.oneof({weight: 8, arbitrary: fc.nat(2 ** 32 - 1)}, fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1))
	.map(fromNumber);

export function anySubnet(least = 8, most = 30): fc.Arbitrary<Subnet> {
	return fc
		.tuple(anyIpv4, fc.integer({min: least, max: most}))
		.map(([address, prefix]) => subnetOf(address, prefix));
}

/** Characters that mean something to a shell, to YAML or to a terminal, and some that do not. */
const awkwardCharacters = [
	...' \t\n\r\'"`$\\!#&*()[]{}<>|;?~^=%-+:,./@_',
	...'\u0001\u0007\u0008\u001b\u007f\u0080\u0085\u009b\u00a0',
	...'\u2018\u2019\u201c\u201d\u2028\u2029\u202e\u200b\ufeff\ufffd',
	...'aZ09é网卡😀',
];

/** Words that a shell or a YAML reader takes for something else. */
const awkwardWords = [
	'-',
	'--',
	'-rf',
	'--help',
	'$(touch broken)',
	'`touch broken`',
	'$here',
	'"$here"',
	'$' + '{IFS}',
	"'; touch broken; '",
	'*',
	'~',
	'~root',
	'a=b',
	'%s',
	'\\n',
	'\\c',
	'\\033[2J',
	'FILE',
	'EOF',
	'no',
	'on',
	'yes',
	'null',
	'~',
	'1e3',
	'0o17',
	'017',
	'0x1f',
	'1_000',
	'12:34:56',
	'2001-01-01',
	'.inf',
	'=',
	'<<',
	'!!str x',
	'&a',
	'*a',
	'- a',
	'a: b',
	'a #b',
	'#',
	'|',
	'>',
	'%YAML 1.1',
	'---',
	'...',
	'$' + '{HOME}',
	'$$',
];

/** Strings made to break out of quotes, comments, here-documents and YAML. Never a NUL, which no argument can hold. */
export const awkwardText: fc.Arbitrary<string> = fc.oneof(
	fc.array(fc.constantFrom(...awkwardCharacters), {maxLength: 12}).map(parts => parts.join('')),
	fc.constantFrom(...awkwardWords),
	fc.tuple(fc.constantFrom(...awkwardWords), fc.constantFrom(...awkwardWords)).map(parts => parts.join('')),
	fc.string({unit: 'grapheme', maxLength: 12}).map(text => text.replaceAll('\0', '')),
	fc
		.string({unit: 'binary', maxLength: 12})
		.map(text => text.replaceAll('\0', '').replaceAll(/\p{Cs}/gu, '')),
);
