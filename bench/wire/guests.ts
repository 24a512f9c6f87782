import {until} from '../../test/lab/system/until.js';
import type {Place} from '../../test/lab/wire/namespace.js';
import {guestAnswers} from './guest-tools.js';
import type {Target} from './measure.js';

/** Waits for the guest behind a way, and has it start what answers. A guest in an emulated machine takes minutes. */
export async function answerInGuest(client: Place, name: string, {ip, web}: Target): Promise<void> {
	const reply = await until(
		`the guest of ${name}`,
		async () => {
			const got = await client.http(ip, web, '/cgi-bin/run', {post: guestAnswers, timeoutMs: 30_000});
			return got.status === 200 && got;
		},
		{timeoutMs: 600_000, everyMs: 1000},
	);
	if (!reply.body.startsWith('0\n')) throw new Error(`the guest of ${name}: ${reply.body}`);
}
