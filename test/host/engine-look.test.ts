import process from 'node:process';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {lookAtEngine} from '../../source/host/engine-look.js';
import type {ResolvedCommand} from '../../source/model/command.js';
import {ok, type SocketStandIn, socketStandIn} from './socket-stand-in.js';

let docker: SocketStandIn;

beforeEach(() => {
	docker = socketStandIn();
});

afterEach(async () => {
	delete process.env['VDSM_PASSTHRU_TEST_PATIENCE'];
	await docker.close();
});

const look = (kind: string, template: string, name: string): ResolvedCommand => [
	'docker',
	[kind, 'inspect', '--format', template, name],
];
const refuse = (message: string) => `HTTP/1.0 404 Not Found\r\n\r\n${JSON.stringify({message})}`;

describe('a probe at Docker’s own socket', () => {
	it('asks for each object once, whatever is wanted of it, and starts no client', async () => {
		await docker.listen(question =>
			ok({Id: question, Name: '/dsm', Labels: {a: '1'}, State: {Running: true}}),
		);
		const machine = docker.machine('');
		const asking = lookAtEngine(machine);
		const told = await Promise.all([
			asking(look('container', '{{.Name}}', 'dsm')),
			asking(look('container', '{{if .State.Running}}up{{end}}', 'dsm')),
			asking(look('network', '{{index .Labels "a"}} {{index .Labels "b"}}', 'dsm')),
			asking(look('image', '{{.Id}}', 'vdsm/virtual-dsm:7.2')),
		]);
		expect(told.map(answer => answer?.stdout)).toEqual([
			'/dsm\n',
			'up\n',
			'1 \n',
			'/images/vdsm/virtual-dsm:7.2/json\n',
		]);
		expect([...docker.asked].sort()).toEqual([
			'/containers/dsm/json',
			'/images/vdsm/virtual-dsm:7.2/json',
			'/networks/dsm',
		]);
		expect(machine.clients).toEqual([]);
	});

	it('knows from the Engine’s own words that something is not there', async () => {
		await docker.listen(() => refuse('No such container: dsm'));
		expect(await lookAtEngine(docker.machine(''))(look('container', '{{.Name}}', 'dsm'))).toEqual({
			exitCode: 1,
			stdout: '',
			stderr: 'No such container: dsm',
			failed: null,
		});
	});

	it.each([
		['an error', 'HTTP/1.0 500 Internal Server Error\r\n\r\n{"message":"no"}'],
		['no JSON', 'HTTP/1.0 200 OK\r\n\r\n{'],
		['a refusal without a word', 'HTTP/1.0 404 Not Found\r\n\r\n{}'],
		['JSON of another shape', ok({name: 'dsm'})],
	])('is the client’s where the answer is %s', async (_, answer) => {
		await docker.listen(() => answer);
		expect(await lookAtEngine(docker.machine(''))(look('container', '{{.Name}}', 'dsm'))).toBeUndefined();
	});

	it.each<[string, ResolvedCommand]>([
		['another program', ['ip', ['inspect', '--format', '{{.Name}}', 'dsm']]],
		['another kind', look('volume', '{{.Name}}', 'dsm')],
		['several names', ['docker', ['container', 'inspect', '--format', '{{.Name}}', 'dsm', 'other']]],
		['an option in place of a name', look('container', '{{.Name}}', '--size')],
		['a name that leads elsewhere', look('container', '{{.Name}}', 'a/../../info')],
		['a name with a question in it', look('container', '{{.Name}}', 'dsm?size=1')],
		['a name with a line break', look('container', '{{.Name}}', 'dsm\r\nX: 1')],
	])('is never asked for %s', async (_, command) => {
		await docker.listen(() => ok({Name: '/dsm'}));
		expect(await lookAtEngine(docker.machine(''))(command)).toBeUndefined();
		expect(docker.asked).toEqual([]);
	});

	it('says nothing where Docker hangs: the client would hang as well', async () => {
		await docker.listen(() => undefined);
		process.env['VDSM_PASSTHRU_TEST_PATIENCE'] = '0.02';
		const answer = await lookAtEngine(docker.machine(''))(look('container', '{{.Name}}', 'dsm'));
		expect(answer?.failed).toBe('timeout');
	});
});
