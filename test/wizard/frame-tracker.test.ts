import {expect, test} from 'vitest';
import {FrameTracker} from '../../source/wizard/frame-tracker.js';

/** As Ink writes a frame over `old` lines: erased upwards, then line by line. */
function frame(lines: readonly string[], old = 0): string {
	const erased = old > 0 ? `${'\u001B[2K\u001B[1A'.repeat(old)}\u001B[2K\u001B[G` : '';
	return `${erased}${lines.map(line => `\u001B[1m${line}\u001B[22m\n`).join('')}`;
}

const lines = (number: number, width: number) => Array.from({length: number}, () => 'x'.repeat(width));

/** Draws, makes the window small, draws two lines there, and makes it larger: rows to be erased at each resize. */
function resizes(first: string, ...sizes: ReadonlyArray<readonly [columns: number, rows: number]>): number[] {
	const tracker = new FrameTracker({columns: 80, rows: 24});
	tracker.written(first);
	return sizes.map(([columns, rows]) => {
		const older = tracker.resized({columns, rows});
		tracker.written(`\u001B[2K\u001B[${24}A\u001B[J`);
		tracker.written(frame(lines(2, 30)));
		return older;
	});
}

test('rows that the window lost come back when it grows, and are erased then', () => {
	expect(resizes(frame(lines(20, 30)), [80, 10], [80, 24], [80, 30])).toEqual([0, 11, 0]);
	// Nine of the rows are on the screen: four lines of two, and half of one.
	expect(resizes(frame(lines(20, 70)), [40, 10], [80, 24])).toEqual([0, 16]);
	expect(resizes(frame(lines(20, 30)), [80, 10], [80, 15], [80, 24])).toEqual([0, 11, 6]);
	expect(resizes(frame(lines(20, 30)), [80, 15], [80, 10], [80, 24])).toEqual([0, 6, 6]);
});

test('a frame that fits, or was replaced by one that does, loses nothing', () => {
	expect(resizes(frame(lines(20, 30)), [80, 21], [80, 40])).toEqual([0, 0]);
	expect(resizes(frame(lines(20, 30)) + frame(lines(9, 30), 20), [80, 10], [80, 40])).toEqual([0, 0]);
});

test('a frame goes no further than the cursor: the rows below it are dropped', () => {
	expect(resizes(`${frame(lines(20, 30))}\u001B[8A`, [80, 10], [80, 24])).toEqual([0, 3]);
});
