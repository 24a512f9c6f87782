// Reads the facts file of argv and plans for the answers beside it, once, from the text to the JSON of the plan, as a
// process does that has just been started; prints the milliseconds of processor time that it took, and what a plan takes
// when they are repeated. The third word is how many cards the plan has: each count is repeated until as many cards have been
// planned, so that all are as warm, and collecting what they left is in all of them.
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {settle} from '../../source/answers/settle.js';
import {planJson} from '../../source/export/plan-json.js';
import {parseFacts} from '../../source/host/facts-file.js';
import {safeJson} from '../../source/model/safe-json.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {en} from '../../source/text/en.js';

const [file = '', answers = '{}', count = '1'] = process.argv.slice(2);
/** Cards: the first are for the compiler alone. */
const planned = {before: 2560, measured: 2560};
const text = readFileSync(file, 'utf8');
const before = process.cpuUsage();
plan();
const first = process.cpuUsage(before);
for (let cards = 0; cards < planned.before; cards += Number(count)) plan();
const start = process.cpuUsage();
for (let cards = 0; cards < planned.measured; cards += Number(count)) plan();
const warm = milliseconds(process.cpuUsage(start)) / planned.measured;
process.stdout.write(JSON.stringify({cpu: milliseconds(first), warm}));

function plan(): string {
	const parsed = parseFacts(text);
	if (!parsed.ok) throw new Error(`${parsed.flaw} ${parsed.where}`);
	const settled = settle(JSON.parse(answers), parsed.facts);
	if (!settled.answers) throw new Error(JSON.stringify(settled.problems));
	return safeJson(planJson(buildPlan(settled.answers, parsed.facts), en, undefined), '\t');
}

function milliseconds({user, system}: NodeJS.CpuUsage): number {
	return (user + system) / 1000;
}
