// `npm start`: installs and builds what is missing, then becomes the program. It is imported and not spawned, so
// that the terminal, signals and the exit code are the program's own. Nothing is printed to stdout on the way.
import path from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {build, PrepareError, root} from './prepare.mjs';

const program = path.join(root, 'dist/vdsm-passthru.cjs');

try {
	// On an older Node neither the build nor the program works; the shim says so.
	if (Number.parseInt(process.versions.node, 10) < 20) {
		await import(new URL('bin/vdsm-passthru.cjs', import.meta.url).href);
		process.exit();
	}

	build();
	process.argv[1] = program;
	await import(pathToFileURL(program).href);
} catch (error) {
	if (!(error instanceof PrepareError)) {
		throw error;
	}

	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
}
