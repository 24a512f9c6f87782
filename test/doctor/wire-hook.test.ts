import {describe, expect, it} from 'vitest';
import {hookCurrent} from '../../source/doctor/checks/wire/hook-current.js';
import {hookExits} from '../../source/doctor/checks/wire/hook-exits.js';
import {hookFile} from '../../source/doctor/checks/wire/hook-file.js';
import {hookLineEnds} from '../../source/doctor/checks/wire/hook-line-ends.js';
import {hookMounted} from '../../source/doctor/checks/wire/hook-mounted.js';
import {hookOwn} from '../../source/doctor/checks/wire/hook-own.js';
import {hookRan} from '../../source/doctor/checks/wire/hook-ran.js';
import {exitIn, windowsLines} from '../../source/doctor/checks/wire/hook-text.js';
import type {ContainerDetail} from '../../source/model/diagnosis/container-detail.js';
import type {Evidence, HookFile} from '../../source/model/diagnosis/evidence.js';
import {container, healthy, inside} from './healthy.js';
import {look} from './look.js';
import {byHand, natOnly} from './wire-setups.js';

const repair = {commands: [healthy.ours?.repair], undo: null, danger: 'dsm'};
const source = '/srv/vdsm/start.sh';

/** A hook of somebody's own. */
function hook(changes: Partial<HookFile>): {readonly hook: HookFile} {
	return {hook: {source, kind: 'file', content: 'return 0\n', inode: '77:2049', ours: false, ...changes}};
}

/** Started again and again, each time for half a second. */
const looping: Partial<ContainerDetail> = {
	status: 'restarting',
	pid: 0,
	restarts: 4,
	exitCode: 1,
	ranFor: 500,
};
const stopped: Partial<ContainerDetail> = {status: 'exited', pid: 0, exitCode: 143, ranFor: 3_600_000};

function of(changes: Partial<ContainerDetail>): {readonly container: ContainerDetail} {
	return {container: {...container, ...changes}};
}

const missed = {
	log: ["failed to get mtu of bridge `br0': No such device", 'qemu-system-x86_64: bridge helper failed'],
};
const restart = {commands: [['docker', ['restart', '-t', '120', 'vdsm']]], undo: [], danger: 'dsm'};

describe('hook-mounted', () => {
	const bare = {mounts: container.mounts.slice(0, 1)};

	it('says so when QEMU found no bridge, and there is no hook to make one', () => {
		expect(look(hookMounted, {...of({...looping, ...bare}), ...missed})).toEqual({
			verdict: 'error',
			values: {container: 'vdsm', bridge: 'br0'},
			fix: {commands: [], undo: null, danger: 'none'},
		});
	});

	it.each([
		['it runs: something else made the bridge', {...of(bare), ...missed}, 'ok'],
		['it was stopped, and its log says nothing', {...of({...stopped, ...bare}), log: []}, 'ok'],
		['there is a hook', {...of(looping), ...missed}, 'ok'],
		['DSM has no second NIC', {...of({environment: {}}), ...missed}, 'skip'],
	] satisfies [string, Partial<Evidence>, string][])('%s', (_, changes, verdict) => {
		expect(look(hookMounted, changes).verdict).toBe(verdict);
	});
});

describe('hook-file', () => {
	it('a folder of ours is removed while it is empty, and the hook written anew', () => {
		const changes = {...hook({kind: 'folder', inode: '9:9'}), ...of({status: 'exited', pid: 0})};
		expect(look(hookFile, changes)).toEqual({
			verdict: 'error',
			values: {container: 'vdsm', source, case: 'folder'},
			fix: {...repair, commands: [['rmdir', [source]], healthy.ours?.repair], danger: 'deletes'},
		});
	});

	it('a missing one of ours is written anew; of anybody else’s nobody knows it', () => {
		const changes = {...hook({kind: 'missing', inode: null}), ...of({status: 'exited', pid: 0})};
		expect(look(hookFile, changes)).toMatchObject({verdict: 'error', values: {case: 'missing'}, fix: repair});
		expect(look(hookFile, {...changes, ours: null})).toMatchObject({verdict: 'error', fix: {commands: []}});
	});

	it('a container that runs will fail only at its next start', () => {
		expect(look(hookFile, hook({kind: 'missing', inode: null}))).toMatchObject({verdict: 'warning'});
	});

	it('fine, or not there', () => {
		expect(look(hookFile).verdict).toBe('ok');
		expect(look(hookFile, natOnly).verdict).toBe('skip');
	});
});

