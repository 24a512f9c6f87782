import type {Verdict} from '../../model/check.js';
import type {Glyphs} from '../glyphs.js';

/** In a file of its own, so that the log of a run without a screen does not load Ink. */
export function verdictSign(verdict: Verdict, glyphs: Glyphs): string {
	return {ok: glyphs.tick, failed: glyphs.cross, waiting: glyphs.ellipsis, unknown: glyphs.dot}[verdict];
}
