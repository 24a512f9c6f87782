import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {type Inside, must} from './veths.js';

/** What `inside/watcher.mjs` is told; see there. */
export type Watch = {
	readonly name: string;
	readonly program: string;
	readonly args: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly until?: readonly string[];
	readonly next?: {
		readonly press?: readonly string[];
		readonly count?: number;
		readonly pauseMs?: number;
		readonly restMs?: number;
		readonly heldFile?: string;
	};
};

/** Times in milliseconds since the start; `frame`: the how manieth frame was the complete one. */
export type Watched = {
	readonly name: string;
	readonly ms: number;
	readonly first: number;
	readonly complete: number;
	readonly frame: number;
	readonly presses: readonly number[];
	/** Bytes. */
	readonly resident: number;
	/** The longest time that the event loop was held up. */
	readonly held: number;
};

export const node = process.execPath;
const watcher = fileURLToPath(new URL('inside/watcher.mjs', import.meta.url));

/** Watches programs in a pseudo-terminal, one after the other. Throws where one never shows what it should. */
export async function watch(runs: readonly Watch[], inside: Inside = must): Promise<readonly Watched[]> {
	return watchedOf(await inside(node, [watcher], {input: JSON.stringify(runs)}));
}

export function watchedOf(output: string): readonly Watched[] {
	return output.split('\n').map(line => {
		const {failed, screen, ...watched} = JSON.parse(line);
		if (failed) throw new Error(`${watched.name} stops here:\n${screen}`);
		return watched;
	});
}

/** The same runs `rounds` times, the other way round in every second one. */
export function byTurns<T>(runs: readonly T[], rounds: number): T[] {
	return Array.from({length: rounds}, (_, round) => (round % 2 === 0 ? runs : [...runs].reverse())).flat();
}
