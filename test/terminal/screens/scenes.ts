import fs from 'node:fs/promises';
import process from 'node:process';
import type {Language} from '../../../source/text/language.js';
import {program, startWalk, type Walk, wizard} from './walk.js';

export type Window = {readonly columns: number; readonly rows: number};
type Keep = (walk: Walk, name: string, within?: 'screen' | 'scrollback') => Promise<void>;

/** Goes through the screens of one run and keeps each of them. */
export type Scene = (language: Language, window: Window, keep: Keep) => Promise<void>;

const untouched = '  ';

type Machine = {nics: {name: string; addresses: unknown[]; up: boolean; carrier: boolean | null}[]};

/** The machine of the examples, with something about it changed. */
async function facts(
	change: (machine: Machine) => void = () => undefined,
): Promise<{'homelab.json': string}> {
	const machine: Machine = JSON.parse(await fs.readFile('docs/examples/homelab.json', 'utf8'));
	change(machine);
	return {'homelab.json': JSON.stringify(machine)};
}

async function during(walk: Walk, act: (walk: Walk) => Promise<void>): Promise<void> {
	try {
		await act(walk);
	} finally {
		await walk.end();
	}
}

const questions: Scene = async (language, window, keep) => {
	const files = {...(await facts()), 'vdsm-passthru.sh': 'precious\n'};
	await during(await startWalk({command: wizard(language), language, files, ...window}), async walk => {
		const {texts, sees, press, type, terminal} = walk;
		const say = texts.wizard;
		await sees('❯ enp3s0');
		await keep(walk, 'cards');
		press('esc');
		await sees(say.quit.question);
		await keep(walk, 'dialog-quit');
		press('esc');
		await sees('❯ enp3s0');
		type('v');
		await sees(say.vlan.label, untouched);
		await keep(walk, 'dialog-vlan');
		press('esc');
		await sees('❯ enp3s0');
		press('enter');
		for (const layout of ['direct', 'classic', 'shared']) {
			await sees(`❯ ${layout}`);
			await keep(walk, `layout-${layout}`);
			if (layout !== 'shared') press('down');
		}
		press('up', 'up');
		await sees('❯ direct');
		press('enter');
		await sees(`❯ ${say.fields.address}`);
		await keep(walk, 'lan-static');
		press('right');
		await sees(say.modeHelp.dhcp);
		await keep(walk, 'lan-dhcp');
		press('left');
		await sees(say.modeHelp.static);
		await walk.toField('ip');
		await walk.fill('192.168.1.2');
		await keep(walk, 'lan-wrong');
		await walk.fill('192.168.1.70');
		await walk.toField('mgmtSubnet');
		await sees(say.titles.management, untouched);
		await keep(walk, 'management');
		await walk.toField('prefix');
		await sees(say.titles.container, untouched);
		await keep(walk, 'container');
		await walk.toField('cpuCores');
		press('enter');
		await sees(say.titles.warnings);
		await keep(walk, 'warnings');
		press('enter');
		await sees(`❯ ${say.menu.script}`);
		await keep(walk, 'review');
		press('pageDown');
		await sees(/^ *↑.*\d/m);
		await keep(walk, 'review-scrolled');
		press('end');
		await sees(/^ *↑ .*\d/m);
		await keep(walk, 'review-end');
		press('enter');
		await sees(say.save.script, untouched);
		await keep(walk, 'dialog-save-script');
		press('enter');
		await sees(say.save.word, untouched);
		await keep(walk, 'dialog-overwrite');
		press('esc');
		await sees(say.save.script, 'vdsm-passthru.sh');
		press('esc');
		await sees(`❯ ${say.menu.script}`);
		press('down', 'enter');
		await sees(say.save.compose, untouched);
		await keep(walk, 'dialog-save-compose');
		press('esc');
		await sees(`❯ ${say.menu.compose}`);
		press('down', 'enter');
		await sees(say.command.title);
		await keep(walk, 'dialog-command');
		press('esc');
		await sees(`❯ ${say.menu.command}`);
		press('up', 'enter');
		await sees(say.save.compose, untouched);
		press('enter');
		await terminal.exit;
		await keep(walk, 'saved', 'scrollback');
	});
};

