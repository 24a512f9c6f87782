import type {RawAnswers} from '../../../source/model/answers.js';
import {type Change, driver, facts, play, type Scene, type Stage} from './scene.js';
import type {Walk} from './walk.js';

// What the wizard asks on the very machine that it is about. This one has no such cards, so that the facts are the
// example machine's; it ends where something would be changed.

type Machine = {readonly stage: Stage; readonly change?: Change; readonly remembered?: RawAnswers};

async function at(
	{stage, change, remembered = {}}: Machine,
	act: (walk: Walk) => Promise<void>,
): Promise<void> {
	const command = [await driver('wizard-driver.ts'), stage.language, JSON.stringify(remembered)];
	await play({stage, command, files: await facts(change)}, act);
}

const apply: Scene = (stage, keep) =>
	at({stage}, async walk => {
		const {texts, sees, press} = walk;
		const say = texts.wizard;
		await sees('❯ enp3s0');
		await walk.accept(say.titles.warnings);
		await keep(walk, 'here-warnings');
		await walk.accept(`❯ ${say.menu.apply}`);
		await keep(walk, 'here-review');
		press('enter');
		await sees(say.apply.question('enp3s0'));
		await keep(walk, 'dialog-apply');
		press('down');
		await sees(`❯ ${say.apply.go}`);
		await keep(walk, 'dialog-apply-sure');
	});

/** A card with an address of the machine on it, which has to be typed before it is applied. */
const giveUp: Scene = (stage, keep) =>
	at({stage}, async walk => {
		const {texts, sees, press, type} = walk;
		const say = texts.wizard;
		await sees('❯ enp3s0');
		press('down', 'down', 'down');
		await sees('❯ eno1');
		await keep(walk, 'here-cards-own');
		press('enter');
		await sees('❯ shared');
		press('up', 'up');
		await sees('❯ direct');
		press('enter');
		await sees('eno1', ' ');
		await keep(walk, 'dialog-give-up');
		type('yes');
		await sees(/./, 'yes');
		press('enter');
		await sees(say.notice['give-up-wrong']({nic: 'eno1'}), 'yes');
		await keep(walk, 'dialog-give-up-refused');
		await walk.fill('eno1', ' ');
		press('enter');
		await sees(say.titles.lan);
		await walk.accept(say.titles.warnings);
		await keep(walk, 'here-warnings-give-up');
	});

/** What was answered last time, beside what is proposed. */
const again: Scene = (stage, keep) =>
	at({stage, remembered: {nic: 'enp3s0', ip: '192.168.1.70', ramSize: '4G'}}, async walk => {
		const {texts, sees} = walk;
		await sees(texts.beginnings.remembered);
		await keep(walk, 'again-cards');
		await walk.accept(texts.wizard.titles.lan);
		await keep(walk, 'again-lan');
		walk.press('esc');
		await sees('❯ direct');
		walk.press('esc');
		await sees('❯ enp3s0');
		walk.type('c');
		await walk.terminal.waitUntil(screen => !screen.includes(texts.beginnings.remembered));
		await keep(walk, 'again-forgotten');
	});

export const machineScenes: readonly Scene[] = [apply, giveUp, again];
