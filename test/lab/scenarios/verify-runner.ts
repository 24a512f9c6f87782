import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Check} from '../../../source/model/check.js';
import {bundle, root} from '../../../tools/build/bundle.mjs';
import type {Lab} from '../lab.js';

export type Verified = {
	readonly structure: {readonly checks: readonly Check[]; readonly ms: number};
	readonly guest: {readonly checks: readonly Check[]; readonly ms: number};
	/** One sentence for each check and language. */
	readonly told: readonly string[];
};

/** Puts `verify-entry.ts`, bundled as we are published, into the lab's host. */
export async function installVerify(lab: Lab): Promise<void> {
	const result = await bundle({
		entry: 'test/lab/scenarios/fixtures/verify-entry.ts',
		version: '0.0.0',
		testBuild: false,
		inject: [],
	});
	for (const file of result.outputFiles) {
		const inside = path.join('/opt/verify', path.relative(path.join(root, 'dist'), file.path));
		const target = lab.host.path(inside);
		await mkdir(path.dirname(target), {recursive: true});
		await writeFile(target, file.contents);
	}
	await writeFile(lab.host.path('/opt/verify/package.json'), '{"type":"module"}');
}

/** What is read back in the host, for the plan that `answers` make of the host's facts. `patience`: as in `verifyStructure`. */
export async function verify(
	lab: Lab,
	answers: Readonly<Record<string, string>>,
	patience = 1000,
): Promise<Verified> {
	const given = JSON.stringify({nic: 'enp3s0', ramSize: '256M', ...answers});
	const args = ['/opt/verify/verify-entry.js', given, String(patience)];
	const {exitCode, stdout, stderr} = await lab.host.run('node', args, {timeoutMs: 60_000});
	if (exitCode !== 0) throw new Error(stderr);
	return JSON.parse(stdout);
}

/** The checks that are not `ok`, by name; what is alright needs no line in a test. */
export function wrong(checks: readonly Check[]): Readonly<Record<string, Check>> {
	return Object.fromEntries(
		checks.filter(({verdict}) => verdict !== 'ok').map(check => [check.check, check]),
	);
}
