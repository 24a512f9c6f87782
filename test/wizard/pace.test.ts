import {expect, test} from 'vitest';
import {createPace, paced} from '../../source/wizard/pace.js';

test('a terminal that takes what is written is drawn on ten times a second, on a busy machine as well', () => {
	const pace = createPace();
	for (const took of [0, 1, 300]) pace.wrote(took);
	pace.drawn();
	expect(pace.pauseMs()).toBe(100);
	expect(pace.isSlow()).toBe(false);
});

test('one that holds up the program is drawn on once a second, then once in two, and never less', () => {
	const pace = createPace();
	pace.wrote(4000);
	expect(pace.pauseMs()).toBe(1000);
	expect(pace.isSlow()).toBe(true);
	pace.wrote(4000);
	pace.wrote(60_000);
	expect(pace.pauseMs()).toBe(2000);
});

test('one that follows again is drawn on as before, but not at once: what is queued comes through first', () => {
	const pace = createPace();
	pace.wrote(4000);
	pace.wrote(4000);
	let passed = 0;
	while (pace.isSlow()) {
		passed += pace.pauseMs();
		pace.drawn();
	}
	expect(passed).toBeGreaterThan(20_000);
	for (let turn = 0; turn < 100; turn++) pace.drawn();
	expect(pace.pauseMs()).toBe(100);
});

test('a stream that is timed is the same in all else', () => {
	const written: string[] = [];
	const stream = Object.assign(Object.create(process.stdout), {
		columns: 77,
		write(text: string) {
			// A line that takes its time, and everything with it.
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
			written.push(text);
			return true;
		},
	}) as NodeJS.WriteStream;
	const pace = createPace();
	const timed = paced(stream, pace);
	expect(timed.columns).toBe(77);
	stream.columns = 78;
	expect(timed.columns).toBe(78);
	expect(timed.write('one')).toBe(true);
	expect(written).toEqual(['one']);
	expect(pace.isSlow()).toBe(true);
});
