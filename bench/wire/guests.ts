import {until} from '../../test/lab/system/until.js';
import type {Place} from '../../test/lab/wire/namespace.js';
import {guestAnswers} from './guest-tools.js';
import type {Target} from './measure.js';

/** Runs a line in the shell of the guests' Docker host; it has to succeed. */
type Must = (line: string) => Promise<string>;

/** A container with a guest, and where that one answers. */
export type Guest = {readonly name: string; readonly target: Target};

/** Waits for the guest behind a way, and has it start what answers. A guest in an emulated machine takes minutes. */
export async function answerInGuest(client: Place, {name, target}: Guest): Promise<void> {
	const reply = await until(
		`the guest of ${name}`,
		async () => {
			const got = await client.http(target.ip, target.web, '/cgi-bin/run', {
				post: guestAnswers,
				timeoutMs: 30_000,
			});
			return got.status === 200 && got;
		},
		{timeoutMs: 600_000, everyMs: 1000},
	);
	if (!reply.body.startsWith('0\n')) throw new Error(`the guest of ${name}: ${reply.body}`);
}

/**
 * Boots all of them anew. An emulated guest is up to twice as fast after one boot as after another, whatever the way to it: booted
 * once, each way would be told by its guest's accident.
 */
export async function bootAnew(must: Must, client: Place, guests: readonly Guest[]): Promise<void> {
	await must(`docker restart -t 60 ${guests.map(({name}) => name).join(' ')}`);
	for (const guest of guests) await answerInGuest(client, guest);
}

/** Has the others stand still meanwhile: a guest that only waits takes processor time as well. */
export async function alone<T>(
	must: Must,
	guests: readonly Guest[],
	one: string | null,
	work: () => Promise<T>,
): Promise<T> {
	const others = guests.flatMap(({name}) => (name === one ? [] : [name])).join(' ');
	await must(`docker pause ${others}`);
	try {
		return await work();
	} finally {
		await must(`docker unpause ${others}`);
	}
}
