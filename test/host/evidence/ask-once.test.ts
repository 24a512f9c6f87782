import {expect, test} from 'vitest';
import {askOnce} from '../../../source/host/evidence/ask-once.js';
import type {ResolvedCommand} from '../../../source/model/command.js';
import {fakeMachine} from '../machine.js';

function counted() {
	const machine = fakeMachine('', {'docker ps --all': {stdout: 'nas\n'}});
	return {asked: machine.asked, machine: askOnce(machine)};
}

test('the same question is asked once, and answered each time', async () => {
	const {asked, machine} = counted();
	const question: ResolvedCommand = ['docker', ['ps', '--all']];
	const answers = await Promise.all([machine.run(question), machine.run(question)]);
	expect(answers.map(({stdout}) => stdout)).toEqual(['nas\n', 'nas\n']);
	expect((await machine.run(question)).stdout).toBe('nas\n');
	expect(asked).toEqual(['docker ps --all']);
});

test('another one is another, also where its words are the same on a line', async () => {
	const {asked, machine} = counted();
	await machine.run(['ip', ['-j', 'a b']]);
	await machine.run(['ip', ['-j', 'a', 'b']]);
	expect(asked).toHaveLength(2);
});

test.each<[string, ResolvedCommand]>([
	['a link that is made', ['ip', ['link', 'add', 'link', 'eth0', 'name', 'vdsm-probe', 'type', 'macvlan']]],
	['a link that is removed', ['ip', ['link', 'del', 'dev', 'vdsm-probe']]],
	['what is run in the container', ['docker', ['exec', 'dsm', 'ip', 'link']]],
	['a network that is removed', ['docker', ['network', 'rm', 'lan']]],
	['a question on the wire', ['arping', ['-c', '1']]],
])('%s is run each time', async (_, command) => {
	const {asked, machine} = counted();
	await machine.run(command);
	await machine.run(command);
	expect(asked).toHaveLength(2);
});
