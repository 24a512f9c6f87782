import type {Option} from 'commander';

import {addressModes, layoutNames} from '../../model/answers.js';
import {confirmWord} from '../../model/confirm.js';
import {doctorIds} from '../../model/diagnosis/doctor-ids.js';
import {helpTopics} from '../../model/help-topic.js';
import type {Values} from '../../model/program-shape.js';
import {dangerCodes} from '../../plan/severities.js';
import {languages} from '../../text/languages.js';
import {shells} from './shells.js';

const words = (list: readonly string[]): Values => ({kind: 'words', words: [...new Set(list)]});
const checks = words(doctorIds);

/** Of options that do not say it themselves; all others take what nobody can list. */
const byOption: Readonly<Record<string, Values>> = {
	'--nic': {kind: 'card'},
	'--give-up-nic': {kind: 'card'},
	'--also': {kind: 'card'},
	'--layout': words(layoutNames),
	'--address': words(addressModes),
	'--lang': words(languages),
	'--consent': words(dangerCodes),
	'--ignore': checks,
	'--answers': {kind: 'file'},
	'--facts': {kind: 'file'},
	'--output': {kind: 'file'},
	'--report': {kind: 'file'},
	'--storage': {kind: 'folder'},
	'--state-dir': {kind: 'folder'},
};

export function valuesOfOption({argChoices, long = ''}: Option, command: string): Values {
	if (argChoices) return words(argChoices);
	// Not a danger of a plan: what an undo costs when its card is gone.
	if (long === '--consent' && command === 'undo') return words(['card-missing']);
	return byOption[long] ?? {kind: 'text'};
}

/** `names`: of all commands. */
export function valuesOfArgument(command: string, names: readonly string[]): Values {
	const byCommand: Readonly<Record<string, Values>> = {
		doctor: checks,
		confirm: words([confirmWord]),
		completion: words(shells),
		help: words([...names, ...helpTopics]),
	};
	return byCommand[command] ?? {kind: 'text'};
}
