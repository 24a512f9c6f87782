import {expect, test} from 'vitest';
import {broken, cardDown, healthy, startFakeDoctor} from './helpers/doctor.js';

test('results appear as they come, then the cause opens', async () => {
	const doctor = startFakeDoctor();
	await doctor.waitFor('The network card');
	doctor.looking[0]?.tell(cardDown());
	const half = await doctor.waitFor('is turned off');
	expect(half).toContain('waiting');
	expect(half).not.toContain('most likely cause');
	doctor.looking[0]?.finish();
	await doctor.waitFor('The most likely cause');
});

test('f, y: the fix is run once, what it prints is shown, and it looks again by itself', async () => {
	let finish: () => void = () => undefined;
	const doctor = startFakeDoctor({
		looks: [broken, healthy],
		fix: ({onEvent}) =>
			new Promise(resolve => {
				onEvent({type: 'command', command: ['ip', ['link', 'set', 'up']], index: 0, total: 1});
				onEvent({type: 'output', line: 'it says something'});
				finish = () => resolve({kind: 'done'});
			}),
	});
	doctor.finishLook();
	await doctor.waitFor('Press f');
	doctor.type('f');
	await doctor.waitFor('Do this now?');
	expect(doctor.fixed).toEqual([]);
	doctor.type('y');
	await doctor.waitFor('it says something');
	finish();
	await doctor.waitFor('Looking along the wire');
	expect(doctor.looking).toHaveLength(2);
	doctor.finishLook();
	expect(await doctor.waitFor('Nothing wrong was found')).toContain(
		'✔ Fixed: it was checked again, and is gone.',
	);
	expect(doctor.fixed.map(({id}) => id)).toEqual(['nic-carrier']);
	doctor.type('q');
	const {end, state} = await doctor.ended;
	expect(end).toEqual({kind: 'left'});
	expect(state.tried).toHaveLength(1);
});

test('a fix that did not help says so, and one that failed says why', async () => {
	const ends = [
		{kind: 'done'},
		{kind: 'failed', why: 'failed', command: ['ip', ['link']], exitCode: 2, lines: ['No such device']},
		{kind: 'refused', reason: 'Another run is under way.'},
	] as const;
	let times = 0;
	const doctor = startFakeDoctor({fix: async () => ends[times++] ?? {kind: 'done'}});
	const wanted = [
		'Done, and it is still so.',
		'ip link failed with exit code 2. No such device',
		'Another run',
	];
	for (const sentence of wanted) {
		await doctor.waitFor('Looking along the wire');
		doctor.finishLook();
		await doctor.waitFor('Press f');
		doctor.type('f');
		await doctor.waitFor('Do this now?');
		doctor.type('y');
		await doctor.waitFor('Looking along the wire');
		doctor.finishLook();
		await doctor.waitFor(sentence);
		doctor.type('r');
	}
});

test('Ctrl-C while it looks ends the look, and changes nothing', async () => {
	const doctor = startFakeDoctor();
	await doctor.waitFor('waiting');
	doctor.press('ctrlC');
	const {end, state} = await doctor.ended;
	expect(end).toEqual({kind: 'interrupted'});
	expect(state.diagnosis).toBeNull();
	expect(doctor.looking[0]?.signal.aborted).toBe(true);
	expect(doctor.fixed).toEqual([]);
});

test('Ctrl-C in a fix ends its command, and waits until that is noted', async () => {
	let noted = false;
	const doctor = startFakeDoctor({
		fix: ({signal}) =>
			new Promise(resolve => {
				signal.addEventListener('abort', () =>
					setTimeout(() => {
						noted = true;
						resolve({kind: 'failed', why: 'failed', command: ['ip', []], exitCode: null, lines: []});
					}, 50),
				);
			}),
	});
	doctor.finishLook();
	await doctor.waitFor('Press f');
	doctor.type('f');
	await doctor.waitFor('Do this now?');
	doctor.type('y');
	await doctor.waitFor('Doing it');
	doctor.press('ctrlC');
	const {end} = await doctor.ended;
	expect(end).toEqual({kind: 'interrupted'});
	expect(noted).toBe(true);
});

test('a window that changes its size, also below the least one, is drawn anew', async () => {
	const doctor = startFakeDoctor({columns: 100, rows: 40});
	doctor.finishLook();
	await doctor.waitFor('Press f');
	doctor.resize(60, 16);
	await doctor.waitUntil(frame => /more lines? below/.test(frame), 'a part of it');
	doctor.resize(40, 10);
	await doctor.waitFor('60 columns');
	doctor.resize(100, 40);
	await doctor.waitUntil(frame => frame.includes('Press f') && !/more lines? below/.test(frame), 'all of it');
});

test.each([
	['en', 'The most likely cause'],
	['zh-CN', '最可能的原因'],
] as const)('in %s', async (language, heading) => {
	const doctor = startFakeDoctor({language});
	doctor.finishLook();
	await doctor.waitFor(heading);
});

test('several characters in one chunk, as of a paste that nobody marked, are no keys', async () => {
	const doctor = startFakeDoctor();
	doctor.finishLook();
	await doctor.waitFor('Press f');
	doctor.type('fy');
	doctor.type('f');
	await doctor.waitFor('Do this now?');
	doctor.type('yy');
	doctor.type('n');
	await doctor.waitFor('Nothing was done.');
	expect(doctor.fixed).toEqual([]);
});