/** A card with an address of the machine on it, which has to be typed. */
const danger: Scene = async (language, window, keep) => {
	const address = {family: 4, address: '192.168.1.40', prefix: 24, scope: 'global'};
	const files = await facts(({nics}) => {
		for (const nic of nics) if (nic.name === 'enp3s0') nic.addresses = [address];
	});
	const command = wizard(language, '--nic', 'enp3s0');
	await during(await startWalk({command, language, files, ...window}), async walk => {
		const {texts, sees, press, type} = walk;
		await sees('❯ enp3s0');
		press('enter');
		await sees('❯ direct');
		press('enter');
		await sees(`❯ ${texts.wizard.fields.address}`);
		await walk.toField('cpuCores');
		press('enter');
		await sees(texts.wizard.titles.warnings, ' ');
		await keep(walk, 'warnings-danger');
		type('yes');
		await sees(/./, 'yes');
		press('enter');
		await sees(texts.wizard.notice['word-wrong']({word: 'enp3s0'}), 'yes');
		await keep(walk, 'warnings-danger-refused');
	});
};

const first =
	(name: string, wanted: RegExp, change: (machine: Machine) => void, ...flags: readonly string[]): Scene =>
	async (language, window, keep) => {
		const walk = await startWalk({
			command: wizard(language, ...flags),
			language,
			files: await facts(change),
			...window,
		});
		await during(walk, async () => {
			// For a screen reader the cursor stays where it is.
			await walk.sees(wanted, flags.includes('--accessible') ? '' : undefined);
			await keep(walk, name);
		});
	};

/** What prints and ends. Of this machine, where it names no facts. */
const printed =
	(name: string, ...args: readonly string[]): Scene =>
	async (language, window, keep) => {
		const command = [process.execPath, program, ...args, '--lang', language] as const;
		await during(
			await startWalk({command: [...command], language, files: await facts(), ...window}),
			async walk => {
				await walk.terminal.exit;
				await keep(walk, name, 'scrollback');
			},
		);
	};

const doctor: Scene = async (language, window, keep) => {
	const command: [string, ...string[]] = [process.execPath, program, 'doctor', '--lang', language];
	await during(await startWalk({command, language, ...window}), async walk => {
		await walk.sees(/--explain|^ *↓/m);
		await keep(walk, 'doctor');
		walk.type('q');
		await walk.terminal.exit;
		await keep(walk, 'doctor-left', 'scrollback');
	});
};

const plan = ['plan', '--facts', 'homelab.json', '--nic', 'enp3s0', '--ip', '192.168.1.70'] as const;

export const scenes: readonly Scene[] = [
	questions,
	danger,
	first('cards-to-share', /❯ eno1/, machine => {
		machine.nics = machine.nics.filter(({name}) => name === 'eno1');
	}),
	first('cards-blocked', /❯ wlp5s0/, machine => {
		machine.nics = machine.nics.filter(({name}) => name === 'wlp5s0');
	}),
	first('cards-none', /No physical|没有找到物理网卡/, machine => {
		machine.nics = [];
	}),
	first('cards-ascii', /> enp3s0/, () => undefined, '--ascii'),
	first('cards-accessible', /enp3s0/, () => undefined, '--accessible'),
	(language, _, keep) =>
		first('too-small', /50×10/, () => undefined)(language, {columns: 50, rows: 10}, keep),
	doctor,
	printed('help', '--help'),
	printed('help-apply', 'apply', '--help'),
	printed('nics', 'nics'),
	printed('plan', ...plan),
	printed('status', 'status'),
];
