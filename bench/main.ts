// How long things take, beside what they are compared with. Medians and spreads; a number is only worth something on a
// machine that is otherwise idle.
//
//   npm run bench                            everything, in the lab with the Engine of Debian sid, 5 rounds
//   npm run bench -- keys plan               only these rows; not to be written
//   npm run bench -- --engine bookworm       the other one; or `both`
//   npm run bench -- --rounds 9
//   npm run bench -- --check                 ends with 1 when a budget is missed
//   npm run bench -- --write                 puts the numbers into docs/performance.md
//   npm run bench -- wire                    the way from the LAN to DSM instead, ten minutes; --rounds, --check, --write
//   npm run bench -- wire-machine            the same in a whole virtual machine, with vhost-net, half an hour
import os from 'node:os';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {measureApply, setups, staticAnswers} from './apply.js';
import {measureDoctor} from './doctor.js';
import {measureMemory} from './memory.js';
import {measureNics} from './nics.js';
import {type Bench, openBench} from './open.js';
import {measurePackage} from './package.js';
import {machineOf, writePage} from './page.js';
import {measurePlan} from './plan.js';
import {type Published, publish} from './published.js';
import {type Claim, isMissed, ratioOf} from './result.js';
import {measureScript} from './script.js';
import {measureStart} from './start.js';
import {measureStatus} from './status.js';
import {tableOf} from './table.js';
import {benchWire} from './wire/main.js';
import {measureWizard} from './wizard.js';
import {measureKeys} from './wizard-keys.js';

type Measure<T extends readonly unknown[]> = (...args: [...T, rounds: number]) => Promise<readonly Claim[]>;

/** What needs nothing but this machine. */
const here: Readonly<Record<string, Measure<[]>>> = {
	nics: measureNics,
	keys: measureKeys,
	memory: measureMemory,
	plan: measurePlan,
};

/** What needs a homelab with an Engine. */
const inLab: Readonly<Record<string, Measure<[Bench]>>> = {
	wizard: measureWizard,
	status: async (bench, rounds) => [await measureStatus(bench, staticAnswers, 3 * rounds)],
	doctor: (bench, rounds) => measureDoctor(bench, staticAnswers, rounds),
	apply: async (bench, rounds) => {
		const claims: Claim[] = [];
		for (const setup of setups) claims.push(await measureApply(bench, setup, rounds));
		return claims;
	},
	script: measureScript,
};

/** What needs the package as npm would publish it. */
const published: Readonly<Record<string, Measure<[Published]>>> = {
	start: (one, rounds) => measureStart(one, 4 * rounds),
	package: measurePackage,
};

// Node reads them at each start, which takes longer than the start itself, and would make both sides look alike.
delete process.env['NODE_EXTRA_CA_CERTS'];

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {
		engine: {type: 'string', default: 'sid'},
		rounds: {type: 'string', default: '5'},
		check: {type: 'boolean', default: false},
		write: {type: 'boolean', default: false},
	},
});
const engines = (['sid', 'bookworm'] as const).filter(
	name => values.engine === name || values.engine === 'both',
);
const rounds = Number(values.rounds);
if (engines.length === 0 || !(Number.isInteger(rounds) && rounds > 0))
	throw new Error('--engine sid, bookworm or both; --rounds N');
const [part] = positionals;
if (part === 'wire' || part === 'wire-machine') {
	await benchWire(part, {rounds, check: values.check, write: values.write});
	process.exit();
}
const names = [here, published, inLab].flatMap(rows => Object.keys(rows));
const unknown = positionals.filter(name => !names.includes(name));
if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: the rows are ${names.join(', ')}`);
const wanted = <M>(rows: Readonly<Record<string, M>>) =>
	Object.entries(rows).filter(([name]) => positionals.length === 0 || positionals.includes(name));

const [load = 0] = os.loadavg();
const claims: Claim[] = [];
const add = (found: readonly Claim[]) => {
	claims.push(...found);
	for (const claim of found) {
		const verdict = isMissed(claim) ? ', MISSED' : '';
		console.error(`${claim.what}: ${ratioOf(claim).toFixed(2)} × ${claim.than}${verdict}`);
	}
};
for (const [, measure] of wanted(here)) add(await measure(rounds));
const ofPackage = wanted(published);
if (ofPackage.length > 0) {
	const one = await publish();
	try {
		for (const [, measure] of ofPackage) add(await measure(one, rounds));
	} finally {
		await one.remove();
	}
}
for (const engine of wanted(inLab).length > 0 ? engines : []) {
	const bench = await openBench(engine);
	try {
		for (const [, measure] of wanted(inLab)) add(await measure(bench, rounds));
	} finally {
		await bench.close();
	}
}
const machine = machineOf(rounds, load, os.loadavg()[0] ?? 0);
const table = tableOf(claims);
console.log(`${machine}\n\n${table}`);
if (values.write && positionals.length === 0) await writePage(table, machine);
if (values.check && claims.some(isMissed)) process.exitCode = 1;
