import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {CauseCode} from '../../source/model/cause.js';
import {catalogue} from '../../source/plan/causes/catalogue.js';
import {recognise, rows} from '../../source/plan/causes/recognise.js';
import {tellCause} from '../../source/text/by-code.js';
import {en} from '../../source/text/en.js';
import {zhCN} from '../../source/text/zh-CN.js';
import {provocations} from '../lab/scenarios/provocations.js';
import {quoted} from './causes-texts.js';

const about = {nic: 'enp9s9', image: 'vdsm/virtual-dsm:latest', container: 'vdsm'};
const folder = fileURLToPath(new URL('fixtures/causes', import.meta.url));

/** What the Engines printed, by the name of the provocation; the first line of a fixture is the command. */
const recorded = readdirSync(folder).flatMap(engine =>
	readdirSync(path.join(folder, engine)).map(file => ({
		engine,
		name: path.basename(file, '.txt'),
		lines: readFileSync(path.join(folder, engine, file), 'utf8')
			.split('\n')
			.slice(1),
	})),
);

const codes = Object.keys(catalogue) as CauseCode[];

test.each(recorded)('$engine: $name', ({name, lines}) => {
	const provocation = provocations.find(one => one.name === name);
	expect(recognise(lines, about)).toMatchObject({code: provocation?.code, ...provocation?.values});
});

test.each(quoted.map(([code, line, values = {}]) => ({code, line, values})))(
	'$code: $line',
	({code, line, values}) => {
		expect(recognise(['Some line before', line, ''], about)).toMatchObject({code, ...values});
	},
);

test('every provocation is recorded, and every cause is shown by a text', () => {
	const names = new Set(recorded.map(({name}) => name));
	expect(provocations.filter(({name}) => !names.has(name))).toEqual([]);
	const shown = new Set<string>([...provocations, ...quoted.map(([code]) => ({code}))].map(({code}) => code));
	expect(codes.filter(code => !shown.has(code))).toEqual([]);
});

/** The row that decides for a text, by trying without each of the others. */
const rowOf = (line: string) =>
	rows.findIndex(({pattern, cause}) => {
		const match = pattern.exec(line);
		return match !== null && cause(group => match.groups?.[group] ?? '', about) !== null;
	});

test('every row is shown by a text, and what it says of where that was seen is so', () => {
	const live = new Set(recorded.flatMap(({lines}) => lines.map(rowOf)));
	const others = new Set(quoted.map(([, line]) => rowOf(line)));
	const claims = rows.map(({seen, pattern}, index) => ({
		pattern: String(pattern),
		seen,
		live: live.has(index),
	}));
	expect(claims.filter(({seen, live: really}) => (seen === 'lab') !== really)).toEqual([]);
	expect(rows.filter((_, index) => !live.has(index) && !others.has(index))).toEqual([]);
});

test('no pattern keeps a place between two lines', () => {
	expect(rows.filter(({pattern}) => pattern.global || pattern.sticky)).toEqual([]);
});

