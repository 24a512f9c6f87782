import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {transform} from 'esbuild';

/**
 * `./x.js` in TypeScript is the file `./x.ts`.
 *
 * @type {import('node:module').ResolveHook}
 */
export const resolve = async (specifier, context, next) => {
	if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL !== undefined) {
		const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
		if (existsSync(fileURLToPath(url))) return {url: url.href, shortCircuit: true};
	}
	return next(specifier, context);
};

/** @type {import('node:module').LoadHook} */
export const load = async (url, context, next) => {
	if (!url.endsWith('.ts')) return next(url, context);
	const source = await readFile(fileURLToPath(url), 'utf8');
	const {code} = await transform(source, {loader: 'ts', target: 'node20'});
	return {format: 'module', source: code, shortCircuit: true};
};
