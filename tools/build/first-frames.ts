import {textsIn} from '../../source/text/language.js';
import {languages} from '../../source/text/languages.js';
import {firstSentences} from '../../source/wizard/first-sentences.js';

/** What `start.ts` draws the wizard's first frame from, by its name in dist/: the program's own sentences. */
export function firstFrames(): ReadonlyMap<string, string> {
	return new Map(
		languages.map(language => [`first-${language}.json`, JSON.stringify(firstSentences(textsIn(language)))]),
	);
}
