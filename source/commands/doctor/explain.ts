import {readFileSync} from 'node:fs';
import process from 'node:process';
import {allChecks} from '../../doctor/all-checks.js';
import type {Cause} from '../../model/cause.js';
import {type ExitCode, exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import {safeJson} from '../../model/safe-json.js';
import {recognise} from '../../plan/causes/recognise.js';
import {type CauseText, tellCause} from '../../text/by-code.js';
import {wrap} from '../../wizard/measure.js';
import {type Context, onStdout} from '../context.js';
import {explainCheck} from './explain-check.js';
import type {DoctorContext} from './with-doctor.js';

/**
 * `doctor --explain`: what an error text of Docker's, QEMU's or the image's means, on whatever machine it was printed. `-`
 * reads it from stdin. Of a check's id: what it is about. 3 when nothing is known about it.
 */
export function explain(given: string, asked: DoctorContext): ExitCode {
	const context = onStdout(asked);
	const text = given === '-' ? readStdin() : given;
	const {texts, json, out} = context;
	const check = allChecks.find(({id}) => id === text.trim());
	if (check) return explainCheck(check, context);
	if (text.trim() === '') throw new Failure(asked.texts.doctorCommand.explainEmpty, exitCode.usage);
	// The text may come from any machine: what it does not tell has a stand-in.
	const cause = recognise(text.split(/[\r\n]+/), texts.doctorCommand.placeholder);
	const told = cause && tellCause(texts.causes, cause);
	if (json) out(`${safeJson(explanation(cause, told), '\t')}\n`);
	else out(`${(cause && told ? paragraphs(cause, told, context) : unexplained(context)).join('\n')}\n`);
	return cause ? exitCode.done : exitCode.disagrees;
}

function explanation(cause: Cause | null, told: CauseText | null): Record<string, unknown> {
	return {
		schema: 'vdsm-passthru/explanation/1',
		cause: cause?.code ?? null,
		catalogue: cause?.catalogue ?? [],
		what: told?.what ?? '',
		fix: told?.fix ?? '',
	};
}

function paragraphs({catalogue}: Cause, {what, fix}: CauseText, {texts, columns}: Context): string[] {
	const {doctorCommand: text, run} = texts;
	const named = Object.values(text.placeholder).some(word =>
		new RegExp(`\\b${word}\\b`).test(`${what} ${fix}`),
	);
	return [
		...wrap(what, columns),
		...wrap(fix, columns),
		...(named ? wrap(text.placeholders, columns) : []),
		...(catalogue.length === 0
			? []
			: wrap(
					text.seeRows(catalogue.map(row => `F${row}`).join(run.between), checksFor(catalogue).join(' ')),
					columns,
				)),
	];
}

/** Those that look for one of these rows: at most a line of them. */
function checksFor(rows: readonly number[]): readonly string[] {
	return allChecks
		.filter(({catalogue}) => catalogue.some(row => rows.includes(row)))
		.map(({id}) => id)
		.slice(0, 6);
}

function unexplained({texts: {doctorCommand: text}, columns}: Context): string[] {
	return wrap(text.notRecognised, columns);
}

function readStdin(): string {
	// At most what a long log holds; the rest is not looked at.
	try {
		return readFileSync(process.stdin.fd, 'utf8').slice(-4_000_000);
	} catch {
		return '';
	}
}
