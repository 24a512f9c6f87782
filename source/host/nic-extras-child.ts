import {readFileSync, realpathSync} from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

/**
 * A program of its own, in our own bundle: systeminformation works synchronously, about 40 processes for each
 * interface, and would hold up the screen. It gets names and MACs on stdin and prints what it found. Only imported
 * dynamically, so that this file is a chunk of its own and starting it starts nothing else.
 */
export const childProgram = fileURLToPath(import.meta.url);

if (process.argv[1] !== undefined && isThisFile(process.argv[1])) {
	const asked = JSON.parse(readFileSync(0, 'utf8')) as {readonly name: string; readonly mac: string}[];
	process.stdout.write(JSON.stringify(await ask(asked)));
}

function isThisFile(path: string): boolean {
	try {
		return realpathSync(path) === childProgram;
	} catch {
		return false;
	}
}

async function ask(nics: readonly {readonly name: string; readonly mac: string}[]): Promise<unknown> {
	// It asks Node which interfaces there are. Node leaves out those without an address, which are the ones that we are
	// after, and has those whose names are not fit for the shell that systeminformation puts them into (promise D2).
	const list = Object.fromEntries(
		nics.map(({name, mac}) => [
			name,
			[{address: '', netmask: '', family: '', mac, internal: false, cidr: null, scopeid: 0}],
		]),
	);
	Object.assign(os, {networkInterfaces: () => list});
	const {default: network} = await import('systeminformation/lib/network.js');
	return network.networkInterfaces();
}
