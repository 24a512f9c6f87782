import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, describe, expect, test} from 'vitest';
import {makeAnswers} from '../helpers/answers.js';
import {makeFacts} from '../helpers/facts.js';
import {lacksNamespaces} from '../helpers/namespaces.js';
import {cases, closeWorlds, scriptOf, told, worldFor} from '../helpers/scripts.js';
import {type Shell, shells} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

afterEach(closeWorlds);

// What must not happen to a DSM that runs, whatever goes wrong around it.

const setup = cases.direct;
const script = scriptOf(setup);
const [dash] = shells as [Shell, ...Shell[]];

describe.skipIf(lacksNamespaces() || lacks(dash.command[0]))('a set-up that stands', () => {
	test('is not taken apart for an image that cannot be had', () => {
		const world = worldFor(setup);
		expect(world.run(script, ['up'], {shell: dash}).status).toBe(0);
		const before = world.snapshot();
		const facts = makeFacts();
		const newer = scriptOf({facts, answers: makeAnswers({image: 'vdsm/virtual-dsm:8.0'}, facts)});
		const up = world.run(newer, ['up'], {shell: dash, fault: {at: 1, kind: 'before'}});
		expect(up.status).toBe(1);
		expect(told(up.changes)).toEqual([['docker', 'pull', 'vdsm/virtual-dsm:8.0']]);
		expect(world.snapshot()).toBe(before);
	});

	test('that had to be taken apart is not called rolled back: exit 4, and how it comes back', () => {
		const world = worldFor(setup);
		expect(world.run(script, ['up'], {shell: dash}).status).toBe(0);
		const facts = makeFacts();
		const other = scriptOf({facts, answers: makeAnswers({ip: '192.168.1.71'}, facts)});
		const calls = world.run(other, ['up', '--dry-run'], {shell: dash});
		expect(calls.status).toBe(0);
		const failing = world.run(other, ['up'], {shell: dash, fault: {at: 6, kind: 'before'}});
		expect(failing.status).toBe(4);
		expect(failing.stderr).toContain('The container that stood before was removed');
		expect(world.run(script, ['up'], {shell: dash}).status).toBe(0);
	});

	test('that starts again and again is not called done, though it runs when one looks', () => {
		const world = worldFor(setup);
		world.set('restarts', '2\n');
		const up = world.run(script, ['up'], {shell: dash});
		expect(up.status).toBe(1);
		expect(up.stderr).toContain('Failed: Container vdsm running');
	});

	test('is not given a fresh storage when its own is not there', () => {
		const world = worldFor(setup);
		expect(world.run(script, ['up'], {shell: dash}).status).toBe(0);
		world.remove('files/project/dsm');
		const before = world.snapshot();
		const up = world.run(script, ['up'], {shell: dash});
		expect([up.status, up.changes]).toEqual([3, []]);
		expect(up.stderr).toContain('Is the disk mounted?');
		expect(world.snapshot()).toBe(before);
	});

	test('is known beside the warnings of a Docker that has some', () => {
		const world = worldFor(setup);
		world.set('warns', 'WARNING: Error loading config file: /root/.docker/config.json: permission denied\n');
		expect(world.run(script, ['up'], {shell: dash}).status).toBe(0);
		const again = world.run(script, ['up'], {shell: dash});
		expect([again.status, again.changes]).toEqual([0, []]);
		expect(world.run(script, ['check'], {shell: dash}).stdout).toContain('Container vdsm running: yes');
		expect(world.run(script, ['down'], {shell: dash}).status).toBe(0);
	});

	test('is not called gone by a Docker that does not answer about it', () => {
		const world = worldFor(setup);
		expect(world.run(script, ['up'], {shell: dash}).status).toBe(0);
		world.set('mute', '');
		const before = world.snapshot();
		for (const action of ['up', 'down'] as const) {
			const run = world.run(script, [action], {shell: dash});
			expect([action, run.status]).toEqual([action, action === 'up' ? 3 : 4]);
		}
		expect(world.run(script, ['check'], {shell: dash}).stdout).toContain('Container vdsm: unknown');
		expect(world.snapshot()).toBe(before);
	});

	test('does not have its card given back while its container cannot be stopped', () => {
		const world = worldFor(setup);
		expect(world.run(script, ['up'], {shell: dash}).status).toBe(0);
		const before = world.snapshot();
		const down = world.run(script, ['down'], {shell: dash, fault: {at: 1, kind: 'before'}});
		expect(down.status).toBe(4);
		expect(told(down.changes)).toEqual([['docker', 'stop', 'vdsm']]);
		expect(world.snapshot()).toBe(before);
	});
});

describe.skipIf(lacksNamespaces() || lacks(dash.command[0]))('a machine that was never touched', () => {
	test('keeps its card as it is on down', () => {
		const world = worldFor(setup);
		world.set('ipv6-conf/enp3s0/disable_ipv6', '1\n');
		const before = world.snapshot();
		const down = world.run(script, ['down'], {shell: dash});
		expect([down.status, down.changes]).toEqual([0, []]);
		expect(world.snapshot()).toBe(before);
	});
});

describe.skipIf(lacksNamespaces() || lacks(dash.command[0]))('a file of the script’s', () => {
	const unit = '../etc/systemd/system/vdsm-passthru-vdsm.service';

	test.each([0o000, 0o077])('has its mode with umask %o [E5]', mask => {
		const before = process.umask(mask);
		try {
			const world = worldFor(setup);
			expect(world.run(script, ['up'], {shell: dash}).status).toBe(0);
			const mode = (path: string) => statSync(join(world.project, path)).mode & 0o7777;
			expect(mode('vdsm-hook.sh')).toBe(0o755);
			expect(mode(unit)).toBe(0o644);
		} finally {
			process.umask(before);
		}
	});

	const kinds: Readonly<Record<string, (path: string) => void>> = {
		'a pipe': path => execFileSync('mkfifo', [path]),
		'a link to a file': path => symlinkSync('other', path),
		'a link to nothing': path => symlinkSync('nothing', path),
		'a link to a folder': path => symlinkSync('folder', path),
		'a folder': path => mkdirSync(path),
	};

	const hooks = Object.keys(kinds).map(kind => ['vdsm-hook.sh', kind] as const);
	test.each([...hooks, [unit, 'a link to a file'] as const])(
		'%s is not written where %s is: nothing is done [E5]',
		(place, kind) => {
			const world = worldFor(setup);
			writeFileSync(join(world.project, 'other'), 'of somebody else’s');
			mkdirSync(join(world.project, 'folder'));
			kinds[kind]?.(join(world.project, place));
			const before = world.snapshot();
			const up = world.run(script, ['up'], {shell: dash});
			expect([up.status, up.changes], up.stderr).toEqual([3, []]);
			expect(world.snapshot()).toBe(before);
			expect(readFileSync(join(world.project, 'other'), 'utf8')).toBe('of somebody else’s');
		},
	);
});
