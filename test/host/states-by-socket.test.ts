import {chmodSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {readStatesOf} from '../../source/host/step-states.js';
import type {Probe} from '../../source/model/step.js';
import {ok, type SocketStandIn, socketStandIn} from './socket-stand-in.js';

let docker: SocketStandIn;

beforeEach(() => {
	docker = socketStandIn();
	vi.stubEnv('VDSM_PASSTHRU_TEST_FOLDERS', docker.root);
});

afterEach(async () => {
	vi.unstubAllEnvs();
	await docker.close();
});

/** What the client says, where it is asked at all. */
function client(script: string): void {
	const file = path.join(docker.root, 'docker');
	writeFileSync(file, `#!/bin/sh\n${script}\n`);
	chmodSync(file, 0o755);
}

const probe: Probe = {
	kind: 'labelled',
	read: [
		'docker',
		['network', 'inspect', '--format', '{{index .Labels "install"}} {{index .Labels "spec"}}', 'lan'],
	],
	holds: 'vdsm 1',
	ours: 'vdsm ',
};
const network = (install: string, spec: string) => ok({Name: 'lan', Labels: {install, spec}});
const missing = 'HTTP/1.0 404 Not Found\r\n\r\n{"message":"network lan not found"}';

describe('how a step stands, by the socket and the client', () => {
	it.each([
		['holds, and no client is started', network('vdsm', '1'), 'exit 9', 'holds'],
		['is absent in the Engine’s own words, and no client is started', missing, 'exit 9', 'absent'],
		['differs if the client says so too', network('vdsm', '2'), 'echo vdsm 2', 'differs'],
		['holds if the client says so', network('vdsm', '2'), 'echo vdsm 1', 'holds'],
		['is foreign if the client says so too', network('other', '1'), 'echo other 1', 'foreign'],
		['is the client’s where the Engine answers oddly', ok([]), 'echo vdsm 1', 'holds'],
		['is unknown where neither answers', ok([]), 'exit 1', 'unknown'],
	])('%s', async (_, answer, script, state) => {
		await docker.listen(() => answer);
		client(script);
		const [read] = await readStatesOf([{step: {probe}, folder: '/'}], docker.machine(''));
		expect(read).toBe(state);
	});
});
