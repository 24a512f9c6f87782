import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {bundle, root} from '../../tools/build/bundle.mjs';

/** `fixtures/look.ts` bundled as we are published, in a folder of its own. */
export async function buildLook(): Promise<{readonly program: string; remove(): Promise<void>}> {
	const folder = await mkdtemp(path.join(tmpdir(), 'vdsm-look-'));
	const result = await bundle({
		entry: 'test/host/fixtures/look.ts',
		version: '0.0.0',
		testBuild: false,
		inject: [],
	});
	for (const file of result.outputFiles) {
		const target = path.join(folder, path.relative(path.join(root, 'dist'), file.path));
		await mkdir(path.dirname(target), {recursive: true});
		await writeFile(target, file.contents);
	}
	await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
	return {program: path.join(folder, 'look.js'), remove: () => rm(folder, {recursive: true, force: true})};
}
