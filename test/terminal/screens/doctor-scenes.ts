import {driver, play, programIn, type Scene, type Stage} from './scene.js';
import {patient, type Walk} from './walk.js';

/** The doctor as it is, on the machine that the pictures are made on. */
const here: Scene = (stage, keep) =>
	play({stage, command: programIn(stage, 'doctor')}, async walk => {
		await walk.sees(walk.texts.doctorScreen.keys.again);
		await keep(walk, 'doctor-here');
		walk.type('q');
		await walk.terminal.exit;
		await keep(walk, 'doctor-here-left', 'scrollback');
	});

async function visit(
	stage: Stage,
	[wrong, who]: readonly [wrong: string, who?: string],
	act: (walk: Walk) => Promise<void>,
): Promise<void> {
	const command = [await driver('doctor-driver.ts'), stage.language, wrong, ...(who ? [who] : [])];
	await play({stage, command}, act);
}

async function leave(walk: Walk): Promise<void> {
	walk.type('q');
	await walk.terminal.exit;
}

async function pointAt({terminal, press}: Walk, wanted: string, key: 'up' | 'down'): Promise<void> {
	while (!terminal.screen().includes(wanted)) {
		const before = terminal.screen();
		press(key);
		await terminal.waitUntil(screen => screen !== before, patient);
	}
}

const looking: Scene = (stage, keep) =>
	visit(stage, ['slow'], async walk => {
		await walk.sees(walk.texts.doctorScreen.waiting);
		await keep(walk, 'doctor-looking');
	});

const healthy: Scene = (stage, keep) =>
	visit(stage, ['healthy'], async walk => {
		await walk.sees(walk.texts.doctorScreen.keys.again);
		await keep(walk, 'doctor-healthy');
		walk.press('enter');
		await walk.sees('[-]');
		await keep(walk, 'doctor-healthy-open');
		await leave(walk);
		await keep(walk, 'doctor-healthy-left', 'scrollback');
	});

/** From the cause over the fix to where all is well. */
const mended: Scene = (stage, keep) =>
	visit(stage, ['card'], async walk => {
		const {doctorScreen: say} = walk.texts;
		await walk.sees(say.keys.again);
		await keep(walk, 'doctor-broken');
		await pointAt(walk, '❯ [+]', 'down');
		walk.press('enter');
		await walk.sees('[-]');
		await keep(walk, 'doctor-broken-open');
		await pointAt(walk, '❯ ✖', 'up');
		walk.type('f');
		await walk.sees(say.ask.now);
		await keep(walk, 'doctor-fix');
		walk.type('y');
		await walk.sees(say.running(1, 1));
		await keep(walk, 'doctor-fixing');
		await walk.sees(say.notice.done);
		await keep(walk, 'doctor-fixed');
		await leave(walk);
		await keep(walk, 'doctor-fixed-left', 'scrollback');
	});

const byWord: Scene = (stage, keep) =>
	visit(stage, ['bridge'], async walk => {
		const {doctorScreen: say} = walk.texts;
		await walk.sees(say.keys.again);
		await keep(walk, 'doctor-bridge');
		walk.type('f');
		await walk.sees(say.keys.agree, ' ');
		await keep(walk, 'doctor-fix-word');
		walk.type('no');
		await walk.sees(/./, 'no');
		walk.press('enter');
		await walk.sees(say.ask.wrong('dsm'), ' ');
		await keep(walk, 'doctor-fix-word-refused');
		walk.press('esc');
		await walk.sees(say.notice.notDone);
		await leave(walk);
		await keep(walk, 'doctor-bridge-left', 'scrollback');
	});

const asUser: Scene = (stage, keep) =>
	visit(stage, ['card', 'user'], async walk => {
		const {doctorScreen: say} = walk.texts;
		await walk.sees(say.keys.again);
		walk.type('f');
		await walk.sees(say.ask.asUser);
		await keep(walk, 'doctor-fix-user');
	});

export const doctorScenes: readonly Scene[] = [here, looking, healthy, mended, byWord, asUser];
