import {usualEngine} from '../../host/engine-socket.js';
import {thisMachine} from '../../host/machine.js';
import type {ResolvedCommand} from '../../model/command.js';
import type {PullProgress} from '../../model/pull.js';
import {followSocket} from '../../system/follow-socket.js';
import {type RunResult, run} from '../../system/run.js';
import {countBytes} from './bytes.js';
import {countLayers, type Layers} from './layers.js';

export type PullOptions = {
	/** Of the command, as the user writes it. */
	readonly image: string;
	readonly timeoutMs: number;
	readonly signal?: AbortSignal | undefined;
	readonly onLine?: (line: string) => void;
	/** At most four times a second, but for each layer that comes or is done. */
	readonly onProgress: (progress: PullProgress) => void;
};

/** Milliseconds between two words about bytes. */
const pause = 250;

/**
 * Runs `docker pull`, and tells how far it is. Without a terminal the client names layers, but no bytes; the Engine tells
 * those to whoever asks it for the same image, and pulls it only once for both. So it is asked as soon as layers come, and
 * left alone when they are all here. Where it cannot be, or the registry wants a name and a password, which only the
 * client has, there is no word of bytes, and nothing is lost.
 */
export async function pullImage(
	command: ResolvedCommand,
	{image, timeoutMs, signal, onLine, onProgress}: PullOptions,
): Promise<RunResult> {
	const layersOf = countLayers();
	const bytes = countBytes();
	const watching = new AbortController();
	let layers: Layers | undefined;
	let watched: Promise<void> | undefined;
	let soon: NodeJS.Timeout | undefined;
	const tell = () => {
		clearTimeout(soon);
		soon = undefined;
		if (layers) onProgress({...layers, bytes: bytes.read() ?? null});
	};
	const onBytes = (line: string) => {
		bytes.take(line, performance.now());
		soon ??= setTimeout(tell, pause);
		if (bytes.downloaded()) watching.abort();
	};
	const result = await run(command, {
		timeoutMs,
		...(signal ? {signal} : {}),
		onLine: line => {
			const counted = layersOf(line);
			if (counted) {
				layers = counted;
				watched ??= watchEngine(image, onBytes, watching.signal);
				tell();
			}
			onLine?.(line);
		},
	});
	watching.abort();
	await watched;
	clearTimeout(soon);
	return result;
}

async function watchEngine(
	image: string,
	onLine: (line: string) => void,
	signal: AbortSignal,
): Promise<void> {
	const socket = await usualEngine(thisMachine());
	if (socket === undefined) return;
	// Without a tag the Engine would pull all of them.
	const tag = /[:@][^/]*$/.test(image) ? '' : '&tag=latest';
	const question = `/images/create?fromImage=${encodeURIComponent(image)}${tag}`;
	await followSocket(socket, {method: 'POST', question}, {onLine, signal});
}
