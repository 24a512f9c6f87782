import {editLine, lineOf} from './line-editor.js';
import {goOn, withAnswers} from './navigation.js';
import type {FocusedAction, State} from './state.js';
import {consentAsked, consentKey, viewOf} from './view.js';

/** Characters; the longest name of an interface has 15. */
const longest = 20;

/** The word that accepts dangers: the name of the card that they are about. */
export function reduceWarnings(state: State, action: FocusedAction): State {
	const {plan, dangers} = viewOf(state);
	switch (action.type) {
		case 'insert':
			if (dangers.length === 0) return state;
			// The word is there to make somebody read; what is pasted was not read.
			if (action.pasted) return {...state, notice: {code: 'word-pasted'}};
			return {...state, word: (state.word + action.text).slice(0, longest)};
		case 'edit':
			return {...state, word: editLine(lineOf(state.word), action.edit).text};
		case 'choose':
			return state;
		case 'accept':
			return withAnswers(state, () => {
				const asked = consentAsked({dangers, plan});
				if (!asked) return goOn(state);
				if (state.word.trim() !== asked.word)
					return {...state, notice: {code: 'word-wrong', word: asked.word}};
				const consents = [...state.consents, ...asked.dangers.map(finding => consentKey(finding, plan))];
				const agreed = {...state, consents};
				return asked.dangers.length === dangers.length ? goOn(agreed) : {...agreed, word: ''};
			});
	}
}
