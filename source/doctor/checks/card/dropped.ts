import type {CardNow} from '../../../model/diagnosis/evidence.js';

/** A card counts what nobody wanted as well: protocols that this host does not speak. Below that it means nothing. */
const least = 1000;

export type Dropped = {readonly dropped: number; readonly percent: number};

/** Frames that arrived and were lost, where they are many; undefined: they are few, or the card does not count. */
export function manyDropped({received, dropped}: CardNow): Dropped | undefined {
	if (received === null || dropped === null || dropped < least) return undefined;
	const percent = Math.floor((dropped * 100) / Math.max(received + dropped, 1));
	return percent >= 1 ? {dropped, percent} : undefined;
}
