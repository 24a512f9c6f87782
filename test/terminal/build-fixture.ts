import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {bundle} from '../../tools/build/bundle.mjs';

export type BuiltFixture = {
	/** The program to be run, in a folder of its own. */
	readonly file: string;
	readonly remove: () => Promise<void>;
};

/** Bundles a program of `test/terminal/fixtures`, with the settings of the published one but for these. */
export async function buildFixture(
	name: string,
	settings: {readonly inject?: readonly string[]} = {},
): Promise<BuiltFixture> {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-fixture-'));
	await fs.writeFile(path.join(folder, 'package.json'), '{"type": "module"}\n');
	const entry = `test/terminal/fixtures/${name}`;
	const {outputFiles} = await bundle({entry, version: '0.0.0', testBuild: true, ...settings});
	for (const {path: file, contents} of outputFiles) {
		const destination = path.join(folder, file.slice(file.indexOf('/dist/') + 1));
		await fs.mkdir(path.dirname(destination), {recursive: true});
		await fs.writeFile(destination, contents);
	}
	return {
		file: path.join(folder, 'dist', `${path.parse(name).name}.js`),
		remove: () => fs.rm(folder, {recursive: true, force: true}),
	};
}
