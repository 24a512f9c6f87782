import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, describe, expect, test} from 'vitest';
import {breakable, roff} from '../../source/export/roff.js';
import {topicEntries} from '../../source/export/topic-entries.js';
import {exitCode} from '../../source/model/exit-code.js';
import {helpTopicsIn} from '../../source/text/help-topics.js';
import type {Language} from '../../source/text/languages.js';
import {manTextsIn} from '../../source/text/man-texts.js';
import {manPages} from '../../tools/build/man-pages.js';
import {programShape} from '../helpers/completions.js';
import {lacks} from '../helpers/tools.js';

const folder = mkdtempSync(path.join(tmpdir(), 'vdsm-passthru-man-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const pages: ReadonlyArray<readonly [Language, string]> = [
	['en', 'man/vdsm-passthru.1'],
	['zh-CN', 'man/zh_CN/vdsm-passthru.1'],
];

/** What a reader sees of it, without bold and underlining, in lines as long as they come. */
function rendered(page: string): string {
	const options = ['-Kutf8', '-man', '-ww', '-Tutf8', '-rLL=2000n', '-P-cbou'];
	return execFileSync('groff', options, {input: page, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit']});
}

describe.skipIf(lacks('groff')).each(pages)('the manual page in %s', (language, name) => {
	const page = manPages('1.2.3').get(name) ?? '';
	const program = programShape(language);

	test.each(['60', '72', '80', '120'])(
		'neither groff nor man has anything against it, at %s columns',
		columns => {
			const file = path.join(folder, 'page.1');
			writeFileSync(file, page);
			const groff = spawnSync('groff', ['-Kutf8', '-man', '-ww', '-Tutf8', `-rLL=${columns}n`, '-z', file]);
			expect(String(groff.stderr)).toBe('');
			const env = {...process.env, MANWIDTH: columns, LC_ALL: 'C.UTF-8', MANROFFSEQ: ''};
			const man = spawnSync('man', ['--warnings', '--local-file', file], {env});
			expect(String(man.stderr)).toBe('');
			expect(man.status).toBe(0);
			expect(String(man.stdout)).toContain('--give-up-nic');
		},
	);

	test('it has its sections, in their order', () => {
		const headings = [...page.matchAll(/^\.SH "(.*)"$/gm)].map(([, heading]) => heading);
		expect(headings).toEqual(Object.values(manTextsIn(language).headings));
	});

	test('every command and every option is in it, with what --help says', () => {
		const text = rendered(page).replaceAll(/\s+/g, '');
		for (const {name: command, what, options} of program.commands) {
			expect(text).toContain(`${command}${what}`.replaceAll(/\s+/g, ''));
			for (const {long, what: said} of options) {
				expect(text).toContain(long);
				expect(text).toContain(said.replaceAll(/\s+/g, ''));
			}
		}
		for (const {long} of program.alone.options) expect(text).toContain(long);
		expect(text).not.toContain('revert');
	});

	test('every exit code and every variable is an entry', () => {
		for (const code of Object.values(exitCode)) expect(page).toContain(`.TP\n\\fB${code}\\fR\n`);
		const variables = topicEntries(helpTopicsIn(language).environment).flatMap(({term}) => term ?? []);
		expect(variables.length).toBeGreaterThan(8);
		for (const term of variables) expect(page).toContain(`.TP\n\\fB${breakable(term)}\\fR\n`);
	});

	test('the same program makes the same page', () => {
		expect(manPages('1.2.3').get(name)).toBe(page);
		expect(page).toContain('vdsm\\-passthru 1.2.3');
	});
});

test
	.skipIf(lacks('groff'))
	.each([
		'.TH is no request',
		"'so /etc/passwd",
		String.raw`back\slash, \fBnot bold\fR, \n(.x`,
		'--flag -o ~/file ^ ` " \' | “quotes” ’',
		"first\n.second\n'third",
	])('%j is shown as it is', text => {
	expect(rendered(`.TH X 1\n.SH S\n.nf\n${roff(text)}\n`)).toContain(text.replaceAll('\n', '\n       '));
});

test('a line can be broken between two Chinese characters, not before a comma, and in a list', () => {
	expect(breakable('网卡，网桥 br0（内核）')).toBe('网\\:卡，\\:网\\:桥 br0（内\\:核）');
	expect(breakable('可选：static')).toBe('可\\:选：\\:static');
	expect(breakable('enp4s0,address=dhcp, 5,000')).toBe('enp4s0,\\:address=dhcp, 5,000');
});

test('the entries of a topic are terms and paragraphs, each in one line', () => {
	const topic =
		'Title\n\n  3    one line\n       goes on\nNAME, OTHER\n       below\n\nA paragraph\nof two lines.';
	expect(topicEntries(topic)).toEqual([
		{term: '3', text: 'one line goes on'},
		{term: 'NAME, OTHER', text: 'below'},
		{term: undefined, text: 'A paragraph of two lines.'},
	]);
	expect(topicEntries('题\n\n不读取\n任何变量')).toEqual([{term: undefined, text: '不读取任何变量'}]);
});
