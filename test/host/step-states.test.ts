import {describe, expect, test} from 'vitest';
import {stateOf} from '../../source/host/step-states.js';

const silence = {exitCode: 1, stdout: '', stderr: '', failed: null} as const;
const daemon =
	'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?';
const denied =
	'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock';

describe.each(['succeeds', 'prints'] as const)('a probe that %s', kind => {
	const asked = (program: string) => ({kind, read: [program, ['image', 'inspect', 'x']]}) as const;

	test.each([
		['no program', {...silence, exitCode: null, failed: 'not-found'}],
		['no answer in time', {...silence, exitCode: null, failed: 'timeout'}],
		['no daemon', {...silence, stderr: daemon}],
		['no right', {...silence, stderr: denied}],
	] as const)('does not know what stands: %s', (_, answer) => {
		expect(stateOf(asked('docker'), answer, '/')).toBe('unknown');
	});

	test('takes a no for a no', () => {
		expect(stateOf(asked('docker'), {...silence, stderr: 'Error: No such image: x'}, '/')).toBe('absent');
	});

	test('takes a tool of the machine’s that is gone for what it looked after being gone', () => {
		expect(stateOf(asked('nmcli'), {...silence, exitCode: null, failed: 'not-found'}, '/')).toBe('absent');
	});
});

test('a list that nothing is in tells of nothing that stands', () => {
	const probe = {kind: 'says', read: ['docker', ['ps']], holds: 'aside', absent: 'running'} as const;
	expect(stateOf(probe, {...silence, exitCode: 0}, '/')).toBe('absent');
	expect(stateOf(probe, {...silence, exitCode: 0, stdout: 'aside\n'}, '/')).toBe('holds');
	expect(stateOf(probe, {...silence, exitCode: 0, stdout: 'aside\naside\n'}, '/')).toBe('differs');
});
