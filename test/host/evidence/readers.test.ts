import {readFileSync} from 'node:fs';
import {mkdir, symlink, writeFile} from 'node:fs/promises';
import net from 'node:net';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {readHook} from '../../../source/host/evidence/hook.js';
import {parseInsideLinks, parseInsideRoutes} from '../../../source/host/evidence/inside-links.js';
import {readContainerLog, readDaemonLog} from '../../../source/host/evidence/logs.js';
import {probeMacvlan} from '../../../source/host/evidence/macvlan-probe.js';
import {parseNetworkDetails} from '../../../source/host/evidence/networks.js';
import {read, unread, withLimit} from '../../../source/host/evidence/reading.js';
import {knock} from '../../../source/system/knock.js';
import {readHead, readTail} from '../../../source/system/read-part.js';
import {container} from '../../doctor/healthy.js';
import {fakeMachine, temporaryFolder} from '../machine.js';

const recorded = (name: string) =>
	readFileSync(new URL(`../../fixtures/host/evidence/${name}.json`, import.meta.url), 'utf8');

describe('the container’s network', () => {
	it('is read with kinds, members, the macvlan’s mode and what it is stacked on', () => {
		const links = parseInsideLinks(recorded('links-28')) ?? [];
		const of = (name: string) => links.find(link => link.name === name);
		expect(of('lan0')).toMatchObject({
			kind: 'macvlan',
			macvlanMode: 'passthru',
			master: 'br0',
			lowerIndex: 2,
			up: true,
			state: 'UP',
			addresses: [],
		});
		expect(of('tap0')).toMatchObject({kind: 'tun', master: 'br0', macvlanMode: null});
		expect(of('br0')).toMatchObject({
			kind: 'bridge',
			addresses: [{family: 4, address: '169.254.254.1', prefix: 32}],
		});
	});

	it('is not read where there is no JSON, as busybox prints it', () => {
		expect(parseInsideLinks('1: lo: <LOOPBACK,UP>')).toBeUndefined();
		expect(parseInsideRoutes('default via 1.2.3.4')).toBeUndefined();
	});

	it('has its default route first', () => {
		const rows = [
			{dst: '10.0.0.0/8', dev: 'a'},
			{dst: 'default', gateway: '10.0.0.1', dev: 'a'},
		];
		expect(parseInsideRoutes(JSON.stringify(rows))?.[0]).toEqual({
			destination: 'default',
			gateway: '10.0.0.1',
			device: 'a',
		});
	});
});

describe('networks', () => {
	it('are read whole', () => {
		const networks = parseNetworkDetails(recorded('networks-28'));
		expect(networks.map(({name, driver, internal}) => [name, driver, internal])).toEqual([
			['vdsm-eth0-bridge', 'bridge', false],
			['vdsm-eth1-macvlan', 'macvlan', true],
		]);
		expect(networks[1]).toMatchObject({options: {parent: 'enp3s0', macvlan_mode: 'passthru'}});
		expect(networks[1]?.attached.map(({name}) => name)).toEqual(['vdsm']);
		expect(networks[1]?.ipam[0]).toMatchObject({
			subnet: '10.213.213.0/30',
			gateway: '10.213.213.1',
			ipRange: null,
		});
	});
});

describe('logs', () => {
	it('of a container that stays up begin with its last start', async () => {
		const since = new Date(container.startedAt ?? 0).toISOString();
		const machine = fakeMachine('', {
			[`docker logs --tail 400 --since ${since} ${container.id}`]: {
				stdout: 'a\r\nb\x1b[31m\n',
				stderr: 'c\n\n',
			},
		});
		expect(await readContainerLog(machine, container)).toEqual(read(['a', 'b\\x1b[31m', 'c']));
	});

	it('of one that was started again by itself begin with the end of the run before', async () => {
		const finishedAt = Date.parse('2026-11-20T10:00:30Z');
		const machine = fakeMachine('', {
			[`docker logs --tail 400 --since 2026-11-20T10:00:00.000Z ${container.id}`]: {stdout: 'earlier\n'},
		});
		const again = {...container, restarts: 3, finishedAt};
		expect(await readContainerLog(machine, again)).toEqual(read(['earlier']));
	});

	it.each(['exited', 'restarting'])('of one that is %s hold its last run, and no older one', async status => {
		const startedAt = Date.parse('2026-11-20T10:00:00Z');
		const machine = fakeMachine('', {
			[`docker logs --tail 400 --since 2026-11-20T10:00:00.000Z ${container.id}`]: {stdout: 'last\n'},
		});
		const ended = {...container, status, startedAt, restarts: 3, finishedAt: startedAt + 500};
		expect(await readContainerLog(machine, ended)).toEqual(read(['last']));
	});

	it('of the Engine are read from its file without systemd, messages only', async () => {
		const root = await temporaryFolder();
		await mkdir(join(root, 'var/log'), {recursive: true});
		const line = String.raw`time="x" level=error msg="Handler for POST /v1.51/networks/create returned error: network \"a\" exists" extra=1`;
		await writeFile(join(root, 'var/log/docker.log'), `${line}\nplain\n`);
		expect(await readDaemonLog(fakeMachine(root))).toEqual(
			read(['Handler for POST /v1.51/networks/create returned error: network "a" exists extra=1', 'plain']),
		);
	});

	it('of the Engine are read from the journal where there is systemd, and unknown without either', async () => {
		const root = await temporaryFolder();
		expect(await readDaemonLog(fakeMachine(root))).toMatchObject({ok: false, why: 'not-known'});
		expect(await readDaemonLog(fakeMachine(root, {}, {uid: 1000}))).toMatchObject({
			ok: false,
			why: 'no-root',
		});
		await mkdir(join(root, 'run/systemd/system'), {recursive: true});
		const machine = fakeMachine(root, {
			'journalctl --unit docker --boot --no-pager --output cat --lines 1000': {stdout: 'msg="x y"\n'},
		});
		expect(await readDaemonLog(machine)).toEqual(read(['x y']));
	});
});

