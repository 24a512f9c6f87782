// Reads the facts file of argv and plans for the answers beside it, once, from the text to the JSON of the plan, as a
// process does that has just been started; prints the milliseconds of processor time that it took, and those that one of
// the quicker ones takes when it is repeated.
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {settle} from '../../source/answers/settle.js';
import {planJson} from '../../source/export/plan-json.js';
import {parseFacts} from '../../source/host/facts-file.js';
import {safeJson} from '../../source/model/safe-json.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {en} from '../../source/text/en.js';

const [file = '', answers = '{}'] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const before = process.cpuUsage();
plan();
const first = process.cpuUsage(before);
const warm = Array.from({length: 20}, () => {
	const start = process.cpuUsage();
	plan();
	const {user, system} = process.cpuUsage(start);
	return (user + system) / 1000;
}).sort((a, b) => a - b);
process.stdout.write(JSON.stringify({cpu: (first.user + first.system) / 1000, warm: warm[5]}));

function plan(): string {
	const parsed = parseFacts(text);
	if (!parsed.ok) throw new Error(`${parsed.flaw} ${parsed.where}`);
	const settled = settle(JSON.parse(answers), parsed.facts);
	if (!settled.answers) throw new Error(JSON.stringify(settled.problems));
	return safeJson(planJson(buildPlan(settled.answers, parsed.facts), en, undefined), '\t');
}
