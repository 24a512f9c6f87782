import {Buffer} from 'node:buffer';
import {StringDecoder} from 'node:string_decoder';
import {replyFilter} from './without-replies.js';

/**
 * The one door for what comes from the terminal, while it is in raw mode: the text and sequences that somebody's keys and
 * pastes made, and nothing that the terminal said by itself. A sequence is never cut. Returns how to stop.
 */
export function hear(stdin: NodeJS.ReadStream, take: (typed: string) => void): () => void {
	const filter = replyFilter();
	const decoder = new StringDecoder('utf8');
	let timer: NodeJS.Timeout | undefined;
	let soon: NodeJS.Immediate | undefined;
	let stopped = false;
	const give = (bytes: string) => {
		const typed = decoder.write(Buffer.from(bytes, 'latin1'));
		if (typed !== '') take(typed);
	};
	// A timer is late where a frame took long, and then runs before what has come meanwhile is read.
	const afterReading = () => {
		soon = setImmediate(() => give(filter.flush()));
	};
	const stopWaiting = () => {
		clearTimeout(timer);
		clearImmediate(soon);
	};
	const onData = (data: Buffer | string) => {
		stopWaiting();
		give(filter.take(Buffer.from(data).toString('latin1')));
		const patienceMs = filter.patienceMs();
		if (!stopped && patienceMs !== undefined) timer = setTimeout(afterReading, patienceMs);
	};
	stdin.on('data', onData);
	stdin.setRawMode(true);
	stdin.resume();
	return () => {
		stopped = true;
		stopWaiting();
		stdin.off('data', onData);
		stdin.setRawMode(false);
		stdin.pause();
	};
}