describe('the hook', () => {
	const mounted = (source: string) => ({
		...container,
		mounts: [{type: 'bind', source, target: '/run/start.sh', readOnly: true}],
	});

	it('is a file, a folder, missing, or not mounted at all', async () => {
		const root = await temporaryFolder();
		await writeFile(join(root, 'hook.sh'), '#\n# vdsm-passthru hook: installation vdsm,\n');
		await mkdir(join(root, 'folder'));
		const machine = fakeMachine(root);
		expect(await readHook(machine, mounted('/hook.sh'))).toMatchObject({value: {kind: 'file', ours: true}});
		expect(await readHook(machine, mounted('/folder'))).toMatchObject({value: {kind: 'folder'}});
		expect(await readHook(machine, mounted('/nothing'))).toMatchObject({
			value: {kind: 'missing', inode: null},
		});
		expect(await readHook(machine, {...container, mounts: []})).toEqual(read(null));
	});
});

describe('the tentative macvlan', () => {
	const add = 'ip link add link enp3s0 name vdsm-probe type macvlan mode bridge';
	const del = 'ip link del dev vdsm-probe';

	it.each([
		['RTNETLINK answers: Device or resource busy', 'busy'],
		['RTNETLINK answers: Invalid argument', 'invalid'],
		['RTNETLINK answers: Operation not supported', 'unsupported'],
		['Error: Unknown device type.', 'unsupported'],
		['RTNETLINK answers: Operation not permitted', 'denied'],
		['RTNETLINK answers: File exists', null],
	])('that is refused with “%s”', async (stderr, answer) => {
		const machine = fakeMachine('', {[add]: {exitCode: 2, stderr}});
		expect(await probeMacvlan(machine, 'enp3s0')).toBe(answer);
		// What is not ours is not taken away.
		expect(machine.asked).toEqual([add]);
	});

	it('is taken away at once, also when making it took too long to know', async () => {
		const fine = fakeMachine('', {[add]: {}, [del]: {}});
		expect(await probeMacvlan(fine, 'enp3s0')).toBe('fine');
		expect(fine.asked).toEqual([add, del]);
		const slow = fakeMachine('', {[add]: {failed: 'timeout', exitCode: null}, [del]: {}});
		expect(await probeMacvlan(slow, 'enp3s0')).toBeNull();
		expect(slow.asked).toEqual([add, del]);
	});

	it('is not tried without root', async () => {
		const machine = fakeMachine('', {[add]: {}}, {uid: 1000});
		expect(await probeMacvlan(machine, 'enp3s0')).toBeNull();
		expect(machine.asked).toEqual([]);
	});
});

describe('a look', () => {
	it('that hangs or throws is a look that saw nothing', async () => {
		const hanging = new Promise<never>(() => undefined);
		expect(await withLimit(20, async () => hanging)).toEqual(unread('limit', '20 ms'));
		const thrown = await withLimit(1000, async () => {
			throw new Error('broken\x07');
		});
		expect(thrown).toEqual({ok: false, why: 'error', detail: 'broken\\x07'});
	});
});

describe('a knock at a port', () => {
	const listening = async (
		onSocket: (socket: net.Socket) => void,
	): Promise<{address: string; port: number}> => {
		const server = net.createServer(onSocket);
		onTestFinished(() => void server.close());
		await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
		const at = server.address();
		if (at === null || typeof at === 'string') throw new Error('no port');
		return {address: '127.0.0.1', port: at.port};
	};

	it('is open, refused, closed without a word, or silent', async () => {
		const talking = await listening(socket => socket.on('data', () => socket.end('HTTP/1.0 200\r\n\r\n')));
		expect(await knock(talking, {say: 'HEAD', timeoutMs: 5000})).toBe('open');
		const closing = await listening(socket => socket.destroy());
		expect(await knock(closing, {say: 'HEAD', timeoutMs: 5000})).toBe('reset');
		expect(await knock(closing, {timeoutMs: 5000})).toBe('reset');
		const mute = await listening(socket => socket.on('error', () => undefined));
		expect(await knock(mute, {say: 'HEAD', timeoutMs: 100})).toBe('silent');
		expect(await knock(mute, {timeoutMs: 5000})).toBe('open');
		expect(await knock({address: '127.0.0.1', port: 1}, {timeoutMs: 5000})).toBe('refused');
	});
});

describe('a part of a file', () => {
	it('is its beginning, or its last whole lines', async () => {
		const folder = await temporaryFolder();
		const path = join(folder, 'log');
		await writeFile(path, 'one\ntwo\nthree\n');
		expect(await readTail(path, 7)).toBe('three\n');
		expect(await readTail(path, 1000)).toBe('one\ntwo\nthree\n');
		expect(await readHead(path, 5)).toBe('one\nt');
		expect(await readHead(join(folder, 'none'), 5)).toBeUndefined();
		await symlink(folder, join(folder, 'link'));
		expect(await readTail(join(folder, 'link'), 5)).toBeUndefined();
	});
});