describe('hook-line-ends', () => {
	const windows = hook({content: '#!/bin/bash\r\nip link add br0 type bridge\r\n\r\nreturn 0\r\n'});

	it('turns them, and starts a container that does not stay up', () => {
		expect(look(hookLineEnds, {...windows, ...of(looping)})).toEqual({
			verdict: 'error',
			values: {container: 'vdsm', source, lines: 3},
			fix: {
				commands: [
					['sed', ['-i', 's/\\r$//', source]],
					['docker', ['restart', '-t', '120', 'vdsm']],
				],
				undo: [['sed', ['-i', 's/$/\\r/', source]]],
				danger: 'dsm',
			},
		});
	});

	it('leaves one that runs alone', () => {
		expect(look(hookLineEnds, windows)).toMatchObject({
			verdict: 'warning',
			fix: {commands: [['sed', ['-i', 's/\\r$//', source]]], danger: 'none'},
		});
	});

	it('writes ours anew', () => {
		const own = hook({content: 'return 0\r\n', ours: true});
		expect(look(hookLineEnds, {...own, ...of(looping)})).toMatchObject({verdict: 'error', fix: repair});
	});

	it.each([
		['fine', {}, 'ok'],
		['in a comment', hook({content: '# one\r\nreturn 0\n'}), 'ok'],
		['there is no hook', natOnly, 'skip'],
		['it is a folder', hook({kind: 'folder', content: ''}), 'skip'],
	] satisfies [string, Partial<Evidence>, string][])('%s', (_, changes, verdict) => {
		expect(look(hookLineEnds, changes).verdict).toBe(verdict);
	});
});

it('a here-document may end its lines as it likes', () => {
	expect(windowsLines('cat >x <<EOF\nGET / HTTP/1.0\r\n\r\nEOF\nreturn 0\n')).toBe(0);
	expect(windowsLines('cat >x <<EOF\nEOF\nreturn 0\r\n')).toBe(1);
});

describe('hook-exits', () => {
	it.each([
		['ip link add br0 type bridge\nexit 0\n', 2, true],
		['exit', 1, true],
		['exit 1 # really', 1, true],
		['if true; then\n\tip link\nfi\nexit 3\n', 4, true],
		['if [ -e /x ]; then\n\texit 1\nfi\nreturn 0\n', 2, false],
		['[ -e /x ] || exit 1\nreturn 0\n', 1, false],
		['ip link add br0 type bridge; exit 0', 1, false],
		['refuse() {\n\texit 1\n}\nreturn 0\n', 2, false],
		['if true; then exit 1; fi\nexit 0\n', 2, true],
	])('sees it in %j', (content, line, always) => {
		expect(exitIn(content)).toMatchObject({line, always});
	});

	it.each([
		'# exit 0\nreturn 0\n',
		'echo "no exit 0 here"\nreturn 0\n',
		'trap cleanup EXIT\nreturn 0\n',
		'cat >/run/x.sh <<"EOF"\nexit 0\nEOF\nreturn 0\n',
		'exit_code=0\nexiting\nreturn 0\n',
	])('sees none in %j', content => {
		expect(exitIn(content)).toBeUndefined();
	});

	const exits = hook({content: 'true\nexit 0\n'});
	const refuses = hook({content: '[ -e /x ] || exit 1\nreturn 0\n'});

	it('names the line, whatever ended the container', () => {
		expect(look(hookExits, {...exits, ...of(looping), log: []})).toEqual({
			verdict: 'error',
			values: {container: 'vdsm', source, line: 2, text: 'exit 0'},
			fix: {commands: [], undo: null, danger: 'none'},
		});
		expect(look(hookExits, {...exits, ...of(stopped)}).verdict).toBe('error');
	});

	it('writes ours anew', () => {
		expect(look(hookExits, {...hook({content: 'exit 0', ours: true}), ...of(looping)})).toMatchObject({
			fix: repair,
		});
	});

	it('warns of the next start while the container runs', () => {
		expect(look(hookExits, exits).verdict).toBe('warning');
	});

	it('blames one that depends on something only where the container ended in its hook', () => {
		expect(look(hookExits, {...refuses, ...of(looping), log: []}).verdict).toBe('warning');
		expect(look(hookExits, {...refuses, ...of(stopped)}).verdict).toBe('ok');
		expect(look(hookExits, refuses).verdict).toBe('ok');
	});
});

