import {resolve} from 'node:path';
import {clean} from '../../model/clean.js';
import {type ExitCode, exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import {safeJson} from '../../model/safe-json.js';
import {kindOf} from '../../system/write-new.js';
import {wrap} from '../../wizard/measure.js';
import type {Context} from '../context.js';
import {writeExport} from '../export.js';
import {approve} from '../run/approve.js';
import type {DoctorOptions} from './options.js';
import {reportText, settled} from './report.js';
import type {DoctorRan} from './run-doctor.js';

type Wish = Pick<DoctorOptions, 'force' | 'yes' | 'noInput'>;

/**
 * Says what a report would contain, and asks: before anything is looked at, so that nobody waits for a no. A Failure where
 * the file cannot be written, or nobody can be asked. False: the user would rather not.
 */
export async function approveReport(file: string, options: Wish, context: Context): Promise<boolean> {
	const {texts, columns, err} = context;
	const {report} = texts.doctorCommand;
	const there = await kindOf(resolve(file)).catch(() => 'absent' as const);
	if (there === 'other') throw new Failure(texts.cli.notAFile(clean(file)), exitCode.disagrees);
	if (there === 'file' && !options.force)
		throw new Failure(texts.cli.fileExists(clean(file)), exitCode.disagrees);
	const paragraphs = [report.intro(clean(file)), report.holds, report.leftOut];
	err(`${paragraphs.flatMap(paragraph => wrap(paragraph, columns)).join('\n')}\n`);
	return approve(report.writeIt, options, context);
}

/** Writes it for its owner alone, whole or not at all, never through a link, and not over another file unless `force`. */
export async function writeReport(
	file: string,
	ran: DoctorRan,
	{force}: Wish,
	{texts, json, out, columns}: Context,
): Promise<ExitCode> {
	const content = reportText(ran, await settled(ran.looks), new Date());
	const [path = file] = await writeExport([{path: file, mode: 0o600, content}], file, {force}, texts);
	const {report} = texts.doctorCommand;
	if (json) out(`${safeJson({schema: 'vdsm-passthru/report/1', path}, '\t')}\n`);
	else out(`${texts.cli.written(clean(path))}\n${wrap(report.readIt, columns).join('\n')}\n`);
	return exitCode.done;
}
