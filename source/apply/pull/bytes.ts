import * as z from 'zod/mini';
import {parseJson} from '../../host/docker.js';
import type {PulledBytes} from '../../model/pull.js';

const count = z.nullish(z.number().check(z.nonnegative()));
const message = z.object({
	status: z.nullish(z.string()),
	id: z.nullish(z.string()),
	progressDetail: z.nullish(z.object({current: count, total: count})),
});

type Layer = {readonly done: number; readonly total: number | null; readonly over: boolean};

export type ByteCount = {
	/** Takes one line of what the Engine says while it pulls; `now`: milliseconds of a monotonic clock. */
	readonly take: (line: string, now: number) => void;
	/** undefined: nothing is known of any layer. */
	readonly read: () => PulledBytes | undefined;
	/** Every layer that was named has been downloaded; what is left is to unpack them. */
	readonly downloaded: () => boolean;
};

/** Milliseconds over which the rate is told: shorter jumps about, longer tells of a line that is not there any more. */
const window = 8000;
/** Before that a rate is a guess. */
const least = 1000;

/** Adds up what the Engine says of each layer: `{"status":"Downloading","id":"0a3f2c1b4d5e","progressDetail":{"current":…,"total":…}}`. */
export function countBytes(): ByteCount {
	const layers = new Map<string, Layer>();
	let samples: ReadonlyArray<{readonly at: number; readonly done: number}> = [];
	const sum = () => [...layers.values()].reduce((all, {done}) => all + done, 0);

	return {
		take(line, now) {
			const parsed = message.safeParse(parseJson(line));
			if (!parsed.success) return;
			const {status, id, progressDetail} = parsed.data;
			// The first line has the tag for its id.
			if (!id || !/^[\da-f]{12}$/.test(id) || !status) return;
			const next = after(
				layers.get(id),
				status,
				progressDetail?.current ?? null,
				progressDetail?.total ?? null,
			);
			if (next === null) layers.delete(id);
			else layers.set(id, next);
			samples = [...samples.filter(({at}) => now - at <= window), {at: now, done: sum()}];
		},
		read() {
			const known = [...layers.values()];
			if (known.length === 0) return undefined;
			const total = known.reduce<number | null>(
				(all, layer) => (all === null || layer.total === null ? null : all + layer.total),
				0,
			);
			return {done: sum(), total, perSecond: rateOf(samples)};
		},
		downloaded: () => layers.size > 0 && [...layers.values()].every(({over}) => over),
	};
}

/** null: the layer is here already, and none of its bytes come. */
function after(
	layer: Layer | undefined,
	status: string,
	current: number | null,
	total: number | null,
): Layer | null {
	const size = total !== null && total > 0 ? total : (layer?.total ?? null);
	switch (status) {
		case 'Already exists':
			return null;
		case 'Downloading':
			return {done: Math.max(layer?.done ?? 0, current ?? 0), total: size, over: layer?.over ?? false};
		case 'Verifying Checksum':
		case 'Download complete':
		case 'Extracting':
		case 'Pull complete':
			// A small layer comes too fast for anybody to have said its size.
			return {done: size ?? layer?.done ?? 0, total: size ?? layer?.done ?? 0, over: true};
		default:
			return layer ?? {done: 0, total: null, over: false};
	}
}

function rateOf(samples: ReadonlyArray<{readonly at: number; readonly done: number}>): number | null {
	const [first, last] = [samples[0], samples.at(-1)];
	if (!first || !last || last.at - first.at < least) return null;
	return Math.max(0, ((last.done - first.done) * 1000) / (last.at - first.at));
}
