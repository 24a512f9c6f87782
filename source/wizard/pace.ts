/** How long a screen waits before it draws again what goes on by itself. */
export type Pace = {
	/** Milliseconds. */
	readonly pauseMs: () => number;
	/** It was drawn, and nothing has held it up. */
	readonly drawn: () => void;
	/** Writing has taken so many milliseconds. */
	readonly wrote: (tookMs: number) => void;
	/** What happens waits for the next turn to be drawn, and is not drawn by itself. */
	readonly isSlow: () => boolean;
};

/** Milliseconds. */
const usualMs = 100;
const slowMs = 1000;
const longestMs = 2000;
/** More than a busy machine makes of a write into an empty buffer. */
const heldUpMs = 500;

/**
 * Node writes to a terminal and waits until the kernel has taken it: a line that is slower than what is drawn fills what the
 * kernel keeps for it, and then holds up the whole program, the run included. Such a line gets fewer frames than it could
 * take, until what is queued is through.
 */
export function createPace(): Pace {
	let pauseMs = usualMs;
	return {
		pauseMs: () => pauseMs,
		drawn() {
			pauseMs = Math.max(usualMs, 0.95 * pauseMs);
		},
		wrote(tookMs) {
			if (tookMs >= heldUpMs) pauseMs = Math.min(longestMs, Math.max(slowMs, 2 * pauseMs));
		},
		isSlow: () => pauseMs >= 2 * usualMs,
	};
}

/** The same stream, whose writing is timed. */
export function paced(stdout: NodeJS.WriteStream, pace: Pace): NodeJS.WriteStream {
	const write = (...args: Parameters<typeof stdout.write>) => {
		const begin = performance.now();
		const taken = stdout.write(...args);
		pace.wrote(performance.now() - begin);
		return taken;
	};
	return new Proxy(stdout, {
		get(stream, name) {
			if (name === 'write') return write;
			const value: unknown = Reflect.get(stream, name);
			return typeof value === 'function' ? value.bind(stream) : value;
		},
	});
}
