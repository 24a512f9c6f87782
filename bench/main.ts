// How long things take, beside what they are compared with, in a lab with a real Engine. Medians and spreads; a number
// is only worth something on a machine that is otherwise idle.
//
//   npm run bench                            Engine of Debian sid, 5 rounds
//   npm run bench -- --engine bookworm       the other one; or `both`
//   npm run bench -- --rounds 9
//   npm run bench -- --only status           one of start, package, status, doctor and apply; not to be written
//   npm run bench -- --check                 ends with 1 when a budget is missed
//   npm run bench -- --write                 puts the numbers into docs/performance.md
import os from 'node:os';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {measureApply, setups, staticAnswers} from './apply.js';
import {measureDoctor} from './doctor.js';
import {openBench} from './open.js';
import {measurePackage} from './package.js';
import {machineOf, writePage} from './page.js';
import {publish} from './published.js';
import {type Claim, isMissed, ratioOf} from './result.js';
import {measureStart} from './start.js';
import {measureStatus} from './status.js';
import {tableOf} from './table.js';

const {values} = parseArgs({
	options: {
		engine: {type: 'string', default: 'sid'},
		rounds: {type: 'string', default: '5'},
		only: {type: 'string', default: ''},
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

const [load = 0] = os.loadavg();
const claims: Claim[] = [];
const add = (claim: Claim) => {
	claims.push(claim);
	console.error(`${claim.engine}, ${claim.what}: ${ratioOf(claim).toFixed(2)} times ${claim.than}`);
};
const wants = (what: string) => what.startsWith(values.only);
if (wants('start') || wants('package')) {
	const published = await publish();
	try {
		for (const claim of wants('start') ? await measureStart(published, 4 * rounds) : []) add(claim);
		for (const claim of wants('package') ? await measurePackage(published, rounds) : []) add(claim);
	} finally {
		await published.remove();
	}
}
for (const engine of values.only === 'start' || values.only === 'package' ? [] : engines) {
	const bench = await openBench(engine);
	try {
		if (wants('status')) add(await measureStatus(bench, staticAnswers, 3 * rounds));
		const doctor = wants('doctor') ? await measureDoctor(bench, staticAnswers, rounds) : [];
		for (const claim of doctor) add(claim);
		for (const setup of wants('apply') ? setups : []) add(await measureApply(bench, setup, rounds));
	} finally {
		await bench.close();
	}
}
const machine = machineOf(rounds, load);
const table = tableOf(claims);
console.log(`${machine}\n\n${table}`);
if (values.write && values.only === '') await writePage(table, machine);
if (values.check && claims.some(isMissed)) process.exitCode = 1;
