import type {Measure} from '../text/wrapping.js';

/**
 * Enough for the texts of the help: Chinese characters and their punctuation take two columns, and nothing is put together of
 * several. The build compares it with what the tables of Unicode say for each text, since the tables take as long to load as Node
 * itself.
 */
export const helpMeasure: Measure = {
	widthOf: text => text.length + (text.match(/[\u2e80-\u9fff\uff00-\uff60]/g)?.length ?? 0),
	graphemes: text => [...text],
};