describe('what is no failure', () => {
	test.each([
		['eth0: link up'],
		['latest: Pulling from vdsm/virtual-dsm'],
		['Status: Image is up to date for vdsm/virtual-dsm:latest'],
		['0f199f2e46ee0f199f2e46ee0f199f2e46ee'],
		['vdsm'],
		[
			"WARNING: The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8)",
		],
		// DSM's own boot messages stand in the container's log.
		['[   12.345] mount: /volume1: No space left on device'],
		['[   12.345] EXT4-fs (sda1): Read-only file system'],
		["insmod: can't insert module: Operation not permitted"],
		['Cannot find device "br0"'],
		['nginx: bind() to 0.0.0.0:5000 failed (98: Address already in use)'],
		['sh: /usr/syno/bin/x: Permission denied'],
		['udhcpc: sendto: Network is unreachable'],
		['/etc/rc: line 3: foo: command not found'],
		['❯ WARNING: MTU size is 9000, but cannot be advertised'],
		['time="2026-11-23T17:41:16Z" level=error msg="error waiting for container: context canceled"'],
		// An even first octet: the kernel has another reason.
		['error setting interface "veth1" MAC to "02:02:03:04:05:06": cannot assign requested address'],
	])('%s', line => {
		expect(recognise([line], about)).toBeNull();
	});

	test('no line of any kind that no program prints as an error', () => {
		const words = fc.constantFrom(
			...['Error response from daemon:', 'address', 'in use', 'network', 'permission', 'failed', 'macvlan'],
			...[
				'/dev/net/tun',
				'eth0',
				'"',
				"'",
				':',
				'\u001b[2J',
				'\r',
				'mkdir:',
				'No space',
				'ERROR:',
				'start.sh',
				'192.168.1.1',
			],
		);
		const line = fc.oneof(
			fc.string({unit: 'binary'}),
			fc.array(words, {maxLength: 8}).map(parts => parts.join(' ')),
		);
		fc.assert(
			fc.property(fc.array(line, {maxLength: 20}), lines => {
				expect(recognise(lines, about)).toBeNull();
			}),
			{numRuns: 2000},
		);
	});
});

describe('hostile lines', () => {
	// Each recorded text, with what a pattern could stumble over put at its blanks.
	const seeds = [...recorded.flatMap(({lines}) => lines), ...quoted.map(([, line]) => line)].filter(
		line => line !== '',
	);

	test('long ones cost no time', () => {
		const started = performance.now();
		for (const seed of seeds)
			for (const filler of [' ', 'a', '"', '0.', ': ', '/a']) {
				const half = Math.floor(seed.length / 2);
				const long = seed.slice(0, half) + filler.repeat(50_000) + seed.slice(half);
				recognise([long, filler.repeat(100_000)], about);
			}
		// About 1000 pairs of lines: a pattern that backtracks takes minutes for one.
		expect(performance.now() - started).toBeLessThan(20_000);
	});

	test('nothing of them reaches the terminal raw, and no sentence is long [D1]', () => {
		const bad = '\u001b]0;x\u0007\u202e';
		for (const seed of seeds)
			for (const line of [
				seed.replaceAll(/(?<=[ '"/])(?=\w)/g, bad),
				seed.replaceAll('enp', `${bad}${'x'.repeat(500)}`),
				seed,
			]) {
				const cause = recognise([line], {nic: `a${bad}`, image: `b${bad}`, container: `c${bad}`});
				if (cause === null) continue;
				expect(JSON.stringify(cause)).not.toMatch(/\p{Cf}|\\u00|\\b/u);
				expect(Object.values(cause).every(one => one.length <= 100)).toBe(true);
				for (const {causes} of [en, zhCN])
					for (const text of Object.values(tellCause(causes, cause))) {
						expect(text).not.toMatch(/\p{Cc}|\p{Cf}|undefined|\$\{/u);
						expect(text.length).toBeLessThan(600);
					}
			}
	});
});

test('both languages say every value, or leave the same ones out', () => {
	for (const lines of [...quoted.map(([, line]) => [line]), ...recorded.map(one => one.lines)]) {
		const cause = recognise(lines, about);
		if (cause === null) throw new Error(lines.join());
		const {code, catalogue: _, ...values} = cause;
		const said = [en, zhCN].map(({causes}) => Object.values(tellCause(causes, cause)).join(' '));
		for (const value of Object.values(values).filter(one => one !== ''))
			for (const text of said) expect(text, code).toContain(value);
	}
});

test('the Engine tells two networks in the order of a Go map, so one cause is told in one order', () => {
	const line = 'Error response from daemon: Container cannot be connected to network endpoints: ';
	const both = ['n1, n2', 'n2, n1'].map(names => recognise([`${line}${names}`], about));
	expect(both).toMatchObject([
		{code: 'engine-single-network', networks: 'n1, n2'},
		{code: 'engine-single-network', networks: 'n1, n2'},
	]);
});
