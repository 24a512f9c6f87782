import type {PullProgress} from '../model/pull.js';
import type {Texts} from '../text/en.js';
import {countdownText} from './live/words.js';

/** How far a pull is, in words: bytes of bytes, the rate and what is left where Docker tells them, else layers. */
export function pulledText({done, total, bytes}: PullProgress, texts: Texts): string {
	const {layers, pull} = texts.run;
	if (bytes === null || (bytes.total === 0 && bytes.done === 0)) return layers(done, total);
	if (bytes.total !== null && bytes.done >= bytes.total)
		return done < total ? pull.unpacking(layers(done, total)) : layers(done, total);
	const size =
		bytes.total === null
			? pull.soFar(megabytes(bytes.done))
			: pull.of(megabytes(bytes.done), megabytes(bytes.total));
	const {perSecond} = bytes;
	if (perSecond === null || perSecond < 1) return size;
	const left =
		bytes.total === null ? [] : [pull.left(roughTime(texts, (bytes.total - bytes.done) / perSecond))];
	return [size, pull.rate(megabytes(perSecond)), ...left].join(pull.between);
}

/** The share that is there, from 0 to 1. */
export function pulledShare({done, total, bytes}: PullProgress): number {
	if (bytes?.total) return Math.min(1, bytes.done / bytes.total);
	return total === 0 ? 0 : done / total;
}

function megabytes(bytes: number): string {
	const million = bytes / 1_000_000;
	return million < 10 ? million.toFixed(1) : String(Math.round(million));
}

/** Calm: seconds in fives, minutes whole but for the last ones. `seconds` may be anything. */
function roughTime(texts: Texts, seconds: number): string {
	const step = seconds > 300 ? 60 : 5;
	return countdownText(texts, Math.max(step, Math.ceil(seconds / step) * step) * 1000);
}
