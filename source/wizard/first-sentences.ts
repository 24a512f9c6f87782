import type {Texts} from '../text/en.js';
import type {Hinted} from './hint-lines.js';
import {keymap} from './keymap.js';
import type {Screen} from './screens.js';

/** All that the first frame says, in one language. */
export type FirstSentences = {
	readonly steps: {readonly [S in Screen]: string};
	/** Of the first step, where a narrow window has no room for all of them. */
	readonly label: string;
	readonly title: string;
	readonly loading: string;
	readonly hints: readonly Hinted[];
};

/** Nothing is listed, nothing remembered, and it is looking already. */
const idleAtFirst: readonly string[] = ['all', 'refresh', 'forget', 'scroll'];

/** Apart from the frame: the build writes it down for `start.ts`, which has no sentences (`tools/build/first-frames.ts`). */
export function firstSentences({wizard}: Pick<Texts, 'wizard'>): FirstSentences {
	const {steps, titles, loading, keys} = wizard;
	return {
		steps,
		label: wizard.step(1, Object.keys(steps).length, steps.nic),
		title: titles.nic,
		loading,
		hints: keymap['no-cards'].flatMap(({hint, shown}) =>
			hint && shown && !idleAtFirst.includes(hint) ? [{shown, text: keys[hint]}] : [],
		),
	};
}
