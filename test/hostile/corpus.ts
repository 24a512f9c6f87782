import fc from 'fast-check';

/** Stands behind each kind of line end: where it begins a line, somebody has faked one. */
export const fakeLine = 'FAKED-LINE';

/** Stands in each attempt to run something: where a program is called so, it has worked. */
export const fakeProgram = 'FAKED-PROGRAM';

const lineEnds = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];

/** By what they attack, each with the words that a reader of a failure looks for. */
export const corpus: Readonly<Record<string, readonly string[]>> = {
	terminal: [
		'\u001b[2J\u001b[H',
		'\u001b[31mred\u001b[0m',
		'\u001b]0;title\u0007',
		'\u001b]8;;https://example.org\u001b\\link\u001b]8;;\u001b\\',
		'\u001b]52;c;Zm9v\u0007',
		'\u001bP1$r0m\u001b\\',
		'\u001b[?1049h',
		'\u001bc',
		'\u009b2J',
		'\u009d0;title\u009c',
		'\u0090q\u009c',
		'a\b\bb',
		'\u0007\u007f\u0000',
		'\u000e\u000f',
	],
	lines: lineEnds.flatMap(end => [`x${end}${fakeLine}`, `${end}${fakeLine} [9/9] done`]),
	direction: [
		'\u202egpj.exe',
		'\u2066x\u2069',
		'\u200f\u061c',
		'e\u200bth0',
		'\ufeffeth0',
		'et\u00adh0',
		'\u{e0041}\u{e0001}',
		'\u3164',
		'x\ufe0f',
		'\ud800',
		'\udc00x',
		'e\u0301\u0301\u0301\u0301\u0301',
	],
	shell: [
		`$(${fakeProgram})`,
		`\`${fakeProgram}\``,
		`'; ${fakeProgram}; '`,
		`"; ${fakeProgram}; "`,
		`\n${fakeProgram}\n`,
		`x' && ${fakeProgram} && echo 'x`,
		`| ${fakeProgram}`,
		`$'\\n${fakeProgram}'`,
		`\${x:-$(${fakeProgram})}`,
		`\\\n${fakeProgram}`,
		'-rf',
		'--privileged',
		'--format={{.Config.Env}}',
		'*',
		'~root',
		'a=b',
		'!!',
	],
	documents: [
		`EOF\n${fakeProgram}`,
		'HOOK',
		'\n---\nservices: {x: {image: evil}}\n',
		'a: b #c',
		'!!python/object/apply:os.system ["x"]',
		'*alias &anchor',
		`\${HOME} $$ $\{x`,
		'"]}, "evil": {"a": ["',
		'</text><script>alert(1)</script>',
		'<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
		']]><![CDATA[',
		'%%{init: {"securityLevel": "loose"}}%%',
		'click a call evil()',
		'```\n# heading',
		'== results',
	],
	formats: ['%s%n%d', '{{.}}', '{{json .}}', '\\x1b[31m', '\\u001b', '\\033c', '%1b', '\\c', '$' + '{x}'],
	objects: ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'],
	sizes: ['', ' ', '\t', 'a'.repeat(4000), '网'.repeat(2000), '\u001b'.repeat(300), '9'.repeat(400)],
};

/** Characters: the longest text that a facts file may hold. Longer ones are refused with the whole file. */
const longest = 4096;

const known = Object.values(corpus).flat();
const piece = fc.oneof(
	{weight: 4, arbitrary: fc.constantFrom(...known)},
	{weight: 1, arbitrary: fc.integer({min: 0, max: 0xffff}).map(code => String.fromCharCode(code))},
	{weight: 1, arbitrary: fc.integer({min: 0, max: 0x10ffff}).map(code => String.fromCodePoint(code))},
	{weight: 1, arbitrary: fc.constantFrom('eth0', 'vdsm', '网卡', '192.168.1.5')},
);

/** One of the corpus, or some of it put together with letters of any kind. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
	{weight: 3, arbitrary: fc.constantFrom(...known)},
	{
		weight: 2,
		arbitrary: fc.array(piece, {minLength: 1, maxLength: 5}).map(parts => parts.join('').slice(0, longest)),
	},
);
