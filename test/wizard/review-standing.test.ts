import {expect, test} from 'vitest';
import {settle} from '../../source/answers/settle.js';
import {rawOf} from '../../source/answers/spell.js';
import {textsIn} from '../../source/text/language.js';
import {answersTable} from '../../source/wizard/review-answers.js';
import {textOf} from '../../source/wizard/theme.js';
import {viewOf} from '../../source/wizard/view.js';
import {homelab} from './helpers/homelab.js';
import {begin} from './helpers/play.js';

const words = {nic: 'enp3s0', ip: '192.168.1.70', blockPorts: '22'};
const {answers} = settle(words, homelab.facts);
if (!answers) throw new Error('no answers');
const standing = [{install: 'vdsm', cards: [{name: 'enp3s0', mac: null}], answers: rawOf(answers)}];
const facts = {...homelab.facts, standing};

const table = (raw: object, language: 'en' | 'zh-CN' = 'en') =>
	answersTable(viewOf(begin(raw, facts)), {texts: textsIn(language), columns: 100}).map(textOf);

test('the review says of each answer that changes what stands, and of none else', () => {
	const lines = table({ip: '192.168.1.71', blockPorts: '', address: 'static'});
	expect(lines.filter(line => line.includes('stands'))).toEqual([
		expect.stringContaining('192.168.1.71  (stands: 192.168.1.70)'),
		expect.stringContaining('none  (stands: 22)'),
	]);
	expect(table({ip: '192.168.1.71'}, 'zh-CN').join('\n')).toContain('192.168.1.71（现在是 192.168.1.70）');
});

test('what is chosen is told in words', () => {
	expect(table({address: 'dhcp'}).join('\n')).toMatch(/DHCP .*\(stands: static/);
});

test('where nothing changes, that is said', () => {
	expect(table({})[0]).toBe('  All of it as it stands: nothing is to be changed.');
	expect(table({ip: '192.168.1.71'}).join('\n')).not.toContain('nothing is to be changed');
});

test('a new set-up is compared with nothing', () => {
	const lines = answersTable(viewOf(begin(words)), {texts: textsIn('en'), columns: 100}).map(textOf);
	expect(lines.join('\n')).not.toContain('stands');
});
