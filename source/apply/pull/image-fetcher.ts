import {resolveCommand} from '../../model/command.js';
import type {Facts} from '../../model/facts.js';
import type {Fetch} from '../../model/pull.js';
import {imageStep} from '../../plan/steps.js';
import type {RunResult} from '../../system/run.js';
import {lastLines, pullLimit} from '../act.js';
import {pullImage} from './pull-image.js';

export type ImageFetcher = {
	/** The image that is wanted now, null for none. Another one than before ends the pull of that one. */
	readonly want: (image: string | null) => void;
	/** How far it is; undefined: nothing is wanted. */
	readonly now: () => Fetch | undefined;
	/** Calls with each change. Returns how to stop that. */
	readonly subscribe: (listener: (fetch: Fetch | undefined) => void) => () => void;
	/** When what is wanted now is there, or cannot be had. */
	readonly ended: () => Promise<void>;
	/** Ends the pull that is under way, and waits for the end of its program. What came by then is Docker's to keep or to drop. */
	readonly stop: () => Promise<void>;
};

/**
 * Pulls an image beside something else, by the very command of the plan. One at a time: what is wanted next begins when the
 * program of the one before has ended. `look`: the images that are there, once one has come.
 */
export function imageFetcher(look: () => Promise<Facts['images']>): ImageFetcher {
	const listeners = new Set<(fetch: Fetch | undefined) => void>();
	let fetch: Fetch | undefined;
	let wanted: string | null = null;
	let leave = new AbortController();
	let work: Promise<void> = Promise.resolve();

	const tell = (next: Fetch | undefined) => {
		fetch = next;
		for (const listener of listeners) listener(next);
	};
	const pull = async (image: string, {signal}: AbortController) => {
		if (signal.aborted) return;
		const [action] = imageStep(image).run;
		if (action?.kind !== 'run') return;
		const result = await pullImage(resolveCommand(action.command, '/'), {
			image,
			timeoutMs: pullLimit,
			signal,
			onProgress: progress => {
				if (!signal.aborted) tell({image, phase: 'running', progress});
			},
		});
		const images = isFine(result) && !signal.aborted ? await look() : undefined;
		if (signal.aborted) return;
		tell(images ? {image, phase: 'there', images} : {image, phase: 'failed', lines: lastLines(result)});
	};
	const want = (image: string | null) => {
		if (image === wanted) return;
		wanted = image;
		leave.abort();
		leave = new AbortController();
		tell(image === null ? undefined : {image, phase: 'running', progress: null});
		if (image === null) return;
		const mine = leave;
		work = work.then(async () => pull(image, mine)).catch(() => undefined);
	};
	return {
		want,
		now: () => fetch,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		ended: () => work,
		async stop() {
			want(null);
			await work;
		},
	};
}

function isFine({failed, exitCode}: RunResult): boolean {
	return failed === null && exitCode === 0;
}
