import {readFile, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import * as z from 'zod/mini';
import {withLock} from '../roots/cache.js';

const file = fileURLToPath(new URL('result.json', import.meta.url));

/** One set-up in the virtual machine: DSM's stand-in was reached on the LAN, and the undo left the machine as it was. */
const row = z.object({
	/** As it reports itself: 20.10.24. */
	engine: z.string(),
	/** Debian's release: 12, 13, or sid. */
	debian: z.string(),
	kernel: z.string(),
	node: z.string(),
	/** The card's driver in the kernel. */
	driver: z.string(),
	layout: z.string(),
	address: z.string(),
	/** DSM's frames went through vhost-net. */
	vhost: z.boolean(),
	passed: z.boolean(),
	commit: z.string(),
	date: z.string(),
});

const shape = z.object({rows: z.array(row)});

export type MachineRow = z.infer<typeof row>;
export type MachineResult = z.infer<typeof shape>;

export async function readMachineResult(): Promise<MachineResult> {
	return shape.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** Takes the place of what an earlier run said of the same Engine, card, layout and address. */
export async function noteRow(now: MachineRow): Promise<void> {
	await withLock('machine-result', async () => {
		const {rows} = await readMachineResult();
		const place = ({engine, driver, layout, address}: MachineRow) =>
			[...engine.split('.', 2).map(part => part.padStart(2)), layout, address, driver].join('\n');
		const all = [...rows.filter(one => place(one) !== place(now)), now];
		const sorted = all.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
		await writeFile(file, `${JSON.stringify({rows: sorted}, null, '\t')}\n`);
	});
}
