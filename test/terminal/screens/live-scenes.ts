import {driver, play, type Scene, type Stage} from './scene.js';
import type {Walk} from './walk.js';

// What `apply` and `undo` show while they run. Nothing is changed here: the events are recorded ones.

/** Milliseconds between two events: as long as a picture takes. */
const pace = '120';

async function run(stage: Stage, stream: string, act: (walk: Walk) => Promise<void>): Promise<void> {
	const flags = stage.language === 'zh-CN' ? ['zh'] : [];
	const command = [await driver('live-driver.ts'), stream, pace, '/dev/null', ...flags];
	await play({stage, command}, act);
}

const applied: Scene = (stage, keep) =>
	run(stage, 'applyRun', async walk => {
		const {run: say} = walk.texts;
		await walk.terminal.waitFor(say.layers(5, 8));
		await keep(walk, 'live-image');
		await walk.terminal.waitFor('docker create');
		await keep(walk, 'live-container');
		await walk.terminal.waitFor(say.keys.waiting);
		await keep(walk, 'live-waiting');
		await walk.terminal.exit;
		await keep(walk, 'live-done', 'scrollback');
	});

const interrupted: Scene = (stage, keep) =>
	run(stage, 'applyRun', async walk => {
		const {run: say} = walk.texts;
		await walk.terminal.waitFor(say.layers(2, 8));
		walk.press('ctrlC');
		await walk.terminal.waitFor(say.stop.apply);
		await keep(walk, 'live-stopping');
	});

/** One that turns round, on its way back and at its end. */
const turned =
	(stream: string, name: string, cause: 'failed' | 'checks'): Scene =>
	(stage, keep) =>
		run(stage, stream, async walk => {
			const {run: say} = walk.texts;
			await walk.terminal.waitFor(say.turned[cause]);
			await walk.terminal.waitFor('docker network rm');
			await keep(walk, `${name}-back`);
			await walk.terminal.exit;
			await keep(walk, `${name}-end`, 'scrollback');
		});

const confirmed: Scene = (stage, keep) =>
	run(stage, 'confirmRun', async walk => {
		await walk.sees('❯', ' ');
		await keep(walk, 'live-confirm');
		walk.type('yes');
		await walk.sees('❯', 'yes');
		walk.press('enter');
		await walk.terminal.waitFor(walk.texts.run.confirm.wrong('keep'));
		await keep(walk, 'live-confirm-refused');
		await walk.fill('keep');
		walk.press('enter');
		await walk.terminal.exit;
		await keep(walk, 'live-confirmed', 'scrollback');
	});

const unconfirmed: Scene = (stage, keep) =>
	run(stage, 'unconfirmedRun', async walk => {
		await walk.terminal.exit;
		await keep(walk, 'live-unconfirmed', 'scrollback');
	});

const undone: Scene = (stage, keep) =>
	run(stage, 'undoRun', async walk => {
		await walk.terminal.waitFor('docker network rm');
		await keep(walk, 'live-undo');
		await walk.terminal.exit;
		await keep(walk, 'live-undone', 'scrollback');
	});

export const liveScenes: readonly Scene[] = [
	applied,
	interrupted,
	turned('failedRun', 'live-failed', 'failed'),
	turned('leftoverRun', 'live-leftover', 'failed'),
	turned('checksRun', 'live-checks', 'checks'),
	confirmed,
	unconfirmed,
	undone,
];
