import {readFileSync} from 'node:fs';
import os from 'node:os';
import process from 'node:process';

/**
 * A program of its own, and in a file of its own: systeminformation works synchronously, about 40 processes for each
 * interface, and would hold up the screen. It gets names and MACs on stdin and prints what it found.
 */
const asked = JSON.parse(readFileSync(0, 'utf8')) as {readonly name: string; readonly mac: string}[];
void ask(asked).then(found => process.stdout.write(JSON.stringify(found)));

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
