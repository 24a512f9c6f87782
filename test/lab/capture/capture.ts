import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {bareEnvironment} from '../system/run.js';
import {until} from '../system/until.js';
import type {Namespace} from '../wire/namespace.js';
import {decodeFrame, type Frame} from './decode.js';
import {pcapReader} from './pcap.js';

/** Frames passing one port of the switch, both directions. */
export type Capture = {
	/** The frames seen so far, oldest first; grows while the capture runs. */
	readonly frames: readonly Frame[];
	/** Waits for a frame that matches, among those seen and those to come. */
	waitFor(what: string, matches: (frame: Frame) => boolean, timeoutMs?: number): Promise<Frame>;
	/** Ends the capture and returns every frame. Throws if tcpdump lost one. */
	stop(): Promise<readonly Frame[]>;
};

/** Starts tcpdump on an interface of a namespace; resolves when it really listens. `filter` in tcpdump's own words. */
export async function startCapture(place: Namespace, port: string, filter = ''): Promise<Capture> {
	// Unbuffered on every level: what was on the wire is in `frames` at once.
	const words = [
		'-i',
		port,
		'-n',
		'-w',
		'-',
		'-U',
		'--immediate-mode',
		'-B',
		'4096',
		...(filter === '' ? [] : [filter]),
	];
	const [program, args] = place.enter(['tcpdump', words]);
	const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'pipe'], env: bareEnvironment});
	const ended = once(child, 'close');
	const frames: Frame[] = [];
	let said = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said += text;
	});
	child.stdout.on(
		'data',
		pcapReader(({time, bytes}) => frames.push(decodeFrame(time, bytes))),
	);
	await until(
		`tcpdump on ${port}`,
		() => {
			if (child.exitCode !== null) {
				throw new Error(said);
			}
			return said.includes('listening on');
		},
		{everyMs: 10},
	);

	return {
		frames,
		async waitFor(what, matches, timeoutMs = 30_000) {
			return until(what, () => frames.find(matches), {timeoutMs, everyMs: 20});
		},
		async stop() {
			// What the kernel has counted but tcpdump not yet handed over is on its way: the answer to SIGUSR1 tells.
			await until(
				`the last frames of ${port}`,
				() => {
					child.kill('SIGUSR1');
					const counted = [...said.matchAll(/(\d+) packets received by filter/g)].at(-1)?.[1];
					return counted !== undefined && frames.length >= Number(counted);
				},
				{everyMs: 20},
			);
			child.kill('SIGINT');
			await ended;
			const lost = [...said.matchAll(/(\d+) packets dropped by kernel/g)].at(-1)?.[1];
			if (lost !== '0') {
				throw new Error(`tcpdump on ${port} lost frames, or did not say: ${said}`);
			}
			return frames;
		},
	};
}
