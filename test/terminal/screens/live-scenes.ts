import {driver, play, type Scene, type Stage} from './scene.js';
import {patient, type Walk} from './walk.js';

// What `apply` and `undo` show while they run. Nothing is changed here: the events are recorded ones.

/** Plays what was recorded, and stops for a picture after an event with each of these words. */
async function run(
	stage: Stage,
	[stream, ...stops]: readonly string[],
	act: (walk: Walk) => Promise<void>,
): Promise<void> {
	const flags = [...(stage.language === 'zh-CN' ? ['zh'] : []), ...stops.map(words => `at:${words}`)];
	const command = [await driver('live-driver.ts'), stream ?? '', '5', '/dev/null', ...flags];
	await play({stage, command}, act);
}

const applied: Scene = (stage, keep) =>
	run(stage, ['applyRun', '"done":5', '"create","--name"', '"guest"'], async walk => {
		const {run: say} = walk.texts;
		await walk.terminal.waitFor(say.layers(5, 8), patient);
		await keep(walk, 'live-image');
		await walk.terminal.waitFor('docker create', patient);
		await keep(walk, 'live-container');
		await walk.terminal.waitFor(say.keys.waiting, patient);
		await keep(walk, 'live-waiting');
		await walk.terminal.exit;
		await keep(walk, 'live-done', 'scrollback');
	});

const interrupted: Scene = (stage, keep) =>
	run(stage, ['applyRun', '"done":2'], async walk => {
		const {run: say} = walk.texts;
		await walk.terminal.waitFor(say.layers(2, 8), patient);
		walk.press('ctrlC');
		await walk.terminal.waitFor(say.keys.now, patient);
		await keep(walk, 'live-stopping');
	});

/** One that turns round, on its way back and at its end. */
const turned =
	(stream: string, name: string): Scene =>
	(stage, keep) =>
		run(stage, [stream, '"network","rm"'], async walk => {
			await walk.terminal.waitFor('docker network rm', patient);
			await keep(walk, `${name}-back`);
			await walk.terminal.exit;
			await keep(walk, `${name}-end`, 'scrollback');
		});

const confirmed: Scene = (stage, keep) =>
	run(stage, ['confirmRun'], async walk => {
		await walk.sees('❯', '');
		await keep(walk, 'live-confirm');
		walk.type('yes');
		await walk.sees('❯', 'yes');
		walk.press('enter');
		await walk.terminal.waitFor(walk.texts.run.confirm.wrong('keep'), patient);
		await keep(walk, 'live-confirm-refused');
		await walk.fill('keep', '❯ ');
		walk.press('enter');
		await walk.terminal.exit;
		await keep(walk, 'live-confirmed', 'scrollback');
	});

const unconfirmed: Scene = (stage, keep) =>
	run(stage, ['unconfirmedRun'], async walk => {
		await walk.terminal.exit;
		await keep(walk, 'live-unconfirmed', 'scrollback');
	});

const undone: Scene = (stage, keep) =>
	run(stage, ['undoRun', '"network","rm"'], async walk => {
		await walk.terminal.waitFor('docker network rm', patient);
		await keep(walk, 'live-undo');
		await walk.terminal.exit;
		await keep(walk, 'live-undone', 'scrollback');
	});

export const liveScenes: readonly Scene[] = [
	applied,
	interrupted,
	turned('failedRun', 'live-failed'),
	turned('leftoverRun', 'live-leftover'),
	turned('checksRun', 'live-checks'),
	confirmed,
	unconfirmed,
	undone,
];
