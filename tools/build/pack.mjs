/**
 * Puts modules into one file, each as a function of its name: Node opens a file or two instead of dozens, and compiles a module
 * when it is asked for. `source/system/packed.ts` reads it. It stays text: whoever runs this as root may read what they run.
 *
 * @param {ReadonlyArray<{name: string, code: string}>} modules
 * @returns {string}
 */
export function pack(modules) {
	const bodies = modules.map(
		({name, code}) => `${JSON.stringify(name)}(exports,require,module,__filename,__dirname){${code}\n}`,
	);
	return `module.exports={\n${bodies.join(',\n')}\n};\n`;
}
