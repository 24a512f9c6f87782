import process from 'node:process';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {alikeEngines} from '../engines.js';
import {startVdsm} from '../matrix/background.js';
import {must} from '../matrix/cells.js';
import {eventsOf} from '../matrix/run-events.js';
import {openReady, type Ready, setups} from '../matrix/setups.js';
import {until} from '../system/until.js';
import {type ImageRegistry, openRegistry} from './image-registry.js';

// An image that is really pulled, from a registry in the lab's host: its layers are counted as they come, and a pull that is
// cut off is the end of it.

describe.skipIf(skipLab()).each(alikeEngines)('a pull on the Engine of %s', engine => {
	let ready: Ready;
	let registry: ImageRegistry;
	const [, direct] = setups;
	beforeAll(async () => {
		if (!direct) throw new Error('no set-up');
		ready = await openReady(engine, direct);
		registry = await openRegistry(ready.bench.lab);
	});

	afterAll(async () => {
		registry?.close();
		await ready?.bench.close();
	});

	beforeEach(async () => {
		await ready.reset();
		await registry.reset();
	});

	const apply = () => [
		'apply',
		'--yes',
		'--json',
		'--wait',
		'0',
		...(direct?.answers ?? []),
		'--image',
		registry.image,
	];
	const images = async () =>
		(await ready.bench.lab.host.run('docker', ['image', 'ls', '--format', '{{.Repository}}'])).stdout;

	it('that is stopped in the middle is cut off, and nothing is left', async () => {
		const run = startVdsm(ready.bench, apply());
		await until('layers to come', () => run.output().includes('"type":"progress"'));
		process.kill(run.pid, 'SIGINT');
		const end = await run.end;
		expect(end.exitCode, end.stdout).toBe(130);
		expect(await images()).not.toContain(registry.address);
		expect((await must(ready.bench.vdsm(['status', '--prefix', 'vdsm']))).stdout).toContain(
			'Nothing of installation vdsm',
		);
	});

	it('is counted layer by layer, and what was pulled is what runs', async () => {
		const run = startVdsm(ready.bench, apply());
		await until('layers to come', () => run.output().includes('"type":"progress"'));
		// Docker's client tells no bytes without a terminal; its Engine does, and pulls nothing twice for that.
		await until('bytes to be told', () => /"bytes":\{"done":[1-9]\d*,"total":\d+/.test(run.output()));
		expect(run.output()).not.toMatch(/"step-finished".*"id":"image"/);
		registry.go();
		const end = await run.end;
		expect(end.exitCode, `${end.stdout}\n${end.stderr}`).toBe(0);
		const events = eventsOf(end);
		const told = events.filter(({type}) => type === 'progress');
		const counts = told
			.map(({done, total}) => `${done}/${total}`)
			.filter((one, index, all) => one !== all[index - 1]);
		// All layers are named before the first is done, and each is counted once.
		expect(counts).toEqual(['0/1', '0/2', '0/3', '0/4', '1/4', '2/4', '3/4', '4/4']);
		const sizes = told.flatMap(({bytes}) => bytes?.total ?? []);
		expect(sizes.at(-1)).toBeGreaterThan(600_000);
		expect(registry.asked().length).toBe(new Set(registry.asked()).size);
		const finished = events.findIndex(({type, move}) => type === 'step-finished' && move?.id === 'image');
		expect(events.findLastIndex(({type}) => type === 'progress')).toBeLessThan(finished);
		const {stdout} = await ready.bench.lab.host.run('docker', [
			'inspect',
			'--format',
			'{{.Config.Image}}',
			'vdsm',
		]);
		expect(stdout.trim()).toBe(registry.image);
		await must(ready.bench.vdsm(['undo', '--yes', '--prefix', 'vdsm']));
		// Somebody may use it beside us: it stays.
		expect(await images()).toContain(registry.address);
	});
});
