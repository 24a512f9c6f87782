import type {Shot} from './cells.js';
import {caretOf, inWindow} from './svg.js';
import {svgLine} from './svg-line.js';
import {cell} from './theme.js';

/** A settled screen, and how long it is looked at: by the rule, never by the clock of the run. */
export type Frame = {readonly shot: Shot; readonly ms: number};

export type Animation = {
	readonly frames: readonly Frame[];
	/** The frame that those see who want no motion, and programs that know none. */
	readonly still: number;
	readonly title: string;
};

/**
 * All frames stand below one another on a strip, and the window shows one of them after the other. A row that is in
 * many frames is written once.
 */
export function animate({frames, still, title}: Animation): string {
	const rows = Math.max(...frames.map(({shot}) => shot.lines.length));
	const columns = Math.max(...frames.map(({shot}) => shot.columns));
	const names = new Map<string, string>();
	const uses: string[] = [];
	for (const [index, {shot}] of frames.entries()) {
		uses.push(caretOf(shot.caret, index * rows));
		for (const [row, runs] of shot.lines.entries()) {
			const line = svgLine(runs);
			if (line === '') continue;
			const name = names.get(line) ?? `l${names.size}`;
			names.set(line, name);
			uses.push(`<use href="#${name}" y="${(index * rows + row) * cell.height}"/>`);
		}
	}

	const definitions = [...names].map(([line, name]) => `<g id="${name}">${line}</g>`);
	return inWindow({
		columns,
		rows,
		title,
		style: styleOf(frames, still, rows * cell.height),
		content: `<defs>\n${definitions.join('\n')}\n</defs>\n<g class="strip">\n${uses.join('')}\n</g>`,
	});
}

function styleOf(frames: readonly Frame[], still: number, height: number): string {
	const total = frames.reduce((sum, {ms}) => sum + ms, 0);
	let start = 0;
	const steps = frames.map(({ms}, index) => {
		const step = `${percent(start / total)}{transform:${moved(index * height)}}`;
		start += ms;
		return step;
	});
	return `.strip{transform:${moved(still * height)}}
@media (prefers-reduced-motion:no-preference){.strip{animation:play ${total}ms step-end infinite}}
@keyframes play{${steps.join('')}}`;
}

function moved(pixels: number): string {
	return `translateY(-${pixels}px)`;
}

function percent(share: number): string {
	return `${Number((share * 100).toFixed(3))}%`;
}

/** One that looks like the one before it adds to its time. */
export function withoutRepeats(frames: readonly Frame[]): Frame[] {
	const kept: Frame[] = [];
	for (const frame of frames) {
		const last = kept.at(-1);
		if (last && JSON.stringify(last.shot) === JSON.stringify(frame.shot))
			kept[kept.length - 1] = {...last, ms: last.ms + frame.ms};
		else kept.push(frame);
	}

	return kept;
}
