import {Buffer} from 'node:buffer';

/**
 * Puts modules into one file, each as a function of its name: Node opens a file or two instead of dozens. `source/system/packed.ts`
 * compiles a module out of it when it is asked for, and nothing of the others: the first line, a comment, says where each body
 * is, as bytes behind that line, their number, and how many lines are above it. It stays text, and a module of CommonJS by itself:
 * whoever runs this as root may read what they run.
 *
 * @param {ReadonlyArray<{name: string, code: string}>} modules
 * @returns {string}
 */
export function pack(modules) {
	/** @type {Record<string, readonly [start: number, length: number, line: number]>} */
	const places = {};
	let text = 'module.exports={\n';
	let line = 2;
	for (const {name, code} of modules) {
		text += `${JSON.stringify(name)}(exports,require,module,__filename,__dirname){\n`;
		places[name] = [Buffer.byteLength(text), Buffer.byteLength(code), line + 1];
		text += `${code}\n},\n`;
		line += code.split('\n').length + 2;
	}
	return `//${JSON.stringify(places)}\n${text}};\n`;
}
