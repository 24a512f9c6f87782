import type {Glyphs} from '../glyphs.js';
import type {Words} from './words.js';

/** What the lines of the live view are made with. */
export type LiveSettings = Words & {
	readonly glyphs: Glyphs;
	readonly ascii: boolean;
	/** Size of the window. */
	readonly columns: number;
	readonly rows: number;
};
