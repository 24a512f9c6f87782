import {linkSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import * as z from 'zod/mini';
import {lookAtEngine} from '../../../source/host/engine-look.js';
import {thisMachine} from '../../../source/host/machine.js';
import {skipLab} from '../availability.js';
import {type Bench, openBench} from '../matrix/bench.js';
import {must} from '../matrix/cells.js';
import {withoutGuest} from '../matrix/neighbours.js';
import {setups} from '../matrix/setups.js';

// What `status` takes is mostly starts of programs. A clock would say something else on every machine; they can be counted.

describe.skipIf(skipLab()).each(['bookworm', 'sid'] as const)('status on the Engine of %s', engine => {
	let bench: Bench;
	const [, direct] = setups;

	beforeAll(async () => {
		bench = await openBench(engine);
		await withoutGuest(bench.lab);
	});

	afterAll(async () => {
		await bench?.close();
	});

	/** The programs that `status` starts, by their first words. */
	async function started(): Promise<readonly string[]> {
		const {host} = bench.lab;
		const programs = ['docker', 'ip', 'grep', 'test', 'ethtool', 'systemctl', 'sysctl'];
		for (const name of programs) {
			const spy = `#!/bin/sh\necho "${name} $1" >> /tmp/started\nexec /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin ${name} "$@"\n`;
			writeFileSync(host.path(`/usr/local/bin/${name}`), spy, {mode: 0o755});
		}
		try {
			await must(bench.vdsm(['status']));
			return readFileSync(host.path('/tmp/started'), 'utf8').trim().split('\n').sort();
		} finally {
			for (const name of programs) rmSync(host.path(`/usr/local/bin/${name}`));
			rmSync(host.path('/tmp/started'), {force: true});
		}
	}

	it('starts no Docker client, and one other program', async () => {
		await must(bench.vdsm(['apply', '--yes', '--wait', '0', ...(direct?.answers ?? [])]));
		expect(await started()).toEqual(['ip -j']);
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
