import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {startWaiting} from '../matrix/background.js';
import {back, must} from '../matrix/cells.js';
import {eventsOf} from '../matrix/run-events.js';
import {everyKind, openReady, type Ready} from '../matrix/setups.js';
import {until} from '../system/until.js';

// The LAN is asked whether DSM's address is free while the container is made, and the answer counts before it starts (B5).

const apply = ['apply', '--yes', '--json', '--wait', '0', ...everyKind.answers] as const;

describe.skipIf(skipLab())('the question to the LAN before the start', () => {
	let ready: Ready;

	beforeAll(async () => {
		ready = await openReady('sid', everyKind);
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	const log = () => ready.bench.lab.host.path('/tmp/asked');
	const wrapper = () => ready.bench.lab.host.path('/usr/local/bin/arping');

	/** Whoever asks is noted; then `does` happens. */
	const arping = (does: string) => {
		const script = `#!/bin/sh\n[ "$1" = -h ] && exec /usr/bin/arping -h\necho "$*" >> /tmp/asked\n${does}\n`;
		writeFileSync(wrapper(), script, {mode: 0o755});
	};

	beforeEach(async () => {
		await ready.reset();
		rmSync(log(), {force: true});
	});

	/** Nothing of ours, and no program that was asked. */
	const asBefore = async () => {
		rmSync(wrapper(), {force: true});
		rmSync(log(), {force: true});
		await back(ready.bench.lab, ready.before, 'exact');
	};

	it('is under way while the container is made [B5]', async () => {
		arping('exec /usr/bin/arping "$@"');
		const run = startWaiting(ready.bench, apply, 'take:container:before');
		await run.arrived();
		await until('the LAN to be asked', () => existsSync(log()));
		run.goOn();
		const end = await run.end;
		expect(end.exitCode, end.stderr).toBe(0);
		expect(readFileSync(log(), 'utf8').trim().split('\n')).toHaveLength(1);
		const events = eventsOf(end);
		const answered = events.findIndex(({type, checks}) => type === 'checked' && isFree(checks));
		const started = events.findIndex(({type, move}) => type === 'step-started' && move?.id === 'start');
		expect(answered).toBeGreaterThan(0);
		expect(answered).toBeLessThan(started);
		await must(ready.bench.vdsm(['undo', '--yes', '--prefix', 'vdsm']));
		await asBefore();
	});

	it('that is answered by somebody keeps the container from starting [B5]', async () => {
		const {client} = ready.bench.lab;
		await client.run('ip', ['addr', 'add', '192.168.50.80/32', 'dev', 'eth0']);
		try {
			const end = await ready.bench.vdsm(apply);
			expect(end.exitCode).toBe(1);
			const events = eventsOf(end);
			expect(events.at(-1)?.outcome).toMatchObject({kind: 'rolled-back', turned: {because: 'checks'}});
			expect(events.some(({type, move}) => type === 'step-started' && move?.id === 'start')).toBe(false);
		} finally {
			await client.run('ip', ['addr', 'del', '192.168.50.80/32', 'dev', 'eth0']);
		}
		await asBefore();
	});

	it('that is answered by somebody keeps an exported script from starting it, too [B5]', async () => {
		const {client, host} = ready.bench.lab;
		await must(ready.bench.vdsm(['export', '--output', '/root/vdsm.sh', ...everyKind.answers]));
		const script = async (action: string) =>
			host.run('sh', ['/root/vdsm.sh', action], {env: {VDSM_PASSTHRU_SETTLE: '0'}, timeoutMs: 120_000});
		await client.run('ip', ['addr', 'add', '192.168.50.80/32', 'dev', 'eth0']);
		const taken = await script('up');
		await client.run('ip', ['addr', 'del', '192.168.50.80/32', 'dev', 'eth0']);
		expect(taken.exitCode, taken.stdout).toBe(1);
		expect(taken.stderr).toContain('Another machine has the address 192.168.50.80: ');
		const free = await script('up');
		expect(free.exitCode, free.stderr).toBe(0);
		expect(free.stdout).toContain('Asking the LAN whether anybody has 192.168.50.80 already, over enp3s0');
		expect(free.stdout).not.toContain('was not checked');
		expect((await script('down')).exitCode).toBe(0);
		rmSync(host.path('/root/vdsm.sh'));
		await asBefore();
	});

	it.each([
		['a step that fails', 'fail', 1],
		['Ctrl-C', 'int', 130],
	] as const)('is ended by %s, before anything is taken back', async (_, what, code) => {
		arping("trap 'kill $!; echo ended >> /tmp/asked; exit 1' TERM\nsleep 600 &\nwait");
		const point = `take:container:after=${what},take-back:container:before`;
		const run = startWaiting(ready.bench, apply, point);
		await run.arrived();
		expect(readFileSync(log(), 'utf8')).toMatch(/^-D.*\nended\n$/);
		run.goOn();
		expect((await run.end).exitCode).toBe(code);
		await asBefore();
	});

	it('Ctrl-C is heard while only the answer is missing, and nothing is started', async () => {
		arping('exec sleep 600');
		const run = startWaiting(ready.bench, apply, 'take:container:after');
		await run.arrived();
		run.goOn();
		await until('the container to be made', () => isMade(run.output()));
		process.kill(run.pid, 'SIGINT');
		const end = await run.end;
		expect(end.exitCode).toBe(130);
		expect(eventsOf(end).some(({type, move}) => type === 'step-started' && move?.id === 'start')).toBe(false);
		await asBefore();
	});
});

function isFree(checks: unknown): boolean {
	return JSON.stringify(checks ?? '').includes('"check":"lan-free","verdict":"ok"');
}

const isMade = (output: string) => /"step-finished".*"id":"container"/.test(output);
