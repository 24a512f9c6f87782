import {describe, expect, test} from 'vitest';
import {ancestorVariables} from '../../source/host/ancestors.js';
import {sessionDevices} from '../../source/host/carries.js';
import {parseSockets} from '../../source/host/sockets.js';
import {parseSshConnection, readSshSessions} from '../../source/host/ssh-sessions.js';
import {fakeMachine, temporaryFolder} from './machine.js';
import {plant, type Tree} from './tree.js';

const connection = '192.0.2.7 50022 192.0.2.2 22';

/** `comm` as the kernel prints it, with whatever the program calls itself. */
function process(pid: number, parent: number, environment: readonly string[], comm = 'bash'): Tree {
	return {
		[`proc/${pid}/stat`]: `${pid} (${comm}) S ${parent} ${pid} ${pid} 0 -1\n`,
		[`proc/${pid}/environ`]: environment.map(variable => `${variable}\0`).join(''),
	};
}

describe('the session that we run in', () => {
	test('is in our own environment', async () => {
		const machine = fakeMachine(await temporaryFolder(), {}, {env: {SSH_CONNECTION: connection}});
		expect(await readSshSessions(machine)).toEqual([{peer: '192.0.2.7', local: '192.0.2.2'}]);
	});

	test('is found above sudo, which strips it, whatever the programs between are called [B1]', async () => {
		const root = await temporaryFolder();
		await plant(root, {
			...process(100, 90, ['HOME=/root'], 'node'),
			...process(90, 80, ['HOME=/root'], 'sudo) S 1 (x'),
			...process(80, 1, ['SECRET=canary', `SSH_CONNECTION=${connection}`]),
			...process(1, 0, []),
		});
		expect(await readSshSessions(fakeMachine(root, {}, {pid: 100}))).toEqual([
			{peer: '192.0.2.7', local: '192.0.2.2'},
		]);
	});

	test('only the one variable is taken from other processes', async () => {
		const root = await temporaryFolder();
		await plant(root, process(80, 1, ['XSSH_CONNECTION=1', 'SECRET=canary', 'SSH_CONNECTION=yes']));
		expect(await ancestorVariables(root, 80, 'SSH_CONNECTION')).toEqual(['yes']);
	});

	test('a process that is its own parent does not hold us up', async () => {
		const root = await temporaryFolder();
		await plant(root, process(80, 80, []));
		expect(await ancestorVariables(root, 80, 'SSH_CONNECTION')).toEqual([]);
	});
});

const head = '  sl  local_address rem_address   st tx_queue rx_queue\n';

describe('sessions that no environment tells of, as within tmux', () => {
	test('are connections to the SSH port, IPv4 and IPv6', async () => {
		const root = await temporaryFolder();
		await plant(root, {
			'proc/net/tcp': `${head}   0: 020200C0:0016 070200C0:C366 01 0\n   1: 00000000:0016 00000000:0000 0A 0\n   2: 020200C0:1F90 080200C0:C366 01 0\n`,
			'proc/net/tcp6': `${head}   0: 000000FD000000000000000002000000:0016 000000FD000000000000000007000000:C366 01 0\n   1: 0000000000000000FFFF0000020200C0:0016 0000000000000000FFFF0000090200C0:C367 01 0\n`,
		});
		expect(await readSshSessions(fakeMachine(root))).toEqual([
			{peer: '192.0.2.7', local: '192.0.2.2'},
			{peer: 'fd00::7', local: 'fd00::2'},
			{peer: '192.0.2.9', local: '192.0.2.2'},
		]);
	});

	test('also to a port that the server was moved to', async () => {
		const root = await temporaryFolder();
		await plant(root, {
			'etc/ssh/sshd_config': '#Port 22\nPermitRootLogin no\n',
			'etc/ssh/sshd_config.d/port.conf': '  port 2222\n',
			'proc/net/tcp': `${head}   0: 020200C0:08AE 070200C0:C366 01 0\n`,
		});
		expect(await readSshSessions(fakeMachine(root))).toHaveLength(1);
	});

	test('not those from this host itself', async () => {
		const root = await temporaryFolder();
		await plant(root, {'proc/net/tcp': `${head}   0: 0100007F:0016 0100007F:C366 01 0\n`});
		expect(await readSshSessions(fakeMachine(root))).toEqual([]);
	});
});

test.each(['', 'UNKNOWN 65535 UNKNOWN 65535', '1.2.3.4', 'x; rm 1 2 3', '1.2.3.4 1 2.3.4.5 99999999'])(
	'%j is no connection',
	value => {
		expect(parseSshConnection(value)).toBeUndefined();
	},
);

describe('the interfaces of a session', () => {
	const holders = [
		{name: 'eno1', addresses: [{family: 4 as const, address: '192.0.2.2', prefix: 24, scope: 'global'}]},
		{name: 'eno2', addresses: [{family: 4 as const, address: '198.51.100.2', prefix: 24, scope: 'global'}]},
	];
	const session = {peer: '192.0.2.7', local: '192.0.2.2'};

	test('are that of the address and that of the way back', async () => {
		const machine = fakeMachine('/nonexistent', {
			'ip -j route get 192.0.2.7': {stdout: '[{"dst":"192.0.2.7","dev":"eno2"}]'},
		});
		expect(await sessionDevices(machine, session, holders)).toEqual(['eno1', 'eno2']);
	});

	test('is at least that of the address where ip does not help', async () => {
		expect(await sessionDevices(fakeMachine('/nonexistent'), session, holders)).toEqual(['eno1']);
	});

	test('is that of the zone for a link-local peer', async () => {
		const machine = fakeMachine('/nonexistent');
		expect(await sessionDevices(machine, {peer: 'fe80::7%eno2', local: 'fe80::2%eno2'}, holders)).toEqual([
			'eno2',
		]);
		expect(machine.asked).toEqual([]);
	});
});

test('sockets that listen', () => {
	const text = `${head}   0: 00000000:07E8 00000000:0000 0A 0\n   1: 0100007F:0277 00000000:0000 0A 0\nrubbish\n`;
	expect(parseSockets(text, '0A').map(({address, port}) => [address, port])).toEqual([
		['0.0.0.0', 2024],
		['127.0.0.1', 631],
	]);
	expect(
		parseSockets(
			`${head}   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A`,
			'0A',
		),
	).toMatchObject([{address: '::', port: 80}]);
});
