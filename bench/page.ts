import {readFile, writeFile} from 'node:fs/promises';
import os from 'node:os';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const begins = {
	times: '<!-- numbers: npm run bench -- --write -->',
	wire: '<!-- numbers: npm run bench -- wire --write -->',
	'wire-machine': '<!-- numbers: npm run bench -- wire-machine --write -->',
} as const;
const end = '<!-- end of the numbers -->';

/** Puts the table between two marks of docs/performance.md. */
export async function writePage(
	table: string,
	machine: string,
	part: keyof typeof begins = 'times',
): Promise<void> {
	const begin = begins[part];
	const text = await readFile(page, 'utf8');
	const [before, rest] = text.split(begin);
	const after = rest?.indexOf(end) ?? -1;
	if (before === undefined || rest === undefined || after < 0) throw new Error(`${page} has lost its marks`);
	await writeFile(page, `${before}${begin}\n\n${machine}\n\n${table}\n${rest.slice(after)}`);
}

/** When and where; `before` and `after`: the load of the minute before the run and of its last one, since other work makes everything longer. */
export function machineOf(rounds: number, before: number, after: number): string {
	const [cpu] = os.cpus();
	const date = new Date().toISOString().slice(0, 10);
	const cores = `${os.cpus().length} × ${cpu?.model.trim() ?? ''}`;
	return `${date}, ${cores}, kernel ${os.release().replace(/-.*/, '')}, Node ${process.versions.node}, load before the run ${before.toFixed(1)}, at its end ${after.toFixed(1)}, ${rounds} rounds.`;
}
