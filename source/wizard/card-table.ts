import {clean} from '../model/clean.js';
import type {Nic, NicReason, Verdict} from '../model/nic.js';
import {isToShare, type JudgedNic} from '../model/verdict.js';
import {tell} from '../text/by-code.js';
import type {Texts} from '../text/en.js';
import {clip, padEnd, widthOf, wrap, wrapItems} from './measure.js';
import {type Span, type StyledLine, span, type Tone} from './theme.js';

const levelTone = {recommended: 'good', usable: 'plain', blocked: 'bad'} as const satisfies Record<
	string,
	Tone
>;

type Column = {readonly title: string; readonly cell: (judged: JudgedNic) => Span; readonly widest: number};

const gap = 2;

export type CardTable = {
	readonly header: StyledLine;
	readonly rows: ReadonlyArray<{readonly id: string; readonly line: StyledLine; readonly disabled: boolean}>;
};

/** The cards as lines of a table. What does not fit is left out, from the right; the details tell it all. */
export function cardTable(nics: readonly JudgedNic[], columns: number, {nics: texts}: Texts): CardTable {
	const {columns: titles} = texts;
	const inOrder: readonly Column[] = [
		{title: titles.name, cell: ({nic}) => plain(nic.name), widest: 20},
		{
			title: titles.verdict,
			cell: ({verdict}) => levelCell(verdict, texts),
			widest: 20,
		},
		{title: titles.link, cell: ({nic}) => linkCell(nic, texts), widest: 24},
		{title: titles.addresses, cell: ({nic}) => addressCell(nic, texts), widest: 24},
		{title: titles.driver, cell: ({nic}) => plain(nic.driver ?? ''), widest: 14},
		{title: titles.mac, cell: ({nic}) => plain(nic.mac ?? ''), widest: 17},
	];
	const measured = inOrder.map(column => ({...column, width: columnWidth(column, nics)}));
	const shown = measured.slice(0, howMany(measured, columns));
	const line = (cellOf: (column: Column) => Span): StyledLine =>
		shown.map((column, index) => {
			const {text, tone} = cellOf(column);
			const fitting = clip(text, column.width);
			return span(index === shown.length - 1 ? fitting : padEnd(fitting, column.width + gap), tone);
		});
	return {
		header: line(({title}) => span(title, 'dim')),
		rows: nics.map(judged => ({
			id: judged.nic.name,
			line: line(({cell}) => cell(judged)),
			disabled: judged.verdict.level === 'blocked' && !isToShare(judged.verdict),
		})),
	};
}

function levelCell(verdict: Verdict, texts: Texts['nics']): Span {
	return isToShare(verdict)
		? span(texts.sharedOnly, 'plain')
		: span(texts.levels[verdict.level], levelTone[verdict.level]);
}

function plain(text: string): Span {
	return span(clean(text));
}

function columnWidth({title, cell, widest}: Column, nics: readonly JudgedNic[]): number {
	return Math.min(widest, Math.max(widthOf(title), ...nics.map(judged => widthOf(cell(judged).text))));
}

function howMany(measured: ReadonlyArray<{readonly width: number}>, columns: number): number {
	let used = -gap;
	const over = measured.findIndex(({width}) => {
		used += width + gap;
		return used > columns;
	});
	return over === -1 ? measured.length : over;
}

function linkCell(nic: Nic, {cells}: Texts['nics']): Span {
	if (!nic.up) return span(cells.down, 'dim');
	if (nic.carrier === false) return span(cells.noCarrier, 'warning');
	return span(nic.speed === null ? cells.up : cells.speed(nic.speed));
}

function addressCell(nic: Nic, {cells}: Texts['nics']): Span {
	const [first, ...more] = nic.addresses.filter(({family, scope}) => family === 4 || scope !== 'link');
	if (!first) return span(cells.noAddress, 'dim');
	return plain(`${first.address}/${first.prefix}${more.length > 0 ? ` +${more.length}` : ''}`);
}

/** Everything about one card: the reasons for its verdict first, then what it is. */
export function cardDetails({nic, verdict}: JudgedNic, columns: number, texts: Texts): StyledLine[] {
	const {columns: labels, reasons: sentences} = texts.nics;
	const reasons = verdict.reasons.map(reason => tell<NicReason>(sentences, reason));
	const heading: StyledLine = [
		span(clean(nic.name), 'strong'),
		span(texts.wizard.colon),
		levelCell(verdict, texts.nics),
	];
	const {cells} = texts.nics;
	const addresses = [
		...nic.addresses.map(({address, prefix}) => `${address}/${prefix}`),
		...(nic.extra?.dhcp ? [cells.dhcp] : []),
		...(nic.extra?.ieee8021x ? [cells.ieee8021x(nic.extra.ieee8021x)] : []),
	];
	const facts = [
		[labels.model, nic.model],
		[labels.driver, nic.driver],
		[labels.bus, nic.bus],
		[labels.mac, nic.mac],
		[labels.addresses, addresses.join(texts.run.between)],
	].flatMap(([label, value]) => (value ? [`${label} ${clean(value)}`] : []));
	return [
		heading,
		...reasons.flatMap(reason => wrap(reason, columns - 2).map(line => [span(`  ${line}`)])),
		...wrapItems(facts, '   ', columns - 2).map(line => [span(`  ${line}`, 'dim')]),
	];
}
