import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterEach} from 'vitest';
import type {Screen} from '../../terminal/screen.js';
import {svgOf} from '../../terminal/screens/svg.js';
import type {MachineLab} from './machine-lab.js';

/** Folders of what failed tests of the machine left, one each. Git does not see it; CI uploads it. */
const folder = fileURLToPath(new URL('../../../artefacts/', import.meta.url));

/** What a machine that does not do as it should can still be asked. */
const questions: Readonly<Record<string, readonly [program: string, ...args: readonly string[]]>> = {
	'journal.txt': ['journalctl', '--boot', '--no-pager', '--output=short-monotonic'],
	'links.txt': ['ip', '-details', 'address', 'show'],
	'containers.txt': ['docker', 'ps', '--all', '--no-trunc'],
	'networks.txt': ['docker', 'network', 'ls', '--no-trunc'],
};
const patienceMs = 60_000;

/** For a `describe`: after each of its tests that fails, what the machine says is kept, and where is told. */
export function keepOnFailure(machine: () => MachineLab | undefined): void {
	afterEach(async ({task}) => {
		const lab = machine();
		if (task.result?.state !== 'fail' || lab === undefined) return;
		await keep(`${task.suite?.name ?? ''} ${task.name}`, {
			'console.txt': await lab.consoleLog(),
			...(await asked(lab)),
			...Object.assign({}, ...lab.screens().map(pictures)),
		});
	}, 5 * patienceMs);
}

/** Writes the files into a folder of that name, in place of an earlier one's. */
export async function keep(name: string, files: Readonly<Record<string, string>>): Promise<void> {
	const place = path.join(folder, name.replaceAll(/[^\w.]+/g, '-').slice(0, 100));
	await mkdir(place, {recursive: true});
	for (const [file, content] of Object.entries(files)) await writeFile(path.join(place, file), content);
	console.error(`Kept: ${place}`);
}

/** One after the other: the machine is slow, and may not answer any more. */
async function asked({host}: MachineLab): Promise<Record<string, string>> {
	const answers: Record<string, string> = {};
	for (const [file, [program, ...args]] of Object.entries(questions)) {
		answers[file] = await host.run(program, args, {timeoutMs: patienceMs}).then(
			({stdout, stderr}) => stdout + stderr,
			(error: unknown) => String(error),
		);
	}
	return answers;
}

function pictures(screen: Screen, index: number): Record<string, string> {
	return {
		[`screen-${index + 1}.svg`]: svgOf(screen.shot(), 'The machine’s serial line when the test failed'),
		[`screen-${index + 1}.txt`]: `${screen.scrollback()}\n`,
	};
}
