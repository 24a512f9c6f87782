import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
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

	it('starts the Docker client once, and one program more', async () => {
		await must(bench.vdsm(['apply', '--yes', '--wait', '0', ...(direct?.answers ?? [])]));
		expect(await started()).toEqual(['docker inspect', 'ip -j']);
		await must(bench.vdsm(['undo', '--yes']));
	});
});
