import {access, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';

/**
 * A place where the tests make something happen: `VDSM_PASSTHRU_TEST_POINT=take:container:after=kill`, several of them
 * with commas in between. Exists in test builds only; in the published one this is an empty function.
 *
 * `kill`: this process ends at once, as with kill -9. `fail`: the caller counts what it does here as failed. `int`,
 * `term`, `hup`: the process gets that signal, as from the terminal. `wait`: it announces itself with a file, and goes on
 * when the test takes that file away.
 */
export async function testPoint(name: string): Promise<'go' | 'fail'> {
	if (typeof __TEST_BUILD__ === 'undefined' || !__TEST_BUILD__) return 'go';
	const points = process.env['VDSM_PASSTHRU_TEST_POINT']?.split(',') ?? [];
	const what = points.map(point => point.split('=')).find(([place]) => place === name)?.[1];
	switch (what) {
		case 'kill':
			process.kill(process.pid, 'SIGKILL');
			// The signal is on its way: nothing more may happen.
			await sleep(60_000);
			return 'go';
		case 'fail':
			return 'fail';
		case 'int':
		case 'term':
		case 'hup':
			process.kill(process.pid, signals[what]);
			// Until it was delivered.
			await sleep(20);
			return 'go';
		case 'wait': {
			const file = process.env['VDSM_PASSTHRU_TEST_FILE'] ?? '';
			await writeFile(file, name);
			while (await access(file).then(...isThere)) await sleep(20);
			return 'go';
		}
		default:
			return 'go';
	}
}

/** A time in milliseconds that a test wants to be another one, by the end of its variable's name: `LIMIT`, `DOCKER`. */
export function testTime(name: 'LIMIT' | 'DOCKER'): number | undefined {
	return testNumber(name);
}

/**
 * How many times as long as usual a program and a look may take: a test that starts twenty runs on two cores, or a machine
 * of the tests with other work on it, is no machine whose Docker hangs. 1 in the published build.
 */
export function patience(): number {
	return testNumber('PATIENCE') ?? 1;
}

function testNumber(name: string): number | undefined {
	if (typeof __TEST_BUILD__ === 'undefined' || !__TEST_BUILD__) return undefined;
	const text = process.env[`VDSM_PASSTHRU_TEST_${name}`];
	return text === undefined ? undefined : Number(text);
}

const signals = {int: 'SIGINT', term: 'SIGTERM', hup: 'SIGHUP'} as const;
const isThere = [() => true, () => false] as const;
