import type {Picture} from '../../model/picture.js';
import type {Glyphs} from '../glyphs.js';
import type {Words} from './words.js';

/** What the lines of the live view are made with. */
export type LiveSettings = Words & {
	readonly glyphs: Glyphs;
	readonly ascii: boolean;
	/** What the run makes; null: a run that makes nothing. */
	readonly picture: Picture | null;
	/** Size of the window. */
	readonly columns: number;
	readonly rows: number;
};
