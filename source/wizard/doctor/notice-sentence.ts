import {clean} from '../../model/clean.js';
import type {FixEnd} from '../../model/diagnosis/fix-run.js';
import type {NoticeTone} from '../components/notice.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {DoctorState} from './doctor-state.js';

type Words = Pick<DoctorSettings, 'texts' | 'quote'>;

/** What came of the last key, or of the last fix. */
export function noticeSentence(
	{notice, diagnosis}: DoctorState,
	words: Words,
): {readonly tone: NoticeTone; readonly text: string} | undefined {
	if (!notice) return undefined;
	const say = words.texts.doctorScreen.notice;
	if (notice.code !== 'tried') return {tone: 'warning', text: say[notice.code]};
	const {id, end} = notice.tried;
	if (end.kind === 'refused') return {tone: 'bad', text: say.refused(end.reason)};
	if (end.kind === 'failed') return {tone: 'bad', text: failureSentence(end, words)};
	const findings = diagnosis ? [diagnosis.cause, ...diagnosis.others] : [];
	const still = findings.some(finding => finding?.result.id === id);
	return still ? {tone: 'warning', text: say.still} : {tone: 'good', text: say.done};
}

/** One sentence, with the last of what the program said. */
export function failureSentence(
	{why, command, exitCode, lines}: Extract<FixEnd, {readonly kind: 'failed'}>,
	{texts, quote}: Words,
): string {
	const say = texts.doctorScreen.notice;
	const quoted = quote(command);
	const sentence =
		why !== 'failed'
			? say[why](quoted)
			: exitCode === null
				? say.killed(quoted)
				: say.failed(quoted, exitCode);
	return clean([sentence, lines.at(-1)?.trim() ?? ''].filter(Boolean).join(' '));
}
