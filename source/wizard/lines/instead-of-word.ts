import {clean} from '../../model/clean.js';
import {placeOf, type State} from '../state.js';
import {consentAsked, viewOf} from '../view.js';
import type {Look} from './look.js';

/**
 * What is told in place of the question where a word has to be typed by hand (promise B3), and the terminal cannot tell that
 * it was: what leads to the same. Undefined: the word can be asked for, or none is wanted.
 */
export function insteadOfWord(
	state: State,
	{texts, ports, marksPastes}: Look,
): readonly string[] | undefined {
	if (marksPastes) return undefined;
	const {instead} = texts.lines;
	if (placeOf(state) === 'give-up' && state.dialog?.kind === 'give-up') {
		const flag = ports.quote(['--give-up-nic', [state.dialog.nic]]);
		return [texts.terminal.unmarked, instead.giveUp, `  ${clean(flag)}`];
	}
	const {dangers, plan, setup} = viewOf(state);
	if (placeOf(state) !== 'warnings' || !setup || !consentAsked({dangers, plan})) return undefined;
	const consents = [...new Set([...setup.consents, ...dangers.map(({code}) => code)])];
	const action = state.canApply ? 'apply' : 'export';
	const command = ports.quote(ports.equivalentCommand({...setup, consents}, action));
	return [texts.terminal.unmarked, instead.consent, `  ${clean(command)}`];
}
