import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {startWaiting} from '../matrix/background.js';
import {back, must} from '../matrix/cells.js';
import {must as command} from '../matrix/neighbours.js';
import {outcomeOf} from '../matrix/run-events.js';
import {everyKind, openReady, type Ready} from '../matrix/setups.js';

// A state folder that takes nothing any more (promises A15, A16).

const folder = '/mnt/small';
const apply = [
	'apply',
	'--yes',
	'--json',
	'--wait',
	'0',
	'--state-dir',
	folder,
	...everyKind.answers,
] as const;
const undo = ['undo', '--yes', '--json', '--state-dir', folder, '--prefix', 'vdsm'] as const;

describe.skipIf(skipLab())('a state folder', () => {
	let ready: Ready;

	beforeAll(async () => {
		ready = await openReady('sid', everyKind);
		await command(ready.bench.lab, `mkdir -p ${folder}`);
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	const shell = async (line: string) => (await ready.bench.lab.host.run('sh', ['-c', line])).stdout;
	/** 128 KiB, of which so many are left. */
	const mount = async (options = '') =>
		command(ready.bench.lab, `mount -t tmpfs -o size=128k,mode=700${options} tmpfs ${folder}`);
	const fill = async () => shell(`cat /dev/zero > ${folder}/filler 2> /dev/null`);
	const names = async () => (await shell(`ls -A ${folder} | grep -vx filler`)).split('\n').filter(Boolean);

	it('that is full at the start: nothing is begun [A15]', async () => {
		const {bench, before, reset} = ready;
		await reset();
		await mount();
		await fill();
		const refused = await bench.vdsm(apply);
		expect([1, 3], refused.stdout).toContain(refused.exitCode);
		expect(refused.stdout).not.toContain('step-started');
		expect((await names()).filter(name => name !== 'lock')).toEqual([]);
		await command(bench.lab, `umount ${folder}`);
		await back(bench.lab, before, 'exact', refused);
	});

	it.each(['hook', 'network-lan', 'container', 'start'])(
		'that is full from step %s on: everything is taken back [A15]',
		async step => {
			const {bench, before, reset} = ready;
			await reset();
			await mount();
			const run = startWaiting(bench, apply, `take:${step}:before`);
			await run.arrived();
			await fill();
			run.goOn();
			const result = await run.end;
			expect(result.exitCode, result.stdout).toBe(1);
			const outcome = outcomeOf({...result, timedOut: false});
			expect(outcome.kind).toBe('rolled-back');
			expect(outcome.turned?.because).toBe('journal');
			expect((await names()).filter(name => name !== 'lock')).toEqual([]);
			await command(bench.lab, `umount ${folder}`);
			await back(bench.lab, before, 'exact');
		},
	);

	it('that is full when a change is recorded: the former record stands, and so does what it tells of [A15, A16]', async () => {
		const {bench, before, reset} = ready;
		await reset();
		await mount();
		await must(bench.vdsm(apply));
		const record = await shell(`cat ${folder}/vdsm.json`);
		const change = ['apply', '--yes', '--json', '--wait', '0', '--state-dir', folder, ...everyKind.changed];
		const run = startWaiting(bench, change, 'take:start:before');
		await run.arrived();
		await fill();
		run.goOn();
		const result = await run.end;
		expect(result.exitCode, result.stdout).toBe(1);
		await shell(`rm ${folder}/filler`);
		expect(await shell(`cat ${folder}/vdsm.json`)).toBe(record);
		expect((await names()).filter(name => /\.\d+\./.test(name))).toEqual([]);
		await must(bench.vdsm(['status', '--state-dir', folder, '--prefix', 'vdsm']));
		// A full disk keeps no network.
		await fill();
		await must(bench.vdsm(undo));
		await command(bench.lab, `umount ${folder}`);
		await back(bench.lab, before, 'exact');
	});

	it('that is read-only: nothing is begun [A15]', async () => {
		const {bench, before, reset} = ready;
		await reset();
		await mount(',ro');
		const refused = await bench.vdsm(apply);
		expect(refused.exitCode, refused.stdout).toBe(3);
		expect(refused.stdout).not.toContain('step-started');
		await command(bench.lab, `umount ${folder}`);
		await back(bench.lab, before, 'exact', refused);
	});
});
