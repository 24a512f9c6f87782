import {quoteCommand} from '../../export/quote.js';
import {clean} from '../../model/clean.js';
import {costOf} from '../../model/diagnosis/cost.js';
import {offerOf, wordFor} from '../../model/diagnosis/offer.js';
import type {Result} from '../../model/diagnosis/verdict.js';
import {isDumb} from '../../model/dumb.js';
import {tellResult} from '../../text/doctor-text.js';
import {failureSentence} from '../../wizard/doctor/notice-sentence.js';
import {approve} from '../run/approve.js';
import {ask} from '../run/ask.js';
import type {StateOptions} from '../run/program-words.js';
import {fixResult, isRoot} from './fix.js';
import {handOver} from './hand-over.js';
import type {Diagnosed} from './run-doctor.js';
import type {DoctorContext} from './with-doctor.js';

/**
 * Offers the fixes one by one, in lines and questions, until one was run. True: something was done, so that it is worth
 * another look.
 */
export async function offerSpoken(
	{cause, others}: Diagnosed,
	options: StateOptions,
	context: DoctorContext,
): Promise<boolean> {
	// The commands stand above, and nobody but root can run them.
	if (!isRoot()) return false;
	for (const finding of [cause, ...others]) {
		if (finding && (await offerOne(finding.result, options, context))) return true;
	}
	return false;
}

async function offerOne(result: Result, options: StateOptions, context: DoctorContext): Promise<boolean> {
	const {texts, out} = context;
	const {ask: say, notice} = texts.doctorScreen;
	const offer = offerOf(result);
	if (!offer) return false;
	const {commands, undo} = offer.fix;
	const cost = texts.doctorCommand.costs[costOf(offer.fix)];
	const listed = (heading: string, all: typeof commands) => [
		heading,
		...all.map(command => `    ${clean(quoteCommand(command))}`),
	];
	const found = tellResult(texts, result)?.found ?? '';
	const back = undo === null || undo.length === 0 ? [say.nothingBack] : listed(say.takesBack, undo);
	const lines = [
		'',
		say.title(found),
		...listed(offer.kind === 'repair' ? say.repair : say.runs, commands),
		...(offer.kind === 'repair' ? [] : back),
		...(cost === '' ? [] : [cost]),
	];
	out(`${lines.join('\n')}\n`);
	if (!(await agreed(wordFor(offer.fix), context))) {
		out(`${notice.notDone}\n`);
		return false;
	}
	const [first] = commands;
	if (offer.kind === 'repair' && first) {
		await handOver(first, context);
		return true;
	}
	const {signal} = new AbortController();
	const end = await fixResult(result, {...options, signal, onEvent: () => undefined}, context);
	if (end.kind === 'refused') out(`${notice.refused(end.reason)}\n`);
	if (end.kind === 'failed') out(`${failureSentence(end, {texts, quote: quoteCommand})}\n`);
	return end.kind !== 'refused';
}

async function agreed(word: string | null, context: DoctorContext): Promise<boolean> {
	const {texts, out} = context;
	if (word === null) return approve(texts.act.applyNow, {yes: false, noInput: false}, context);
	if (isDumb(context.env)) {
		out(`${texts.terminal.unmarked}\n${texts.doctorScreen.ask.notHere}\n`);
		return false;
	}
	const typed = await ask(`${texts.doctorScreen.ask.word(word)} `);
	if (typed?.text === word && !typed.pasted) return true;
	if (typed) out(`${texts.doctorScreen.ask.wrong(word)}\n`);
	return false;
}
