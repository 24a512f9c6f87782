// Reads the interfaces of its namespace once, and prints how many, the milliseconds that it took, and those of the
// longest time in which nothing else could have been done meanwhile: `ours` with what the wizard's list is made from, or
// `theirs`, systeminformation alone.
import {monitorEventLoopDelay} from 'node:perf_hooks';
import process from 'node:process';
import network from 'systeminformation/lib/network.js';
import {thisMachine} from '../../source/host/machine.js';
import {readNics} from '../../source/host/nics.js';
import {judgeAll} from '../../source/model/verdict.js';

const readers: Readonly<Record<string, () => Promise<number>>> = {
	ours: async () => judgeAll((await readNics(thisMachine())).nics, {networks: []}).length,
	theirs: async () => {
		const found = await network.networkInterfaces();
		return Array.isArray(found) ? found.length : 0;
	},
};

const read = readers[process.argv[2] ?? ''];
if (!read) throw new Error('ours or theirs');
const delay = monitorEventLoopDelay({resolution: 1});
delay.enable();
const start = performance.now();
const count = await read();
const ms = performance.now() - start;
// What held the loop up last is counted when it turns again.
await new Promise(resolve => setTimeout(resolve, 5));
delay.disable();
process.stdout.write(JSON.stringify({count, ms, held: delay.max / 1e6}));
