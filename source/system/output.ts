import {Buffer} from 'node:buffer';
import type {Readable} from 'node:stream';

/** All that comes out of a stream, as text, once it is closed. What is more than `most` bytes is left out, and told. */
export function collect(stream: Readable | null, most: number, overflow: () => void): () => string {
	const chunks: Uint8Array[] = [];
	let room = most;
	stream?.on('data', (chunk: Uint8Array) => {
		chunks.push(chunk.subarray(0, room));
		if (chunk.length > room) overflow();
		room = Math.max(room - chunk.length, 0);
	});
	// What was printed before an error counts.
	stream?.on('error', () => undefined);
	return () => new TextDecoder().decode(Buffer.concat(chunks));
}

/** Each line as it comes, without its end; a line may also end with a bare carriage return. */
export function eachLine(stream: Readable | null, onLine: (line: string) => void): void {
	let rest = '';
	const decoder = new TextDecoder();
	stream?.on('data', (chunk: Uint8Array) => {
		const lines = (rest + decoder.decode(chunk, {stream: true})).split(/\r?\n|\r/);
		rest = lines.pop() ?? '';
		for (const line of lines) onLine(line);
	});
	stream?.on('end', () => {
		if (rest !== '') onLine(rest);
	});
}
