import {expect, test} from 'vitest';
import {parseNeighbours, readNeighbours} from '../../source/host/neighbours.js';
import {fakeMachine} from './machine.js';

const row = (changes: Record<string, unknown> = {}) => ({
	dst: '192.168.1.71',
	dev: 'eno1',
	lladdr: '02:00:00:AA:00:01',
	state: ['REACHABLE'],
	...changes,
});

test('who has just spoken to this machine is known, by the one way in which MACs are written', async () => {
	const line = 'ip -j -4 neigh show';
	const machine = fakeMachine('', {[line]: {stdout: JSON.stringify([row()])}});
	expect(await readNeighbours(machine)).toEqual([
		{nic: 'eno1', address: '192.168.1.71', mac: '02:00:00:aa:00:01'},
	]);
});

test.each([
	['spoke long ago', row({state: ['STALE']})],
	['does not answer', row({state: ['FAILED'], lladdr: undefined})],
	['was written down by hand', row({state: ['PERMANENT']})],
	['has no IPv4 address', row({dst: 'fe80::1'})],
	['has no MAC of Ethernet', row({lladdr: '00:00'})],
])('who %s is not', (_, one) => {
	expect(parseNeighbours(JSON.stringify([one]))).toEqual([]);
});

test.each(['', 'Object "neigh" is unknown', '{}', '[1]'])('an answer that is none says nothing: %j', text => {
	expect(parseNeighbours(text)).toEqual([]);
});

test('an `ip` that cannot print it is no error', async () => {
	expect(await readNeighbours(fakeMachine(''))).toEqual([]);
});
