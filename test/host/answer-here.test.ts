import {mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {answerHere} from '../../source/host/answer-here.js';
import type {ResolvedCommand} from '../../source/model/command.js';
import {run} from '../../source/system/run.js';
import {lacks} from '../helpers/tools.js';

let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-here-'));
	writeFileSync(join(folder, 'file'), '');
	symlinkSync(folder, join(folder, 'link'));
	symlinkSync(join(folder, 'nothing'), join(folder, 'dangling'));
});

afterAll(() => rmSync(folder, {recursive: true}));

const cards = readdirSync('/sys/class/net');
const ipv6 = ['lo', ...cards, 'nothing0'].map(nic => `/proc/sys/net/ipv6/conf/${nic}/disable_ipv6`);

/** What a probe looks at: whether it succeeded, and whether it printed anything. */
const seen = (answer: {exitCode: number | null; failed: unknown; stdout: string} | undefined) =>
	answer && {fine: answer.exitCode === 0 && answer.failed === null, printed: answer.stdout.trim() !== ''};

test('the answer is that of the program', async () => {
	const commands: ResolvedCommand[] = [
		...['', '/file', '/link', '/dangling', '/nothing'].map(
			(name): ResolvedCommand => ['test', ['-d', `${folder}${name}`]],
		),
		...[...ipv6, '/proc/sys/kernel/ostype'].flatMap(path =>
			['0', '1', '[01]', '[128]', '[Linux]', 'Linux', 'Lin'].map(
				(line): ResolvedCommand => ['grep', ['-qx', line, path]],
			),
		),
	];
	for (const command of commands) {
		expect([command, seen(await answerHere(command))]).toEqual([command, seen(await run(command))]);
	}
});

test.skipIf(lacks('ip'))('the answer for a link is that of ip', async () => {
	for (const card of cards.filter(name => name !== 'bonding_masters')) {
		const command: ResolvedCommand = ['ip', ['link', 'show', 'dev', card, 'up']];
		expect([command, seen(await answerHere(command))]).toEqual([command, seen(await run(command))]);
	}
});

test.each<ResolvedCommand>([
	['ip', ['link', 'show', 'dev', 'nothing0', 'up']],
	['ip', ['link', 'show', 'dev', '../lo', 'up']],
	['ip', ['link', 'set', 'dev', 'lo', 'up']],
	['ip', ['-o', 'addr', 'show', 'dev', 'lo', 'scope', 'global']],
	['test', ['-e', '/']],
	['test', ['-d', '/', '-a', '-d', '/']],
	['grep', ['-qx', '.', '/proc/sys/kernel/ostype']],
	['grep', ['-qx', '[0-9]', '/proc/sys/kernel/ostype']],
	['grep', ['-qx', 'x', '/etc/passwd']],
	['grep', ['-qxF', '--', 'x', '/proc/version']],
	['docker', ['version']],
])('what is anything else is left to the program: %s %j', async (...command) => {
	expect(await answerHere(command)).toBeUndefined();
});
