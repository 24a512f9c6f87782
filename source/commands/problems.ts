import {fields} from '../answers/fields.js';
import type {Settled} from '../answers/settle.js';
import {fieldIds} from '../model/answers.js';
import {clean} from '../model/clean.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {isMachineProblem} from '../model/problem.js';
import {safeJson} from '../model/safe-json.js';
import {tell} from '../text/by-code.js';
import {originText} from '../text/origin.js';
import type {Context} from './context.js';
import {inLines} from './in-lines.js';

/** Says what is wrong with the answers, each in one sentence; 2 when a value is, 3 when only the machine disagrees. */
export async function reportProblems(
	{problems}: Settled,
	{texts, json, out, err}: Context,
): Promise<ExitCode> {
	const said = problems.map(({field, problem}) => ({
		flag: fields[field].flag,
		code: problem.code,
		message: tell(texts.problems, problem),
	}));
	if (json) out(`${safeJson({schema: 'vdsm-passthru/problems/1', problems: said}, '\t')}\n`);
	else
		for (const {flag, message} of said)
			err(`${await inLines(message.includes(flag) ? message : texts.cli.ofFlag(flag, message))}\n`);
	return problems.every(({problem}) => isMachineProblem(problem)) ? exitCode.disagrees : exitCode.usage;
}

/** Columns of an answer that its remark stands behind in a row with the others. */
const widest = 44;

/** What was filled in, and where from: nothing is decided silently. */
export function reportFilled({used}: Settled, {texts, err}: Context): void {
	const lines = fieldIds.flatMap(id => {
		const entry = used[id];
		if (!entry?.origin || entry.text === '') return [];
		return [[`${fields[id].flag} ${clean(entry.text)}`, originText(texts, entry.origin)] as const];
	});
	if (lines.length === 0) return;
	// A long path does not push all the others away.
	const column = Math.max(...lines.map(([answer]) => answer.length).filter(width => width <= widest), 0);
	const aligned = lines.map(([answer, origin]) => `  ${texts.cli.filled(answer.padEnd(column), origin)}`);
	err(`${[texts.cli.filledHeading, ...aligned].join('\n')}\n\n`);
}
