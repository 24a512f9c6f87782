import {Buffer} from 'node:buffer';
import {brotliCompressSync, constants} from 'node:zlib';

/**
 * Puts modules one after the other and compresses them together: far less than npm's gzip makes of them, since its window
 * is 32 kB. In front stands one line of JSON: the names and lengths in bytes. `source/system/packed.ts` reads it.
 *
 * @param {ReadonlyArray<{name: string, code: string}>} modules
 * @returns {Uint8Array}
 */
export function pack(modules) {
	const codes = modules.map(({code}) => Buffer.from(code));
	const index = modules.map(({name}, at) => [name, codes[at]?.length]);
	const all = Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...codes]);
	return brotliCompressSync(all, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
			[constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
			[constants.BROTLI_PARAM_SIZE_HINT]: all.length,
		},
	});
}
