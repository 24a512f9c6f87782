import type {Fetch} from '../../model/pull.js';
import type {Texts} from '../../text/en.js';
import {fetchText} from '../fetch-text.js';
import type {WizardPorts} from '../ports.js';
import {reduce} from '../reduce.js';
import type {State} from '../state.js';
import {imageToFetch} from '../wanted.js';

export type FollowOptions = {
	readonly texts: Texts;
	readonly images: WizardPorts['images'];
	readonly say: (line: string) => void;
};

export type FetchFollower = {
	/**
	 * Has the image pulled that the state wants, and tells how far it is: at once when it begins or ends, else where a new
	 * place is told anyway, since nobody is to be spoken to in the middle of an answer.
	 */
	readonly tell: (state: State, isNewPlace: boolean) => State;
	readonly end: () => void;
};

export function followFetch({texts, images, say}: FollowOptions): FetchFollower {
	let latest: Fetch | undefined;
	let told = '';
	const end = images.subscribe(fetch => {
		latest = fetch;
	});
	return {
		tell(state, isNewPlace) {
			images.want(imageToFetch(state));
			const now = latest === state.fetch ? state : reduce(state, {type: 'fetched', fetch: latest});
			if (
				latest &&
				(isNewPlace || latest.phase !== state.fetch?.phase || latest.image !== state.fetch.image)
			) {
				const line = fetchText(latest, texts);
				if (line !== told) say(line);
				told = line;
			}
			return reduce(now, {type: 'drawn'});
		},
		end,
	};
}
