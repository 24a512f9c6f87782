import {describe, expect, test} from 'vitest';
import {doctorCommand} from '../../source/commands/doctor.js';
import {exitCode} from '../../source/model/exit-code.js';
import {textsIn} from '../../source/text/language.js';
import {asciiTexts} from '../../source/wizard/ascii-texts.js';
import {en} from '../helpers/texts.js';
import {listening, noOptions} from './doctor-context.js';

const known =
	'Error response from daemon: invalid subinterface vlan name eth9, example formatting is eth0.10';
const busy = 'failed to create the macvlan port: device or resource busy';

async function explained(text: string, given: Parameters<typeof listening>[0] = {}) {
	const {context, said} = listening(given);
	const code = await doctorCommand({...noOptions, explain: text}, context);
	return {code, said: said()};
}

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
	const {causes, doctorCommand: text} = textsIn(language);

	test('a text that is known is explained, with its value and its rows', async () => {
		const {code, said} = await explained(`before\n${known}\nafter`, {language, columns: 300});
		expect(code).toBe(exitCode.done);
		const {what, fix} = causes['parent-missing']({code: 'parent-missing', nic: 'eth9'});
		expect(said).toBe(
			`${[what, fix, text.seeRows(['F2', 'F3', 'F66', 'F68'].join(language === 'en' ? ', ' : '、'), 'engine-desktop engine-rootful network-create nic-refused vlan-card nic-exists')].join('\n')}\n`,
		);
	});

	test('a name that it does not tell has a stand-in, which is explained', async () => {
		const {said} = await explained(busy, {language, columns: 300});
		expect(said).toContain(causes['parent-busy']({code: 'parent-busy', nic: text.placeholder.nic}).fix);
		expect(said).toContain(text.placeholders);
	});

	test('of one that is not known nothing is guessed', async () => {
		const {code, said} = await explained('segmentation fault', {language, columns: 400});
		expect([code, said]).toEqual([exitCode.disagrees, `${text.notRecognised}\n`]);
	});
});

test('as JSON', async () => {
	const found = await explained(known, {json: true});
	expect(JSON.parse(found.said)).toMatchObject({
		schema: 'vdsm-passthru/explanation/1',
		cause: 'parent-missing',
		catalogue: [2, 3, 66, 68],
	});
	const none = await explained('segmentation fault', {json: true});
	expect(JSON.parse(none.said)).toEqual({
		...{schema: 'vdsm-passthru/explanation/1', cause: null, catalogue: [], what: '', fix: ''},
	});
});

test('it is wrapped to the terminal, in ASCII where that is wanted, and safe to show', async () => {
	const texts = asciiTexts(textsIn('en'));
	const hostile = known.replace('eth9', 'e\u001b[2J\u202eth');
	const {said} = await explained(hostile, {texts, ascii: true, columns: 40});
	for (const line of said.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
	expect(said).toMatch(/^[\n -~]*$/);
});

test('no text at all is wrong usage', async () => {
	await expect(explained(' \n')).rejects.toMatchObject({exit: exitCode.usage});
});

test('of a check it says what the manual says', async () => {
	const {code, said} = await explained('nic-carrier', {columns: 400});
	expect(code).toBe(exitCode.done);
	const {title, why} = en.doctor.checks['nic-carrier'];
	expect(said).toContain(`${title}. ${why}\n`);
	expect(said).toContain('F10');
	const told = await explained('nic-carrier', {json: true});
	expect(JSON.parse(told.said)).toMatchObject({
		schema: 'vdsm-passthru/explanation/1',
		cause: 'nic-carrier',
		catalogue: [10],
	});
});

test.each(['/dev/kvm', '/dev/net/tun'])('of %s that is missing no other module is named', async device => {
	const line = `error gathering device information while adding custom device "${device}": no such file or directory`;
	const {said} = await explained(line, {columns: 400});
	expect(said).toContain(device === '/dev/kvm' ? 'kvm_intel' : 'modprobe tun');
	expect(said).not.toContain(device === '/dev/kvm' ? 'modprobe tun' : 'kvm_intel');
	expect(said).not.toContain('vhost_net');
});
