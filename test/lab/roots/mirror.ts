import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';

/** First Debian mirror in apt sources text, of either format. Security archives do not count: they hold no whole suite. */
export function mirrorIn(text: string): string | undefined {
	for (const line of text.split('\n')) {
		const url = /^\s*(?:URIs:|deb(?:\s+\[[^\]]*\])?)\s+(\S+\/debian)\/?(?:\s|$)/.exec(line)?.[1];
		if (url !== undefined) {
			return url;
		}
	}
	return undefined;
}

/** The Debian mirror that this machine's apt uses, so that no registry's name stands in the repository. */
export async function debianMirror(): Promise<string> {
	const directory = '/etc/apt/sources.list.d';
	const names = await readdir(directory).catch(() => []);
	const sources = names.filter(name => /\.(list|sources)$/.test(name)).sort();
	for (const file of ['/etc/apt/sources.list', ...sources.map(name => path.join(directory, name))]) {
		const url = mirrorIn(await readFile(file, 'utf8').catch(() => ''));
		if (url !== undefined) {
			return url;
		}
	}
	throw new Error('no Debian mirror in /etc/apt/sources.list or /etc/apt/sources.list.d');
}
