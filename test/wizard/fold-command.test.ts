import {execFileSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {quoteCommand} from '../../source/export/quote.js';
import type {ResolvedCommand} from '../../source/model/command.js';
import {foldCommand} from '../../source/wizard/fold-command.js';
import {widthOf} from '../../source/wizard/measure.js';

const args = [
	'create',
	'--name',
	'vdsm',
	'--cap-add',
	'NET_ADMIN',
	'--env',
	"ARGUMENTS=-a b,c='d' $(x)",
	'--rm',
	'网卡 甲',
	'--network',
	`name=vdsm-eth0-bridge,ip=172.31.4.2,driver-opt=com.docker.network.endpoint.ifname=mgmt0,${'x'.repeat(90)}`,
	"it's",
	`y z${'w'.repeat(90)}`,
	'',
	'image',
];
const command: ResolvedCommand = ['printf', ['%s\\n', ...args]];
const fold = (columns: number | undefined, indent = 0, folded = command) =>
	foldCommand(folded, {quote: quoteCommand, columns, indent});

test.each([20, 40, 60, 80, 100])('in %i columns a shell reads the same words', columns => {
	for (const indent of [0, 5]) {
		const lines = fold(columns, indent);
		expect(execFileSync('sh', ['-c', lines.join('\n')], {encoding: 'utf8'})).toBe(`${args.join('\n')}\n`);
		expect(lines.length).toBeGreaterThan(1);
		for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
		for (const line of lines.slice(0, -1)) expect(line).toMatch(/\\$/);
	}
});

test('an option keeps its value on its line', () => {
	const words = ['create', '--name', 'vdsm', '--restart', 'unless-stopped', '--env', 'A=1', 'image'];
	expect(fold(33, 1, ['docker', words])).toEqual([
		' docker create --name vdsm \\',
		'   --restart unless-stopped \\',
		'   --env A=1 image',
	]);
});

test('a word that is wider than the window is broken behind a comma', () => {
	expect(fold(40, 2, ['docker', ['create', '--network', 'name=vdsm-eth0-bridge,ip=172.31.4.2']])).toEqual([
		'  docker create \\',
		'    --network name=vdsm-eth0-bridge,\\',
		'ip=172.31.4.2',
	]);
});

test('the file that the output goes to stays with its sign', () => {
	const lines = foldCommand(['docker', ['inspect', 'x'.repeat(20)]], {
		quote: quoteCommand,
		columns: 40,
		into: './a file',
	});
	expect(lines).toEqual([`docker inspect ${'x'.repeat(20)} \\`, "  > './a file'"]);
});

test('where nobody sits at a terminal it is one line', () => {
	expect(fold(undefined, 0, ['echo', ['x'.repeat(300), 'y']])).toHaveLength(1);
});

test('what the machine wrote into a word cannot reach the terminal', () => {
	expect(fold(undefined, 0, ['a\u001b[2J', []]).join()).not.toContain('\u001b');
});
