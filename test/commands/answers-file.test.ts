import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {readAnswersFile} from '../../source/commands/answers-file.js';
import {exitCode} from '../../source/model/exit-code.js';
import {isFailure} from '../../source/model/failure.js';
import {textsIn} from '../../source/text/language.js';

const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-answers-'));
const path = join(folder, 'answers.json');
afterAll(() => rmSync(folder, {recursive: true}));

const texts = textsIn('en');
const read = (text: string) => {
	writeFileSync(path, text);
	return readAnswersFile(path, texts);
};
const refusal = async (text: string) => {
	const error: unknown = await read(text).then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (!isFailure(error)) throw new Error(`it was taken: ${text}`, {cause: error});
	expect(error.exit).toBe(exitCode.usage);
	return error.message;
};

test('a member is called as its flag, with hyphens or without, and lists may be lists', async () => {
	const members = {
		schema: 'anything',
		nic: 'enp3s0',
		'mgmt-subnet': '10.0.0.0/24',
		dsmIp: '192.168.1.71',
		blockPorts: [22, '5000'],
		also: ['enp4s0,address=dhcp', 'enp5s0'],
		cpuCores: 2,
	};
	expect(await read(JSON.stringify(members))).toEqual({
		nic: 'enp3s0',
		mgmtSubnet: '10.0.0.0/24',
		dsmIp: '192.168.1.71',
		blockPorts: '22,5000',
		also: 'enp4s0,address=dhcp;enp5s0',
		cpuCores: '2',
	});
});

test.each(['nics', '__proto__', 'constructor', 'toString', '--nic', ''])(
	'a member that nothing is called: %j',
	async name => {
		// Put together by hand: an object literal's `__proto__` is no member.
		const message = await refusal(`{"nic": "enp3s0", ${JSON.stringify(name)}: {"ip": "192.168.1.71"}}`);
		expect(message).toBe(texts.cli.answersMalformed(path, texts.cli.unknownMember(name)));
	},
);

test.each(['{"nic": null}', '{"nic": {"name": "enp3s0"}}', '{"nic": [["enp3s0"]]}', '{"nic": true}'])(
	'a value that no flag could have: %s',
	async text => {
		expect(await refusal(text)).toBe(texts.cli.answersMalformed(path, texts.cli.wrongMember('nic')));
	},
);

test.each(['', '[]', '"nic"', '12', 'null', '{"nic": "enp3s0"', 'nic=enp3s0'])(
	'what is no object of JSON: %s',
	async text => {
		expect(await refusal(text)).toBe(texts.cli.answersMalformed(path, texts.cli.notJson));
	},
);

test('a file that is not there', async () => {
	const missing = join(folder, 'missing.json');
	await expect(readAnswersFile(missing, texts)).rejects.toThrow(texts.cli.answersUnreadable(missing));
});
