import {bySudo} from '../../model/by-sudo.js';
import {clean} from '../../model/clean.js';
import type {ResolvedCommand} from '../../model/command.js';
import {costOf} from '../../model/diagnosis/cost.js';
import {tellResult} from '../../text/doctor-text.js';
import {noticeLines} from '../components/notice.js';
import {wrap} from '../measure.js';
import {blankLine, type StyledLine, span, type Tone} from '../theme.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {Asking} from './doctor-state.js';
import {commandLines} from './parts.js';

export type AskingLines = {
	/** What there is to know before: it may scroll. */
	readonly document: readonly StyledLine[];
	/** What is asked: it may not. */
	readonly question: readonly StyledLine[];
};

/** What would be run, what takes it back, what it costs, and the question. */
export function askingLines(asking: Asking, settings: DoctorSettings): AskingLines {
	const {texts, columns, glyphs} = settings;
	const {
		doctorScreen: {ask},
		doctorCommand,
	} = texts;
	const {result, offer, word, asUser, note} = asking;
	const {commands, undo} = offer.fix;
	const said = (text: string, tone: Tone = 'plain') =>
		wrap(clean(text), columns).map((line): StyledLine => [span(line, tone)]);
	const warned = (text: string) => noticeLines('warning', clean(text), columns, glyphs);
	const found = tellResult(texts, result)?.found ?? '';
	const costs = doctorCommand.costs[costOf(offer.fix)];
	const cost = costs === '' ? [] : warned(costs);
	if (asUser) {
		return {
			document: [
				...said(found, 'strong'),
				blankLine,
				...warned(ask.asUser),
				...commandLines(
					commands.map(command => bySudo(command, settings.sudoPath)),
					settings,
				),
				...cost,
				...(offer.kind === 'run'
					? [...said(ask.orAsRoot), ...commandLines([doctorAsRoot(settings)], settings)]
					: []),
			],
			question: said(ask.thenAgain, 'strong'),
		};
	}
	const back =
		offer.kind === 'repair'
			? []
			: undo === null || undo.length === 0
				? said(ask.nothingBack)
				: [...said(ask.takesBack), ...commandLines(undo, settings, 'plain')];
	return {
		document: [
			...said(ask.title(found), 'strong'),
			blankLine,
			...said(offer.kind === 'repair' ? ask.repair : ask.runs),
			...commandLines(commands, settings),
			...back,
			...cost,
		],
		question: [
			...(note === null ? [] : warned(note === 'wrong' ? ask.wrong(word ?? '') : ask.pasted)),
			...said(word === null ? ask.now : ask.word(word), 'strong'),
		],
	};
}

/** The doctor that can do it here, and take it back. */
function doctorAsRoot({container, sudoPath}: DoctorSettings): ResolvedCommand {
	const of = container === '' ? [] : ['--container', container];
	return bySudo(['npx', ['vdsm-passthru', 'doctor', ...of]], sudoPath);
}