describe('hook-ran', () => {
	const log = ['❯ Shutdown completed!', 'Cannot find device "eth7"'];

	it('tells the last words of a container that ended before the image spoke', () => {
		expect(look(hookRan, {...of(looping), log})).toEqual({
			verdict: 'error',
			values: {
				container: 'vdsm',
				source: '/root/vdsm-hook.sh',
				exitCode: 1,
				last: 'Cannot find device "eth7"',
			},
			fix: {commands: [], undo: null, danger: 'none'},
		});
		expect(look(hookRan, {...of({...looping, status: 'exited'}), log: []})).toMatchObject({
			values: {last: ''},
		});
	});

	it('sees it in the moment in which it is started again', () => {
		expect(look(hookRan, {...of({...looping, status: 'running', pid: 77}), log}).verdict).toBe('error');
	});

	it.each([
		['it runs', {log}, 'ok'],
		['it was stopped', {...of(stopped), log}, 'ok'],
		['it was killed soon', {...of({...stopped, exitCode: 137, ranFor: 900}), log}, 'ok'],
		['it lived', {...of({...looping, ranFor: 40_000}), log}, 'ok'],
		['the image spoke', {...of(looping), log: [...log, '❯ ERROR: QEMU exited unexpectedly!']}, 'ok'],
		['QEMU spoke', {...of(looping), log: [...log, 'qemu-system-x86_64: -x: invalid option']}, 'ok'],
		['its helper spoke', {...of(looping), log: ["failed to get mtu of bridge `br0': No such device"]}, 'ok'],
		['the words are known', {...of(looping), log: ['RTNETLINK answers: Operation not permitted']}, 'ok'],
		['Docker did not start it', {...of({...looping, error: 'no such device'}), log}, 'ok'],
		['it never ran', {...of({status: 'created', pid: 0, ranFor: null, startedAt: null}), log}, 'skip'],
		['there is no hook', {...natOnly, ...of(looping), log}, 'skip'],
	] satisfies [string, Partial<Evidence>, string][])('%s', (_, changes, verdict) => {
		expect(look(hookRan, changes).verdict).toBe(verdict);
	});
});

describe('hook-current', () => {
	it('wants a restart where the file was replaced', () => {
		expect(look(hookCurrent, {inside: {...inside, hookInode: '76:2049'}})).toEqual({
			verdict: 'warning',
			values: {container: 'vdsm', source: '/root/vdsm-hook.sh'},
			fix: restart,
		});
	});

	it.each([
		['the same', {}, 'ok'],
		['it cannot be told inside', {inside: {...inside, hookInode: null}}, 'skip'],
		['it is gone outside', hook({kind: 'missing', inode: null}), 'skip'],
		['there is none', natOnly, 'skip'],
	] satisfies [string, Partial<Evidence>, string][])('%s', (_, changes, verdict) => {
		expect(look(hookCurrent, changes).verdict).toBe(verdict);
	});
});

describe('hook-own', () => {
	const serves = (mac: string, ip: string) =>
		hook({
			content: `# vdsm-passthru hook: installation vdsm, layout direct\n--dhcp-host=${mac},${ip} \\\n`,
			ours: true,
		});

	it('sees a hook that serves another MAC, or another address', () => {
		expect(look(hookOwn, serves('46:9a:45:d1:97:42', '192.168.1.70'))).toEqual({
			verdict: 'error',
			values: {container: 'vdsm', source, case: 'mac', has: '46:9a:45:d1:97:42', wants: '46:9a:45:d1:97:41'},
			fix: repair,
		});
		expect(look(hookOwn, serves('46:9a:45:d1:97:41', '192.168.1.71'))).toMatchObject({
			verdict: 'error',
			values: {case: 'ip', has: '192.168.1.71', wants: '192.168.1.70'},
			fix: repair,
		});
	});

	it.each([
		['it fits', serves('46:9a:45:d1:97:41', '192.168.1.70'), 'ok'],
		['it serves nobody', {}, 'ok'],
		['somebody else’s', byHand, 'skip'],
	] satisfies [string, Partial<Evidence>, string][])('%s', (_, changes, verdict) => {
		expect(look(hookOwn, changes).verdict).toBe(verdict);
	});
});
