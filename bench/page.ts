import {readFile, writeFile} from 'node:fs/promises';
import os from 'node:os';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const begin = '<!-- numbers: npm run bench -- --write -->';
const end = '<!-- end of the numbers -->';

/** Puts the table between the two marks of docs/performance.md. */
export async function writePage(table: string, machine: string): Promise<void> {
	const text = await readFile(page, 'utf8');
	const [before, rest] = text.split(begin);
	const after = rest?.split(end)[1];
	if (before === undefined || after === undefined) throw new Error(`${page} has lost its marks`);
	await writeFile(page, `${before}${begin}\n\n${machine}\n\n${table}\n${end}${after}`);
}

/** When and where; `before` and `after`: the load of the minute before the run and of its last one, since other work makes everything longer. */
export function machineOf(rounds: number, before: number, after: number): string {
	const [cpu] = os.cpus();
	const date = new Date().toISOString().slice(0, 10);
	const cores = `${os.cpus().length} × ${cpu?.model.trim() ?? ''}`;
	return `${date}, ${cores}, kernel ${os.release().replace(/-.*/, '')}, Node ${process.versions.node}, load before the run ${before.toFixed(1)}, at its end ${after.toFixed(1)}, ${rounds} rounds.`;
}
