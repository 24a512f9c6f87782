import {setTimeout as sleep} from 'node:timers/promises';
import {followBootLog, type GuestBoot, percentIn} from '../model/guest-boot.js';
import {run} from '../system/run.js';
import {askDocker} from './docker.js';
import {thisMachine} from './machine.js';

/** Milliseconds between two looks at the page. */
const pause = 2000;

/**
 * Tells what the container does until DSM is up, by its log, until `signal`. How much of DSM is downloaded stands there only
 * when a line is over; the page that the image shows meanwhile has it as it goes on. Never throws.
 */
export async function watchGuestBoot(
	name: string,
	tell: (boot: GuestBoot) => void,
	{timeoutMs, signal}: {readonly timeoutMs: number; readonly signal: AbortSignal},
): Promise<void> {
	const follow = followBootLog();
	let now: GuestBoot | null = null;
	let told = '';
	const take = (next: GuestBoot | null) => {
		now = next;
		const key = next ? `${next.stage} ${next.percent}` : '';
		if (next && key !== told && !signal.aborted) tell(next);
		told = key;
	};
	const log = run(['docker', ['logs', '--follow', '--tail', '1000', name]], {
		timeoutMs,
		signal,
		onLine: line => take(follow(line)),
	});
	const page = async () => {
		while (!signal.aborted) {
			await sleep(pause, undefined, {signal}).catch(() => undefined);
			const stage: GuestBoot['stage'] | undefined = now?.stage;
			if (signal.aborted || (stage !== 'download' && stage !== 'extract')) continue;
			const percent = await percentOnPage(name);
			if (percent !== null && now?.stage === stage) take({stage, percent});
		}
	};
	await Promise.all([log, page()]);
}

/** By the container's own `head`, as the doctor reads there. */
async function percentOnPage(name: string): Promise<number | null> {
	const read = ['exec', name, 'head', '-c', '4096', '/run/shm/msg.html'];
	const {ok, stdout} = await askDocker(thisMachine(), read);
	return ok ? percentIn(stdout) : null;
}
