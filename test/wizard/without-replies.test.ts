import {describe, expect, test} from 'vitest';
import {replyFilter} from '../../source/wizard/input/without-replies.js';

const esc = '\u001B';
const bel = '\u0007';
const st = `${esc}\\`;

/** What goes through, once nothing more comes. */
function typed(...chunks: readonly string[]): string {
	const filter = replyFilter();
	return chunks.map(filter.take).join('') + filter.flush();
}

/** What a terminal says, and what somebody types before and behind it. */
const replies: ReadonlyArray<readonly [what: string, bytes: string]> = [
	['an old mouse', `${esc}[M !!`],
	['an old mouse far to the right, in bytes that are no text', `${esc}[M\u00C3\u00A9\u00FF`],
	['an old mouse beyond what it can say', `${esc}[M \u0000\u0000`],
	['a mouse', `${esc}[<0;10;20M${esc}[<0;10;20m`],
	['the colour of the background, as xterm says it', `${esc}]11;rgb:1e1e/1e1e/1e1e${bel}`],
	['the same, ended as ECMA-48 has it', `${esc}]11;rgb:1e1e/1e1e/1e1e${st}`],
	['a title', `${esc}]lroot@nas: ~${st}`],
	['what a clipboard holds', `${esc}]52;c;aGVsbG8gd29ybGQ=${bel}`],
	['its abilities', `${esc}[?62;22c${esc}[>1;10;0c`],
	['a mode', `${esc}[?2026;2$y`],
	['which of the keys of kitty', `${esc}[?0u`],
	['its name', `${esc}P>|XTerm(390)${st}`],
	['an ability by its name', `${esc}P1+r544e=787465726d${st}`],
	['a setting', `${esc}P1$r0m${st}`],
	['a picture that can be shown', `${esc}_Gi=31;OK${st}`],
];

describe.each(replies)('%s', (_, reply) => {
	const whole = `a${reply}b\r`;

	test('is nobody’s input, wherever it is cut', () => {
		for (let at = 0; at <= whole.length; at++)
			expect(typed(whole.slice(0, at), whole.slice(at)), `cut at ${at}`).toBe('ab\r');
		expect(typed(...whole)).toBe('ab\r');
	});

	test('that is never finished leaves nothing, and a Ctrl-C in the middle of it is heard', () => {
		for (let at = 3; at < reply.length; at++) {
			// The second one of two may be whole, and the first byte of the second one is a key by itself.
			const cut = reply.slice(0, at);
			expect(typed(cut).replaceAll(esc, ''), JSON.stringify(cut)).toBe('');
			expect(typed(`${cut}\u0003`).replaceAll(esc, ''), JSON.stringify(cut)).toBe('\u0003');
		}
	});
});

test.each([
	['text and Enter', '192.168.1.5\r'],
	['bytes of Chinese', Buffer.from('网卡').toString('latin1')],
	['an Escape', esc],
	['Escape twice', esc + esc],
	['arrows', `${esc}[A${esc}OB${esc}[1;5C`],
	['an arrow behind an Escape', `${esc}${esc}[A`],
	['keys of the Linux console', `${esc}[[A${esc}[[B`],
	['keys of rxvt', `${esc}[3$${esc}[7^${esc}Oa`],
	['a key of a keypad', `${esc}OM`],
	['a key of kitty', `${esc}[97;5u`],
	['Alt with a letter', `${esc}bx`],
	['Alt with ] and what is typed next', `${esc}]name\r`],
	['Alt with P and what is typed next', `${esc}Pname\r`],
	['Ctrl-C behind an Escape', `${esc}\u0003`],
	['a paste', `${esc}[200~one\r\ntwo${esc}[201~\r`],
	['a paste of what a terminal says', `${esc}[200~${esc}[M !!${esc}]11;x${bel}\u0003${esc}[20${esc}[201~x`],
	['a paste whose end is lost', `${esc}[200~one`],
	['two pastes', `${esc}[200~one${esc}[201~${esc}[200~${esc}[M${esc}[201~`],
])('%s: goes through, wherever it is cut', (_, bytes) => {
	for (let at = 0; at <= bytes.length; at++)
		expect(typed(bytes.slice(0, at), bytes.slice(at)), `cut at ${at}`).toBe(bytes);
	expect(typed(...bytes)).toBe(bytes);
});

test('a reply behind a paste is one again', () => {
	expect(typed(`${esc}[200~a${esc}[201~${esc}[M !!b`)).toBe(`${esc}[200~a${esc}[201~b`);
});

test('only what is not whole waits: an Escape for as long as a key may feel slow, a report for longer', () => {
	const filter = replyFilter();
	expect(filter.take('a')).toBe('a');
	expect(filter.patienceMs()).toBeUndefined();
	expect(filter.take(esc)).toBe('');
	expect(filter.patienceMs()).toBeLessThanOrEqual(50);
	expect(filter.take(']11;rgb:')).toBe('');
	expect(filter.patienceMs()).toBeGreaterThanOrEqual(500);
	expect(filter.flush()).toBe('');
	expect(filter.patienceMs()).toBeUndefined();
	expect(filter.take('b')).toBe('b');
});

test('Alt with a bracket alone is nothing', () => {
	for (const second of '[]OP_') expect(typed(esc + second), second).toBe('');
});
