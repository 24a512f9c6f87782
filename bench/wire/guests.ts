import {until} from '../../test/lab/system/until.js';
import type {Place} from '../../test/lab/wire/namespace.js';
import {guestAnswers} from './guest-tools.js';
import type {Target} from './measure.js';

/** Runs a line in the shell of the guests' Docker host; it has to succeed. */
type Must = (line: string) => Promise<string>;

/** A container with a guest, and where that one answers. */
export type Guest = {readonly name: string; readonly target: Target};

/** So long a guest in an emulated machine may take to boot, in ms: it takes two to four minutes. */
const bootMs = 300_000;

/**
 * Waits for the guest behind a way, and has it start what answers. One that does not come is booted again, twice: on a machine that
 * is emulated itself one was seen not to come in ten minutes, beside two that did.
 */
export async function answerInGuest(must: Must, client: Place, guest: Guest): Promise<void> {
	for (const isLast of [false, false, true]) {
		try {
			return await answer(client, guest);
		} catch (error) {
			if (isLast) throw error;
			await must(`docker restart -t 60 ${guest.name}`);
		}
	}
}

async function answer(client: Place, {name, target}: Guest): Promise<void> {
	const reply = await until(
		`the guest of ${name}`,
		async () => {
			const got = await client.http(target.ip, target.web, '/cgi-bin/run', {
				post: guestAnswers,
				timeoutMs: 30_000,
			});
			return got.status === 200 && got;
		},
		{timeoutMs: bootMs, everyMs: 1000},
	);
	if (!reply.body.startsWith('0\n')) throw new Error(`the guest of ${name}: ${reply.body}`);
}

/**
 * Boots all of them anew. An emulated guest is up to twice as fast after one boot as after another, whatever the way to it: booted
 * once, each way would be told by its guest's accident.
 */
export async function bootAnew(must: Must, client: Place, guests: readonly Guest[]): Promise<void> {
	await must(`docker restart -t 60 ${guests.map(({name}) => name).join(' ')}`);
	for (const guest of guests) await answerInGuest(must, client, guest);
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
