import {spawn} from 'node:child_process';
import {cpSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {startVdsm} from '../matrix/background.js';
import {must} from '../matrix/cells.js';
import {eventsOf} from '../matrix/run-events.js';
import {openReady, type Ready, setups} from '../matrix/setups.js';
import {imageName} from '../roots/engine-store.js';
import {bareEnvironment} from '../system/run.js';
import {until} from '../system/until.js';

// An image that is really pulled, from a registry in the lab's host: its layers are counted as they come, and a pull that is
// cut off is the end of it.

const registry = '127.0.0.1:5559';
const image = `${registry}/vdsm/virtual-dsm:latest`;
const folder = '/srv/registry';

describe.skipIf(skipLab()).each(['bookworm', 'sid'] as const)('a pull on the Engine of %s', engine => {
	let ready: Ready;
	let server: ReturnType<typeof spawn> | undefined;
	const [, direct] = setups;
	const apply = ['apply', '--yes', '--json', '--wait', '0', ...(direct?.answers ?? []), '--image', image];

	beforeAll(async () => {
		if (!direct) throw new Error('no set-up');
		ready = await openReady(engine, direct);
		const {host} = ready.bench.lab;
		// The stand-in image has two layers here; two more, which come in two halves.
		const script = `set -e
mkdir -p ${folder}; cd ${folder}
for layer in one two; do
	head -c 300000 /dev/urandom > /tmp/$layer
	docker create --name making ${imageName} >/dev/null
	docker cp -q /tmp/$layer making:/$layer 2>/dev/null || docker cp /tmp/$layer making:/$layer >/dev/null
	docker commit making ${imageName} >/dev/null
	docker rm --volumes making >/dev/null
	rm /tmp/$layer
done
docker tag ${imageName} ${image}
docker save ${image} | tar -xf -
docker rmi ${image} ${imageName} >/dev/null
docker image prune --force >/dev/null`;
		await must(host.run('sh', ['-c', script], {timeoutMs: 120_000}));
		const file = `${folder}/registry.mjs`;
		cpSync(fileURLToPath(new URL('fixtures/registry-that-has.mjs', import.meta.url)), host.path(file));
		const [program, words] = host.enter(['node', [file, folder, '5559']]);
		const child = spawn(program, words, {stdio: ['ignore', 'pipe', 'inherit'], env: bareEnvironment});
		server = child;
		await new Promise(resolve => child.stdout.once('data', resolve));
	});

	afterAll(async () => {
		server?.kill('SIGKILL');
		await ready?.bench.close();
	});

	beforeEach(async () => {
		await ready.reset();
		await ready.bench.lab.host.run('rm', ['-f', `${folder}/go`]);
		await ready.bench.lab.host.run('docker', ['rmi', '--force', image]);
	});

	const images = async () =>
		(await ready.bench.lab.host.run('docker', ['image', 'ls', '--format', '{{.Repository}}'])).stdout;

	it('that is stopped in the middle is cut off, and nothing is left', async () => {
		const run = startVdsm(ready.bench, apply);
		await until('layers to come', () => run.output().includes('"type":"progress"'));
		process.kill(run.pid, 'SIGINT');
		const end = await run.end;
		expect(end.exitCode, end.stdout).toBe(130);
		expect(await images()).not.toContain(registry);
		expect((await must(ready.bench.vdsm(['status', '--prefix', 'vdsm']))).stdout).toContain(
			'Nothing of installation vdsm',
		);
	});

	it('is counted layer by layer, and what was pulled is what runs', async () => {
		const run = startVdsm(ready.bench, apply);
		await until('layers to come', () => run.output().includes('"type":"progress"'));
		expect(run.output()).not.toMatch(/"step-finished".*"id":"image"/);
		writeFileSync(ready.bench.lab.host.path(`${folder}/go`), '');
		const end = await run.end;
		expect(end.exitCode, `${end.stdout}\n${end.stderr}`).toBe(0);
		const events = eventsOf(end);
		const counts = events.flatMap(({type, done, total}) => (type === 'progress' ? [`${done}/${total}`] : []));
		// All layers are named before the first is done, and each is counted once.
		expect(counts).toEqual(['0/1', '0/2', '0/3', '0/4', '1/4', '2/4', '3/4', '4/4']);
		const finished = events.findIndex(({type, move}) => type === 'step-finished' && move?.id === 'image');
		expect(events.findLastIndex(({type}) => type === 'progress')).toBeLessThan(finished);
		const {stdout} = await ready.bench.lab.host.run('docker', [
			'inspect',
			'--format',
			'{{.Config.Image}}',
			'vdsm',
		]);
		expect(stdout.trim()).toBe(image);
		await must(ready.bench.vdsm(['undo', '--yes', '--prefix', 'vdsm']));
		// Somebody may use it beside us: it stays.
		expect(await images()).toContain(registry);
	});
});
