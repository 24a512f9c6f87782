import {clean} from '../model/clean.js';
import type {Nic, Verdict} from '../model/nic.js';
import {isToShare, type JudgedNic} from '../model/verdict.js';
import {tell} from '../text/by-code.js';
import type {Texts} from '../text/en.js';
import {clip, padEnd, widthOf, wrap, wrapItems} from '../wizard/measure.js';

/** How parts of the table look; each gets plain text and gives back the same text, perhaps in colour. */
export type TableStyle = {readonly [K in Verdict['level'] | 'head' | 'dim']: (text: string) => string};

const same = (text: string) => text;
export const plainStyle: TableStyle = {recommended: same, usable: same, blocked: same, head: same, dim: same};

export type TableOptions = {
	readonly texts: Texts['nics'];
	/** Width of the terminal; 60 to 200 are used. */
	readonly columns: number;
	readonly style?: TableStyle;
	readonly ascii?: boolean;
};

type ColumnId = keyof Texts['nics']['columns'];

/** As many of these, in this order, as fit beside each other; the rest, and what was cut off, goes below, with its name. */
const order: readonly ColumnId[] = ['name', 'verdict', 'link', 'addresses', 'driver', 'mac', 'bus', 'model'];
/** The first line always has these, at 60 columns too. */
const fewest = 3;
const gap = 2;
const widest = 40;
/** One in full; who has several has them all below. */
const widestAddress = 18;

/** The list of NICs for people: a line or two for each, and beneath it why it is judged so. No line is wider than the terminal. */
export function nicsTable(
	judged: readonly JudgedNic[],
	{texts, columns, style = plainStyle, ascii = false}: TableOptions,
): string {
	const width = Math.min(200, Math.max(60, columns));
	const rows = judged.map(({nic, verdict}) => ({verdict, cells: cellsOf(nic, verdict, texts)}));
	const ellipsis = ascii ? '...' : '…';
	const used = order.filter(id => rows.some(({cells}) => cells[id] !== ''));
	const widths = used.map(id => {
		const all = [texts.columns[id], ...rows.map(({cells}) => cells[id])].map(widthOf);
		return Math.min(id === 'addresses' ? widestAddress : widest, Math.max(...all));
	});
	const shown = howMany(widths, width);
	const aligned = (cells: Readonly<Record<ColumnId, string>>) => {
		return used
			.slice(0, shown)
			.map((id, index) => padEnd(clip(cells[id], widths[index] ?? 0, ellipsis), widths[index] ?? 0));
	};
	const lines = [style.head(aligned(texts.columns).join(' '.repeat(gap)).trimEnd())];
	for (const {verdict, cells} of rows) {
		const [name = '', level = '', ...rest] = aligned(cells);
		lines.push([name, style[verdict.level](level), ...rest].join(' '.repeat(gap)).trimEnd());
		const details = used
			.filter((id, index) => index >= shown || widthOf(cells[id]) > (widths[index] ?? 0))
			.filter(id => cells[id] !== '')
			.map(id => `${texts.columns[id]} ${cells[id]}`);
		const beneath = wrapItems(details, '   ', width - gap);
		lines.push(...beneath.map(line => style.dim(`${' '.repeat(gap)}${line}`)));
		for (const reason of verdict.reasons) {
			lines.push(...wrap(tell(texts.reasons, reason), width - gap).map(line => `${' '.repeat(gap)}${line}`));
		}
	}
	return lines.join('\n');
}

function howMany(widths: readonly number[], width: number): number {
	let used = -gap;
	let fit = 0;
	for (const column of widths) {
		used += column + gap;
		if (used > width && fit >= fewest) break;
		fit++;
	}
	return fit;
}

function cellsOf(nic: Nic, verdict: Verdict, texts: Texts['nics']): Record<ColumnId, string> {
	const {cells} = texts;
	const addresses = nic.addresses.filter(({family, scope}) => family === 4 || scope !== 'link');
	const origin = [
		nic.extra?.dhcp ? cells.dhcp : '',
		nic.extra?.ieee8021x ? cells.ieee8021x(nic.extra.ieee8021x) : '',
	];
	const replaced = nic.permanentMac !== null && nic.mac !== null && nic.permanentMac !== nic.mac;
	return {
		name: clean(nic.name),
		verdict: isToShare(verdict) ? texts.sharedOnly : texts.levels[verdict.level],
		link: linkOf(nic, texts),
		mac: [nic.mac ?? '', replaced && nic.permanentMac !== null ? cells.permanent(nic.permanentMac) : '']
			.filter(Boolean)
			.join(' '),
		driver: clean(nic.driver ?? (nic.kind === 'physical' ? '' : texts.kinds[nic.kind])),
		bus: clean(nic.bus ?? ''),
		addresses: clean(
			[addresses.map(({address, prefix}) => `${address}/${prefix}`).join(' ') || cells.noAddress, ...origin]
				.filter(Boolean)
				.join(' '),
		),
		model: clean(nic.model ?? ''),
	};
}

function linkOf(nic: Nic, {cells}: Texts['nics']): string {
	if (!nic.up) return cells.down;
	if (nic.carrier === false) return cells.noCarrier;
	const duplex = nic.duplex === 'half' ? ` ${cells.half}` : '';
	return nic.speed === null ? cells.up : `${cells.speed(nic.speed)}${duplex}`;
}
