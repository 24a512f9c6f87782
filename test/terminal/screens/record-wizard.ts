import fs from 'node:fs/promises';
import type {Language} from '../../../source/text/language.js';
import {animate, type Frame, withoutRepeats} from './animation.js';
import {startWalk, wizard} from './walk.js';

/** Where each is kept. */
export const recordings = [
	{file: 'docs/pictures/wizard.svg', language: 'en'},
	{file: 'docs/pictures/wizard.zh-CN.svg', language: 'zh-CN'},
] as const;

/** Milliseconds: for a screen that is to be read, and for a key on the way. */
const pace = {read: 3200, look: 1600, key: 180} as const;

const titles = {
	en: 'The wizard of vdsm-passthru: from the list of network cards to a saved script',
	'zh-CN': 'vdsm-passthru 向导：从网卡列表到保存好的脚本',
} as const satisfies Record<Language, string>;

/** A field of which nothing was changed has the cursor at its beginning, two blanks behind its name. */
const untouched = '  ';

/**
 * The wizard from its first screen to a script on the disk, with the facts of the example machine. Nothing is applied:
 * that can be shown on a real machine alone.
 */
export async function recordWizard(language: Language): Promise<string> {
	const facts = await fs.readFile('docs/examples/homelab.json', 'utf8');
	const walk = await startWalk({
		command: wizard(language),
		language,
		columns: 100,
		rows: 30,
		files: {'homelab.json': facts},
		inSrv: true,
	});
	const {terminal, texts, sees, press} = walk;
	const say = texts.wizard;
	let frames: readonly Frame[] = [];
	const keep = (time: keyof typeof pace) => {
		frames = withoutRepeats([...frames, {shot: terminal.shot(), ms: pace[time]}]);
	};
	/** Letter by letter, as it looks when somebody types. */
	const type = async (text: string, before: string) => {
		for (let end = 1; end <= text.length; end++) {
			terminal.type(text.slice(end - 1, end));
			await sees(/./, `${before}${text.slice(0, end)}`);
			keep('key');
		}
	};
	// The program asks the LAN for a valid address at which the user stops, and says at once that it cannot be asked here.
	const asked = say.probe.notChecked('other-machine');

	let still = 0;
	try {
		await sees('❯ enp3s0');
		keep('read');
		press('enter');
		await sees('❯ direct');
		keep('read');
		press('enter');
		await sees(`❯ ${say.fields.address}`);
		keep('look');
		await walk.toField('ip');
		await sees(asked, untouched);
		keep('look');
		await type('192.168.1.2', untouched);
		await sees(say.field.notHere, '192.168.1.2');
		keep('read');
		// Both at once: 192.168.1.7 is a valid address as well.
		press('backspace');
		await sees(/./, '  192.168.1.');
		keep('key');
		terminal.type('70');
		await sees(asked, '192.168.1.70');
		keep('look');
		await walk.toField('mgmtSubnet');
		await sees(say.titles.management, untouched);
		keep('read');
		await walk.toField('prefix');
		await sees(say.titles.container, untouched);
		keep('look');
		await walk.toField('cpuCores');
		press('enter');
		await sees(say.titles.warnings);
		keep('read');
		press('enter');
		await sees(`❯ ${say.menu.script}`);
		keep('read');
		still = frames.length - 1;
		press('pageDown');
		await sees(/^ *↑.*\d/m);
		keep('look');
		press('enter');
		await sees(say.save.script, untouched);
		keep('look');
		press('enter');
		await terminal.exit;
		keep('read');
	} finally {
		await walk.end();
	}
	return animate({frames, still, title: titles[language]});
}
