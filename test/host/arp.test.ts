import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {readArp} from '../../source/host/arp.js';

let root = '';

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'vdsm-passthru-arp-'));
});
afterEach(() => rmSync(root, {recursive: true}));

/** As the kernel has it of its own, with these on top. */
function set(changes: Readonly<Record<string, string>> = {}): void {
	const usual = ['enp3s0', 'all'].flatMap(name =>
		['arp_ignore', 'rp_filter', 'arp_filter'].map(key => [`${name}/${key}`, '0'] as const),
	);
	for (const [key, value] of Object.entries({...Object.fromEntries(usual), ...changes})) {
		const path = join(root, 'proc/sys/net/ipv4/conf', key);
		mkdirSync(dirname(path), {recursive: true});
		writeFileSync(path, `${value}\n`);
	}
}

// What the kernel does with each is measured by test/lab/scenarios/host-arp.
test.each([
	[{}, {arpIgnore: 0, answersForOthers: true}],
	[{'enp3s0/arp_ignore': '1'}, {arpIgnore: 1, answersForOthers: false}],
	[{'enp3s0/arp_ignore': '3'}, {arpIgnore: 3, answersForOthers: true}],
	[{'all/arp_ignore': '2'}, {arpIgnore: 0, answersForOthers: false}],
	[
		{'enp3s0/arp_ignore': '2', 'all/arp_ignore': '3'},
		{arpIgnore: 2, answersForOthers: true},
	],
	[{'all/rp_filter': '2'}, {arpIgnore: 0, answersForOthers: false}],
	[{'enp3s0/arp_filter': '1'}, {arpIgnore: 0, answersForOthers: false}],
	[{'all/rp_filter': ''}, {arpIgnore: 0}],
	[{'enp3s0/arp_ignore': ''}, {}],
])('%j', async (changes, wanted) => {
	set(changes);
	expect(await readArp(root, 'enp3s0')).toEqual(wanted);
});

test('nothing is known of what is not there, nor asked by a name that is no plain one', async () => {
	set();
	expect(await readArp(root, 'enp4s0')).toEqual({});
	expect(await readArp(root, '../enp3s0')).toEqual({});
});
