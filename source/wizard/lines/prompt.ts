import type {FieldId} from '../../model/answers.js';
import {clean} from '../../model/clean.js';
import {isToShare} from '../../model/verdict.js';
import {placeOf, type State} from '../state.js';
import {consentAsked, focusable, focusOf, viewOf} from '../view.js';
import {insteadOfWord} from './instead-of-word.js';
import {fieldQuestion, type Look} from './look.js';

/** The question, on the line on which it is answered. */
export function promptOf(state: State, look: Look): string {
	const {texts} = look;
	const {wizard, lines} = texts;
	const {dialog} = state;
	if (insteadOfWord(state, look)) return lines.goBack;
	switch (placeOf(state)) {
		case 'nic':
			return cardPrompt(state, look);
		case 'layout':
			return lines.question(lines.layout, listed(state), []);
		case 'lan':
		case 'management':
		case 'container':
			return fieldQuestion(state, focusOf(state) as FieldId, look);
		case 'warnings': {
			const {dangers, plan} = viewOf(state);
			const asked = consentAsked({dangers, plan});
			return asked ? `${wizard.warnings.word(clean(asked.word))} ` : lines.goOn;
		}
		case 'review': {
			const number = focusable(state).indexOf(focusOf(state) ?? '') + 1;
			return lines.question(lines.menu, `${number}`, []);
		}
		case 'quit':
		case 'apply':
		case 'fetch':
			return lines.question(lines.menu, '1', []);
		case 'command':
			return lines.printCommand;
		case 'explain':
			return lines.goOn;
		case 'give-up':
			return `${wizard.giveUp.label(dialog?.kind === 'give-up' ? clean(dialog.nic) : '')} `;
		case 'vlan':
			return `${wizard.vlan.label} `;
		case 'overwrite':
			return `${wizard.save.word} `;
		case 'name':
		case 'saving': {
			if (dialog?.kind !== 'name') return '';
			const label = dialog.format === 'script' ? wizard.save.file : wizard.save.folder;
			return lines.question(label, clean(dialog.text), []);
		}
	}
}

function listed(state: State): string {
	const on = focusOf(state) ?? '';
	return `${focusable(state).indexOf(on) + 1} ${clean(on)}`;
}

/** A card that cannot be chosen is not proposed. */
function cardPrompt(state: State, {texts: {lines}}: Look): string {
	const {facts, nics} = viewOf(state);
	if (!facts) return lines.failed;
	const on = nics.find(({nic}) => nic.name === focusOf(state));
	return on && (on.verdict.level !== 'blocked' || isToShare(on.verdict))
		? lines.question(lines.card, listed(state), [])
		: lines.noCard;
}
