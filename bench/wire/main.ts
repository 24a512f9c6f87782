import os from 'node:os';
import process from 'node:process';
import {machineOf, writePage} from '../page.js';
import {measureWire} from './levels.js';
import {measureMachine} from './machine.js';
import {losses} from './result.js';
import {wireTable} from './table.js';

type Options = {readonly rounds: number; readonly check: boolean; readonly write: boolean};

/** `part`: wire or wire-machine. Prints the table; `write` puts it into docs/performance.md, `check` tells where a layout loses. */
export async function benchWire(
	part: 'wire' | 'wire-machine',
	{rounds, check, write}: Options,
): Promise<void> {
	const [load = 0] = os.loadavg();
	const report = (line: string) => console.error(line);
	const rows = await (part === 'wire'
		? measureWire({rounds, seconds: 1, report})
		: measureMachine({rounds, seconds: 5, report}));
	const machine = machineOf(rounds, load, os.loadavg()[0] ?? 0);
	const table = wireTable(rows);
	console.log(`${machine}\n\n${table}`);
	const lost = losses(rows);
	for (const line of lost) console.error(line);
	if (write) await writePage(table, machine, part);
	if (check && lost.length > 0) process.exitCode = 1;
}
