import {expect, test} from 'vitest';
import {unreadDocker} from '../../../source/host/evidence/reading.js';

const denied =
	'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.51';

// The client's words differ by what it was asked for, so that each look would be a reason of its own.
test.each([
	[`${denied}/networks": dial unix /var/run/docker.sock: connect: permission denied`, 'no-root'],
	[`${denied}/containers/vdsm/json": dial unix: connect: permission denied`, 'no-root'],
	['Cannot connect to the Docker daemon at unix:///x.sock. Is the docker daemon running?', 'docker'],
])('%s is one reason, whatever was asked for', (stderr, why) => {
	expect(unreadDocker({ok: false, stdout: '', stderr, failed: null} as never)).toEqual({
		...{ok: false, why, detail: ''},
	});
});

test('what is not known keeps its words', () => {
	const answer = {ok: false, stdout: '', stderr: 'Error response from daemon: no such thing', failed: null};
	expect(unreadDocker(answer as never).detail).toContain('no such thing');
});
