import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import net from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {readLabelledInstalls} from '../../source/host/docker-objects.js';
import {askEngine} from '../../source/host/engine-socket.js';
import {type Machine, thisMachine} from '../../source/host/machine.js';

// A real socket in the place of Docker's, below a root folder of the test's own.

let root: string;
let server: net.Server | undefined;
let asked: string[];
const label = 'vdsm-passthru.install';

beforeEach(() => {
	root = mkdtempSync(path.join(tmpdir(), 'vdsm-passthru-socket-'));
	mkdirSync(path.join(root, 'var/run'), {recursive: true});
	mkdirSync(path.join(root, 'home/.docker'), {recursive: true});
	asked = [];
});

afterEach(async () => {
	delete process.env['VDSM_PASSTHRU_TEST_PATIENCE'];
	await new Promise<void>(done => (server ? server.close(() => done()) : done()));
	server = undefined;
	rmSync(root, {recursive: true});
});

/** Answers each question's path with what `tell` says; undefined: not at all. */
async function listen(tell: (question: string) => string | undefined): Promise<void> {
	server = net.createServer(socket => {
		socket.on('error', () => undefined);
		socket.once('data', data => {
			const [, question = ''] = data.toString('utf8').split(' ');
			asked.push(decodeURIComponent(question));
			const answer = tell(question);
			if (answer !== undefined) socket.end(answer);
		});
	});
	const file = path.join(root, 'var/run/docker.sock');
	await new Promise<void>(done => server?.listen(file, () => done()));
}

const ok = (value: unknown) =>
	`HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(value)}`;

/** A client that answers in the words of the real one, and is counted. */
function machine(env: Record<string, string> = {}): Machine & {readonly clients: string[]} {
	const clients: string[] = [];
	return {
		...thisMachine({HOME: path.join(root, 'home'), ...env}),
		root,
		clients,
		run: async ([, args]) => {
			clients.push(args.slice(0, 2).join(' '));
			return {exitCode: 0, stdout: '"by-client"\n', stderr: '', failed: null};
		},
	};
}

describe('what is labelled, asked at Docker’s own socket', () => {
	const object = (install: string) => ({Id: 'x', Labels: {[label]: install, other: '1'}});

	it('is told by two questions, without a start of the client', async () => {
		await listen(question =>
			ok(question.startsWith('/networks') ? [object('vdsm'), object('b')] : [object('vdsm')]),
		);
		const here = machine();
		expect([...(await readLabelledInstalls(here))].sort()).toEqual(['b', 'vdsm']);
		expect(here.clients).toEqual([]);
		const filters = `filters={"label":["${label}"]}`;
		expect(asked.sort()).toEqual([`/containers/json?all=1&${filters}`, `/networks?${filters}`]);
	});

	it.each([
		['DOCKER_HOST names another', {DOCKER_HOST: 'ssh://nas'}, ''],
		['DOCKER_CONTEXT names another', {DOCKER_CONTEXT: 'nas'}, ''],
		['the client’s settings name another', {}, '{"currentContext": "nas"}'],
		['the client’s settings cannot be read', {}, '{"currentContext": '],
	])('is the client’s to ask where %s', async (_, env: Record<string, string>, settings) => {
		await listen(() => ok([object('socket')]));
		if (settings !== '') writeFileSync(path.join(root, 'home/.docker/config.json'), settings);
		const here = machine(env);
		expect(await readLabelledInstalls(here)).toEqual(['by-client']);
		expect(here.clients.sort()).toEqual(['network ls', 'ps --all']);
		expect(asked).toEqual([]);
	});

	it('is the client’s to ask where the socket is a link to somewhere else, or nobody listens', async () => {
		expect(await readLabelledInstalls(machine())).toEqual(['by-client']);
		symlinkSync('/nowhere', path.join(root, 'var/run/docker.sock'));
		expect(await readLabelledInstalls(machine())).toEqual(['by-client']);
	});

	it.each([
		['an error', 'HTTP/1.0 500 Internal Server Error\r\n\r\n{"message":"no"}'],
		['no HTTP', 'hello'],
		['no JSON', 'HTTP/1.0 200 OK\r\n\r\n{'],
		['JSON of another shape', ok({networks: []})],
		['a label that is no text', ok([{Labels: {[label]: 7}}])],
	])('is the client’s to ask where the answer is %s', async (_, answer) => {
		await listen(() => answer);
		expect(await readLabelledInstalls(machine())).toEqual(['by-client']);
	});

	it('is nothing where Docker hangs: the client would hang as well', async () => {
		await listen(() => undefined);
		process.env['VDSM_PASSTHRU_TEST_PATIENCE'] = '0.02';
		const here = machine();
		expect(await askEngine(here, '/networks')).toBeNull();
		expect(await readLabelledInstalls(here)).toEqual([]);
		expect(here.clients).toEqual([]);
	});
});
