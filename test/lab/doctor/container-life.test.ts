import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {breakAndMend, doctor, onHost, openDoctorLab, setUp} from './bench.js';
import {bringClone, cloned, plannedArguments} from './clone.js';

// What becomes of a container: it is stopped, frozen, killed, refused, removed, or ends by itself.

describe.skipIf(skipLab())('the container’s life', () => {
	let bench: Bench;
	let planned: string;

	beforeAll(async () => {
		bench = await openDoctorLab('sid');
		bringClone(bench);
		await setUp(bench);
		planned = await plannedArguments(bench);
	});

	afterAll(async () => {
		await bench?.close();
	});

	it('container-runs: stopped', async () => {
		await breakAndMend(bench, {cause: 'container-runs', break: ['docker stop vdsm'], fix: 'printed'});
	});

	it('container-runs: paused', async () => {
		await breakAndMend(bench, {cause: 'container-runs', break: ['docker pause vdsm'], fix: 'printed'});
	});

	it('restart-policy: no fault, and worth knowing', async () => {
		await onHost(bench, 'docker update --restart no vdsm');
		const {exitCode, cause, checks} = await doctor(bench);
		expect(exitCode).toBe(0);
		expect(cause).not.toBe('restart-policy');
		const told = checks.find(({id}) => id === 'restart-policy');
		expect(told?.verdict).toBe('note');
		for (const [program, args] of told?.fix?.commands ?? [])
			await onHost(bench, [program, ...args].join(' '));
		const after = await doctor(bench);
		expect(after.checks.find(({id}) => id === 'restart-policy')?.verdict).toBe('ok');
	});

	it('start-error: another program has the published port', async () => {
		const listen = 'require("node:net").createServer().listen(5000, "127.0.0.1")';
		const seen = await breakAndMend(bench, {
			cause: 'start-error',
			folds: ['container-runs'],
			break: [
				'docker stop vdsm',
				`setsid node -e '${listen}' >/dev/null 2>&1 & echo $! > /root/listener`,
				'until ss -ltn | grep -q 127.0.0.1:5000; do :; done',
				'! docker start vdsm',
			],
			fix: [
				'kill $(cat /root/listener)',
				'while ss -ltn | grep -q 127.0.0.1:5000; do :; done',
				'docker start vdsm',
			],
		});
		const told = seen.checks.find(({id}) => id === 'start-error');
		expect(told?.found).toContain('already listens on 127.0.0.1:5000');
	});

	it('memory-killed: the container’s limit is too low', async () => {
		const limit = 80 * 1024 ** 2;
		await breakAndMend(bench, {
			cause: 'memory-killed',
			folds: ['container-runs'],
			// Of one that Docker starts again at once nobody can tell: Docker forgets it at the start.
			break: [
				cloned({HostConfig: {Memory: limit, MemorySwap: limit, RestartPolicy: {Name: 'no'}}}),
				'docker wait vdsm',
			],
			fix: ['docker update --memory 1g --memory-swap 1g --restart unless-stopped vdsm', 'docker start vdsm'],
		});
	});

	it('container-log: QEMU is given an option that it does not know', async () => {
		await breakAndMend(bench, {
			cause: 'container-log',
			folds: ['container-restarts'],
			break: [cloned({Env: ['ARGUMENTS=-nonsense']})],
			fix: [cloned({Env: [`ARGUMENTS=${planned}`]})],
		});
	});

	it('container-exists: removed', async () => {
		await breakAndMend(bench, {cause: 'container-exists', break: ['docker rm -f vdsm'], fix: 'printed'});
	});

	it('container-restarts: it ends by itself, and does not say why', async () => {
		const format = '{{json .Config.Entrypoint}}';
		const entry = JSON.parse(await onHost(bench, `docker inspect --format '${format}' vdsm`));
		await breakAndMend(bench, {
			cause: 'container-restarts',
			break: [cloned({Entrypoint: ['sh', '-c', 'echo "❯ Booting"; exit 3']})],
			fix: [cloned({Entrypoint: entry})],
		});
	});

	it('qemu-runs: the image still installs DSM', async () => {
		const format = '{{json .Config.Entrypoint}}';
		const entry = JSON.parse(await onHost(bench, `docker inspect --format '${format}' vdsm`));
		const steps =
			'cd /run; . ./start.sh; . ./utils.sh; . ./network.sh; echo "❯ Downloading"; exec sleep 1000';
		const seen = await breakAndMend(bench, {
			cause: 'qemu-runs',
			verdict: 'warning',
			folds: ['bridge-ports'],
			break: [
				cloned({Entrypoint: ['bash', '-c', `set -Eeuo pipefail; ${steps}`]}),
				'until docker logs vdsm 2>&1 | grep -q "❯ Downloading"; do :; done',
			],
			fix: [cloned({Entrypoint: entry})],
		});
		expect(seen.checks.find(({id}) => id === 'qemu-runs')?.found).toContain('❯ Downloading');
	});
});
