import {dirname, isAbsolute, join} from 'node:path';
import {readNames, readText} from '../system/files.js';

/** Files may source each other in a circle. */
const deepest = 8;

/**
 * The interfaces to which /etc/network/interfaces gives an address. `manual` only raises the link, the way Proxmox
 * does it for the ports of its bridges, and leaves the NIC alone otherwise.
 */
export async function ifupdownInterfaces(path: string, depth = 0): Promise<Set<string>> {
	const found = new Set<string>();
	if (depth > deepest) return found;
	for (const line of ((await readText(path)) ?? '').replace(/\\\n/g, ' ').split('\n')) {
		const [word, first = '', ...rest] = line.trim().split(/\s+/);
		if (word === 'iface' && rest[1] !== 'manual' && rest[1] !== 'loopback' && !rest.includes('inherits'))
			found.add(first);
		const sourced =
			word === 'source' || word === 'source-directory' ? await sourcedFiles(word, first, path) : [];
		for (const file of sourced) for (const name of await ifupdownInterfaces(file, depth + 1)) found.add(name);
	}
	return found;
}

async function sourcedFiles(word: string, pattern: string, from: string): Promise<string[]> {
	const path = isAbsolute(pattern) ? pattern : join(dirname(from), pattern);
	if (word === 'source-directory') {
		return (await readNames(path)).filter(name => /^[\w-]+$/.test(name)).map(name => join(path, name));
	}
	const last = path.slice(path.lastIndexOf('/') + 1);
	if (!last.includes('*')) return [path];
	// Only the usual `interfaces.d/*`: nobody nests patterns.
	const matches = new RegExp(`^${last.split('*').map(escapeRegExp).join('.*')}$`);
	return (await readNames(dirname(path)))
		.filter(name => matches.test(name))
		.map(name => join(dirname(path), name));
}

function escapeRegExp(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
