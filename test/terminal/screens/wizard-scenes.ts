import path from 'node:path';
import {type Change, facts, play, programIn, type Scene, type Stage, untouched} from './scene.js';

/** The built program's wizard, for the machine of the examples. */
function onFile(stage: Stage, ...flags: readonly string[]): readonly string[] {
	return programIn(stage, '--facts', 'homelab.json', ...flags);
}

const questions: Scene = async (stage, keep) => {
	const files = {...(await facts()), 'vdsm-passthru.sh': 'precious\n'};
	await play({stage, command: onFile(stage), files}, async walk => {
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
const danger: Scene = async (stage, keep) => {
	const address = {family: 4, address: '192.168.1.40', prefix: 24, scope: 'global'} as const;
	const files = await facts(machine => {
		machine.nics = machine.nics.map(nic => (nic.name === 'enp3s0' ? {...nic, addresses: [address]} : nic));
	});
	const command = onFile(stage, '--nic', 'enp3s0');
	await play({stage, command, files}, async walk => {
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

/** `?` at every question of layout direct, and on the pages that only show something. */
const explanations: Scene = async (stage, keep) => {
	await play({stage, command: onFile(stage), files: await facts()}, async walk => {
		const {texts, press, type, terminal} = walk;
		const {titles} = texts.wizard;
		const explain = async (topic: string) => {
			const title = texts.explain.title('').trim();
			type('?');
			await walk.sees(title);
			await keep(walk, `explain-${topic}`);
			press('esc');
			// What the LAN said may have come meanwhile.
			await terminal.waitUntil(screen => !screen.includes(title));
		};
		await walk.sees('❯ enp3s0');
		await explain('nic');
		await walk.accept(titles.layout);
		for (const layout of ['direct', 'classic', 'shared']) {
			await walk.sees(`❯ ${layout}`);
			await explain(layout);
			if (layout !== 'shared') press('down');
		}
		press('up', 'up');
		await walk.sees('❯ direct');
		await walk.accept(titles.lan);
		for (let field = walk.focused(); field !== undefined; field = walk.focused()) {
			await explain(field);
			const before = terminal.screen();
			press('enter');
			await terminal.waitUntil(screen => screen !== before);
		}
		await explain('warnings');
		await walk.accept(titles.review);
		await explain('review');
	});
};

/** The first screen of some machine. */
const first =
	(name: string, wanted: RegExp, change: Change, ...flags: readonly string[]): Scene =>
	async (stage, keep) => {
		await play({stage, command: onFile(stage, ...flags), files: await facts(change)}, async walk => {
			// For a screen reader the cursor stays where it is.
			await walk.sees(wanted, flags.includes('--accessible') ? '' : undefined);
			await keep(walk, name);
		});
	};

/** What prints and ends. Of this machine, where it names no facts. */
const printed =
	(name: string, ...args: readonly string[]): Scene =>
	async (stage, keep) => {
		await play({stage, command: programIn(stage, ...args), files: await facts()}, async walk => {
			await walk.terminal.exit;
			await keep(walk, name, 'scrollback');
		});
	};

/** The program takes this machine for another kind. */
const otherSystem: Scene = async (stage, keep) => {
	const told = path.resolve('test/terminal/fixtures/other-system.cjs');
	const command = ['--require', told, ...programIn(stage)];
	await play({stage, command, env: {TOLD_PLATFORM: 'darwin'}}, async walk => {
		await walk.terminal.exit;
		await keep(walk, 'begin-other-system', 'scrollback');
	});
};

const ofNames =
	(name: string): Change =>
	machine => {
		machine.nics = machine.nics.filter(nic => nic.name === name);
	};

const plan = ['plan', '--facts', 'homelab.json', '--nic', 'enp3s0', '--ip', '192.168.1.70'] as const;

export const wizardScenes: readonly Scene[] = [
	questions,
	danger,
	explanations,
	first('cards-to-share', /❯ eno1/, ofNames('eno1')),
	first('cards-blocked', /❯ wlp5s0/, ofNames('wlp5s0')),
	first('cards-none', /No physical|没有找到物理网卡/, ofNames('none')),
	first('begin-no-docker', /❯ enp3s0/, machine => {
		machine.engine = {state: 'none'};
	}),
	first('begin-docker-denied', /❯ enp3s0/, machine => {
		machine.engine = {state: 'unreachable', reason: 'permission denied', denied: true};
	}),
	first('begin-docker-silent', /❯ enp3s0/, machine => {
		machine.engine = {state: 'unreachable', reason: 'no answer', denied: false};
	}),
	first('begin-no-kvm', /❯ enp3s0/, machine => {
		machine.devices = {...machine.devices, kvm: false};
	}),
	otherSystem,
	first('cards-ascii', /> enp3s0/, () => undefined, '--ascii'),
	first('cards-accessible', /\[[^\]]+\][:：]/, () => undefined, '--accessible'),
	({language}, keep) => first('too-small', /50×10/, () => undefined)({language, columns: 50, rows: 10}, keep),
	printed('help', '--help'),
	printed('help-apply', 'apply', '--help'),
	printed('nics', 'nics'),
	printed('plan', ...plan),
	printed('status', 'status'),
];
