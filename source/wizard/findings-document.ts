import type {Finding, Severity} from '../model/finding.js';
import {tellFinding} from '../text/by-code.js';
import {widthOf, wrap} from './measure.js';
import type {Settings} from './settings.js';
import {blankLine, type StyledLine, span, type Tone} from './theme.js';

export const severityTone: Readonly<Record<Severity, Tone>> = {
	error: 'bad',
	danger: 'bad',
	warning: 'warning',
	note: 'accent',
};

type Look = Pick<Settings, 'texts' | 'glyphs' | 'columns'>;

/** Each finding with what it means and what to do, gravest first; above them, how many there are. */
export function findingsDocument(findings: readonly Finding[], {texts, glyphs, columns}: Look): StyledLine[] {
	const say = texts.wizard;
	if (findings.length === 0) return [[span(`${glyphs.tick} ${say.warnings.none}`, 'good')]];
	const signs: Readonly<Record<Severity, string>> = {
		error: glyphs.cross,
		danger: glyphs.danger,
		warning: glyphs.warning,
		note: glyphs.note,
	};
	const numberOf = (severity: Severity) => findings.filter(finding => finding.severity === severity).length;
	const counts = say.warnings.counts({
		error: numberOf('error'),
		danger: numberOf('danger'),
		warning: numberOf('warning'),
		note: numberOf('note'),
	});
	const paragraph = (text: string, tone: Tone, lead: string) => {
		const indent = widthOf(lead);
		const lines = wrap(text, columns - indent);
		return lines.map((line, row): StyledLine => [span((row === 0 ? lead : ' '.repeat(indent)) + line, tone)]);
	};
	return [
		[span(counts, 'strong')],
		...(numberOf('error') > 0 ? paragraph(say.warnings.errors, 'plain', '') : []),
		...findings.flatMap(finding => {
			const {title, meaning, fix} = tellFinding(texts.findings, finding);
			const lead = `${signs[finding.severity]} ${say.severity[finding.severity]}${say.colon}`;
			const [first = '', ...rest] = wrap(lead + title, columns);
			return [
				blankLine,
				[
					span(first.slice(0, lead.length), severityTone[finding.severity]),
					span(first.slice(lead.length), 'strong'),
				],
				...rest.map((line): StyledLine => [span(line, 'strong')]),
				...paragraph(meaning, 'plain', '  '),
				...(fix === '' ? [] : paragraph(fix, 'accent', `  ${glyphs.arrow} `)),
			];
		}),
	];
}
