import {symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {readLabelledInstalls} from '../../source/host/docker-objects.js';
import {askEngine} from '../../source/host/engine-socket.js';
import {ok, type SocketStandIn, socketStandIn} from './socket-stand-in.js';

let docker: SocketStandIn;
const label = 'vdsm-passthru.install';

beforeEach(() => {
	docker = socketStandIn();
});

afterEach(async () => {
	delete process.env['VDSM_PASSTHRU_TEST_PATIENCE'];
	await docker.close();
});

/** The client answers in the words of the real one. */
const machine = (env: Record<string, string> = {}) => docker.machine('"by-client"\n', env);

describe('what is labelled, asked at Docker’s own socket', () => {
	const object = (install: string) => ({Id: 'x', Labels: {[label]: install, other: '1'}});

	it('is told by two questions, without a start of the client', async () => {
		await docker.listen(question =>
			ok(question.startsWith('/networks') ? [object('vdsm'), object('b')] : [object('vdsm')]),
		);
		const here = machine();
		expect([...(await readLabelledInstalls(here))].sort()).toEqual(['b', 'vdsm']);
		expect(here.clients).toEqual([]);
		const filters = `filters={"label":["${label}"]}`;
		expect([...docker.asked].sort()).toEqual([`/containers/json?all=1&${filters}`, `/networks?${filters}`]);
	});

	it.each([
		['DOCKER_HOST names another', {DOCKER_HOST: 'ssh://nas'}, ''],
		['DOCKER_CONTEXT names another', {DOCKER_CONTEXT: 'nas'}, ''],
		['the client’s settings name another', {}, '{"currentContext": "nas"}'],
		['the client’s settings cannot be read', {}, '{"currentContext": '],
	])('is the client’s to ask where %s', async (_, env: Record<string, string>, settings) => {
		await docker.listen(() => ok([object('socket')]));
		if (settings !== '') writeFileSync(path.join(docker.root, 'home/.docker/config.json'), settings);
		const here = machine(env);
		expect(await readLabelledInstalls(here)).toEqual(['by-client']);
		expect(here.clients.sort()).toEqual(['network ls', 'ps --all']);
		expect(docker.asked).toEqual([]);
	});

	it('is the client’s to ask where the socket is a link to somewhere else, or nobody listens', async () => {
		expect(await readLabelledInstalls(machine())).toEqual(['by-client']);
		symlinkSync('/nowhere', path.join(docker.root, 'var/run/docker.sock'));
		expect(await readLabelledInstalls(machine())).toEqual(['by-client']);
	});

	it.each([
		['an error', 'HTTP/1.0 500 Internal Server Error\r\n\r\n{"message":"no"}'],
		['no HTTP', 'hello'],
		['no JSON', 'HTTP/1.0 200 OK\r\n\r\n{'],
		['JSON of another shape', ok({networks: []})],
		['a label that is no text', ok([{Labels: {[label]: 7}}])],
	])('is the client’s to ask where the answer is %s', async (_, answer) => {
		await docker.listen(() => answer);
		expect(await readLabelledInstalls(machine())).toEqual(['by-client']);
	});

	it('is nothing where Docker hangs: the client would hang as well', async () => {
		await docker.listen(() => undefined);
		process.env['VDSM_PASSTHRU_TEST_PATIENCE'] = '0.02';
		const here = machine();
		expect(await askEngine(here, '/networks')).toBe('silent');
		expect(await readLabelledInstalls(here)).toEqual([]);
		expect(here.clients).toEqual([]);
	});
});
