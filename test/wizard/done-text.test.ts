import {describe, expect, test} from 'vitest';
import {equivalentCommand} from '../../source/export/equivalent.js';
import {quoteCommand} from '../../source/export/quote.js';
import type {RawAnswers} from '../../source/model/answers.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {textsIn} from '../../source/text/language.js';
import {savedText, whereDsmAnswers} from '../../source/wizard/done-text.js';
import {glyphsFor} from '../../source/wizard/glyphs.js';
import {widthOf} from '../../source/wizard/measure.js';
import type {SaveFormat} from '../../source/wizard/state.js';
import {makeAnswers, makeDhcpAnswers} from '../helpers/answers.js';
import {makeFacts} from '../helpers/facts.js';

const texts = textsIn('en');
const facts = makeFacts();

function saved(format: SaveFormat, target: string, drawn = true, paths = [target], columns = 100): string {
	const plan = buildPlan(makeAnswers(), facts);
	return savedText(
		{kind: 'saved', format, target, paths},
		{
			plan,
			setup: {answers: plan.answers, facts, consents: [], giveUp: undefined},
			texts,
			glyphs: glyphsFor(false),
			columns,
			drawn,
			ports: {
				quote: quoteCommand,
				equivalentCommand: (setup, action) => equivalentCommand(setup.answers, setup.facts, [action]),
			},
		},
	);
}

describe('what stays in the scrollback', () => {
	test('draws the wiring, but not for those who listen', () => {
		expect(saved('script', './dsm.sh')).toMatch(/[┌✔]/);
		const spoken = saved('script', './dsm.sh', false);
		expect(spoken).not.toMatch(/[┌─│✔]/);
		expect(spoken).toContain('Written: ./dsm.sh');
	});

	test('a path that the line has no room for stands on one of its own', () => {
		const paths = ['compose.yaml', 'vdsm-hook.sh'].map(name => `/srv/${'a-long-name/'.repeat(5)}${name}`);
		expect(saved('compose', './dsm', true, paths)).toContain(`✔ Written:\n  ${paths.join('\n  ')}\n`);
		expect(saved('compose', './dsm', true, ['a', 'b'])).toContain('✔ Written: a, b\n');
	});

	test('says what was written, how to run it and how to undo it', () => {
		const text = saved('script', './vdsm-passthru.sh');
		expect(text).toContain('Written: ./vdsm-passthru.sh');
		expect(text).toContain('sudo sh ./vdsm-passthru.sh up\n');
		expect(text).toContain('sudo sh ./vdsm-passthru.sh down\n');
		expect(text).toContain('http://192.168.1.70:5000   (from the LAN)');
		expect(text).toContain('npx vdsm-passthru export --nic enp3s0 --ip 192.168.1.70');
	});

	test.each([
		['-rf', 'sh ./-rf up'],
		['my file.sh', "sh './my file.sh' up"],
		['$(reboot)', `sh './'"\\$"'(reboot)' up`],
		['/srv/a.sh', 'sh /srv/a.sh up'],
		['../a.sh', 'sh ../a.sh up'],
	])('a file called %s is neither an option nor a command', (target, command) => {
		expect(saved('script', target)).toContain(command);
	});

	test('a compose project is started and stopped in its folder', () => {
		const text = saved('compose', './dsm', true, ['/srv/my dsm/compose.yaml', '/srv/my dsm/vdsm-hook.sh']);
		expect(text).toContain(
			"  sudo ip link set dev enp3s0 up\n  sudo docker compose --project-directory '/srv/my dsm' up -d\n",
		);
		expect(text).toContain("  sudo docker compose --project-directory '/srv/my dsm' down\n");
		// Without the format it would be a script.
		expect(text).toMatch(/^ {2}npx vdsm-passthru export .*--format compose$/m);
		expect(saved('script', './setup.sh')).not.toContain('--format');
	});
});

test('says what a reboot takes, and what taking it down leaves', () => {
	const {lasts, lost, down} = texts.wizard.done;
	expect(saved('script', './dsm.sh', false)).toContain(`\n${lasts}\n${down}`);
	expect(saved('compose', './dsm', false)).toContain(`\n${lost}\n${down}`);
});

test('no line is wider than the window, and each command is one when it is copied', () => {
	const folder = `/srv/${'a-long-name/'.repeat(8)}`;
	for (const columns of [60, 80]) {
		const text = saved('compose', './dsm', true, [`${folder}compose.yaml`], columns);
		const commands = text.slice(text.indexOf('Set it up'));
		for (const line of commands.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
		expect(commands.replaceAll(/\\\n */g, '')).toContain(
			`--project-directory ${folder.slice(0, -1)} up -d\n`,
		);
	}
});

describe('where DSM answers', () => {
	const where = (raw: RawAnswers) =>
		whereDsmAnswers(
			buildPlan(raw.address === 'dhcp' ? makeDhcpAnswers(raw) : makeAnswers(raw), facts),
			texts,
		);

	test('static: its address, and the published port', () => {
		expect(where({})).toEqual([
			'http://192.168.1.70:5000   (from the LAN)',
			'http://localhost:5000      (from this machine)',
		]);
	});

	test('a closed 5000 leaves 5001, and both closed leave the host', () => {
		expect(where({blockPorts: '5000'})[0]).toBe('https://192.168.1.70:5001   (from the LAN)');
		expect(where({blockPorts: '5000,5001'})).toEqual(['http://localhost:5000   (from this machine)']);
	});

	test('DHCP: the MAC to look for', () => {
		const [lan] = where({address: 'dhcp', mac: '02:11:32:ab:cd:ef'});
		expect(lan).toContain('02:11:32:ab:cd:ef');
	});

	test('classic: the address on the bridge', () => {
		expect(where({layout: 'classic'})).toEqual([
			'http://192.168.1.70:5000   (from the LAN)',
			'http://172.31.4.2:5000     (from this machine)',
		]);
	});
});
