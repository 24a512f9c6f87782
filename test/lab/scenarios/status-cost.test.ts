import {linkSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import * as z from 'zod/mini';
import {lookAtEngine} from '../../../source/host/engine-look.js';
import {thisMachine} from '../../../source/host/machine.js';
import {skipLab} from '../availability.js';
import {alikeEngines} from '../engines.js';
import {type Bench, openBench} from '../matrix/bench.js';
import {must} from '../matrix/cells.js';
import {withoutGuest} from '../matrix/neighbours.js';
import {setups} from '../matrix/setups.js';

// What `status` takes is mostly starts of programs. A clock would say something else on every machine; they can be counted.

describe.skipIf(skipLab()).each(alikeEngines)('status on the Engine of %s', engine => {
	let bench: Bench;
	const [, direct] = setups;

	beforeAll(async () => {
		bench = await openBench(engine);
		await withoutGuest(bench.lab);
	});

	afterAll(async () => {
		await bench?.close();
	});

	/** The programs that this one starts, by their first words. */
	async function started(args: readonly string[]): Promise<readonly string[]> {
		const {host} = bench.lab;
		const programs = ['docker', 'ip', 'grep', 'test', 'ethtool', 'systemctl', 'sysctl'];
		for (const name of programs) {
			const spy = `#!/bin/sh\necho "${name} $1" >> /tmp/started\nexec /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin ${name} "$@"\n`;
			writeFileSync(host.path(`/usr/local/bin/${name}`), spy, {mode: 0o755});
		}
		try {
			await must(bench.vdsm(args));
			return readFileSync(host.path('/tmp/started'), 'utf8').trim().split('\n').sort();
		} finally {
			for (const name of programs) rmSync(host.path(`/usr/local/bin/${name}`));
			rmSync(host.path('/tmp/started'), {force: true});
		}
	}

	it('starts no Docker client, and one other program', async () => {
		await must(bench.vdsm(['apply', '--yes', '--wait', '0', ...(direct?.answers ?? [])]));
		expect(await started(['status'])).toEqual(['ip -j']);
	});

	it('reads the facts with one start of the Docker client', async () => {
		const programs = await started(['nics', '--json']);
		expect(programs.filter(program => program.startsWith('docker'))).toEqual(['docker version']);
	});

	it('has the same facts from the Engine’s socket and from the client', async () => {
		const {host} = bench.lab;
		const others = [
			'--label',
			'org.opencontainers.image.title=Virtual DSM',
			'--publish',
			'127.0.0.1:7000-7003:7000-7003',
		];
		await must(
			host.run('docker', ['network', 'create', '--subnet', '10.77.0.0/24', '--label', 'a=b', 'other']),
		);
		await must(
			host.run('docker', [
				'run',
				'--detach',
				'--name',
				'other',
				'--network',
				'other',
				...others,
				'--publish',
				'8080:80/udp',
				'--entrypoint',
				'sleep',
				'vdsm/virtual-dsm',
				'1000',
			]),
		);
		await must(host.run('docker', ['network', 'connect', 'bridge', 'other']));
		await must(host.run('docker', ['tag', 'vdsm/virtual-dsm', 'registry.example/kroese/virtual-dsm:7.42']));
		const facts = async (DOCKER_HOST: string) =>
			factsIn((await must(bench.vdsm(['nics', '--json'], {env: {DOCKER_HOST}}))).stdout);
		const [bySocket, byClient] = [await facts(''), await facts('unix:///var/run/docker.sock')];
		expect(bySocket).toEqual(byClient);
		expect(bySocket.containers).toHaveLength(2);
		expect(bySocket.images).toHaveLength(2);
		await must(host.run('docker', ['rm', '--force', 'other']));
		await must(host.run('docker', ['network', 'rm', 'other']));
		await must(host.run('docker', ['rmi', 'registry.example/kroese/virtual-dsm:7.42']));
	});

	it('has from the Engine’s socket what the client says, probe by probe', async () => {
		const {host} = bench.lab;
		// A second name for the socket, below a root folder of its own: /var/run is an absolute link in the host.
		const root = host.path('/run/by-socket');
		mkdirSync(`${root}/var/run`, {recursive: true});
		linkSync(host.path('/run/docker.sock'), `${root}/var/run/docker.sock`);
		const look = lookAtEngine({...thisMachine({HOME: '/nonexistent'}), root});
		const commands = [...(await probesOf(host)), ...missing];
		const both = await Promise.all(
			commands.map(async command => {
				const [told, said] = await Promise.all([look(command), host.run(...command)]);
				return {command, told, said};
			}),
		);
		const [there, gone] = [0, 1].map(code => both.filter(({said}) => said.exitCode === code));
		// The lab's own runner takes the last line break away.
		expect(there?.map(({told}) => told?.stdout)).toEqual(there?.map(({said}) => `${said.stdout}\n`));
		expect([there?.length, gone?.length]).toEqual([commands.length - missing.length, missing.length]);
		for (const {told, said} of gone ?? []) {
			expect(told?.exitCode).toBe(1);
			// The client of 20.10 puts the Engine's words into its own.
			for (const text of [told?.stderr, said.stderr]) expect(text).toMatch(/(?:no such | not found)/i);
		}
		await must(bench.vdsm(['undo', '--yes']));
	});
});

const listing = z.object({
	facts: z.looseObject({containers: z.array(z.unknown()), images: z.array(z.unknown())}),
});

/** Of `nics --json`, in which the facts are a member. */
function factsIn(text: string) {
	return listing.parse(JSON.parse(text)).facts;
}

const missing = ['container', 'network', 'image'].map(
	kind => ['docker', [kind, 'inspect', '--format', '{{.Id}}', 'vdsm-absent']] as const,
);

const record = z.object({steps: z.array(z.looseObject({probe: z.unknown()}))});

/** The commands of all probes of the record that ask Docker, the container's state among them. */
async function probesOf(
	host: Bench['lab']['host'],
): Promise<ReadonlyArray<readonly [string, readonly string[]]>> {
	const file = host.path('/var/lib/vdsm-passthru/vdsm.json');
	const {steps} = record.parse(JSON.parse(readFileSync(file, 'utf8')));
	const commands = steps.flatMap(({probe}) => {
		const {data} = z.object({read: z.tuple([z.literal('docker'), z.array(z.string())])}).safeParse(probe);
		return data ? [data.read] : [];
	});
	expect(commands.length).toBe(5);
	return commands;
}
