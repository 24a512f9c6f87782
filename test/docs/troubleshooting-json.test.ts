import {expect, test} from 'vitest';
import {doctorJson} from '../../source/commands/doctor/doctor-json.js';
import {judge} from '../../source/commands/doctor/run-doctor.js';
import {allChecks} from '../../source/doctor/all-checks.js';
import {runChecks} from '../../source/doctor/run-checks.js';
import type {Evidence, Looks} from '../../source/model/diagnosis/evidence.js';
import {safeJson} from '../../source/model/safe-json.js';
import {healthy} from '../doctor/healthy.js';
import {en, zhCN} from '../helpers/texts.js';
import {blocksOf, replaceBlock, updating} from './pages.js';

/** The card is turned off, and br0 is gone. */
const broken: Evidence = {
	...healthy,
	facts: {
		...healthy.facts,
		nics: healthy.facts.nics.map(nic => (nic.name === 'enp3s0' ? {...nic, up: false, carrier: null} : nic)),
	},
	inside: {...healthy.inside, links: healthy.inside.links.filter(({name}) => name !== 'br0')},
};

const pages = {'docs/exit-codes.md': en, 'docs/zh-CN/exit-codes.md': zhCN};

const examples = Object.entries(pages).flatMap(([page, texts]) =>
	blocksOf(page)
		.filter(({attributes}) => 'doctor' in attributes)
		.map(block => ({...block, texts})),
);

test('there is one on each page', () => {
	expect(examples.map(({page}) => page)).toEqual(Object.keys(pages));
});

// A block that says doctor="…" is what these checks say of that machine.
test.each(examples)('$page:$line shows what doctor prints', async ({texts, ...block}) => {
	const ids = (block.attributes['doctor'] ?? '').split(' ');
	const checks = allChecks.filter(({id}) => ids.includes(id));
	const reads = Object.entries(broken).map(([probe, value]) => [probe, Promise.resolve({ok: true, value})]);
	const looks = Object.fromEntries(reads) as Looks;
	const results = await runChecks(checks, looks, {onResult: () => undefined, now: () => 12});
	const wanted = safeJson(doctorJson(judge(results, checks, []), 'vdsm', texts), '\t');
	if (updating) replaceBlock(block, wanted);
	else expect(block.text).toBe(wanted);
});
