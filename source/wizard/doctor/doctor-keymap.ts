import type {Texts} from '../../text/en.js';
import type {LineEdit} from '../line-editor.js';
import type {DoctorState} from './doctor-state.js';

/** What is shown, as far as the keys are concerned. */
export type DoctorContext = 'looking' | 'results' | 'question' | 'word' | 'as-user' | 'running';

export type DoctorCommand =
	| LineEdit
	| 'previous'
	| 'next'
	| 'open'
	| 'fix'
	| 'again'
	| 'page-up'
	| 'page-down'
	| 'top'
	| 'bottom'
	| 'yes'
	| 'no'
	| 'agree'
	| 'leave'
	| 'interrupt';

export type DoctorBinding = {
	readonly command: DoctorCommand;
	readonly keys: readonly string[];
	/** A binding with a hint is shown in the footer, where it does something. */
	readonly hint?: keyof Texts['doctorScreen']['keys'];
	readonly shown?: readonly string[];
};

const interrupt: DoctorBinding = {command: 'interrupt', keys: ['ctrl+c'], hint: 'quit', shown: ['Ctrl-C']};
const leave: DoctorBinding = {command: 'leave', keys: ['q', 'esc'], hint: 'leave', shown: ['q']};
const no: DoctorBinding = {command: 'no', keys: ['esc'], hint: 'back', shown: ['Esc']};

const pages: readonly DoctorBinding[] = [
	{command: 'page-down', keys: ['pageDown'], hint: 'scroll', shown: ['PgUp', 'PgDn']},
	{command: 'page-up', keys: ['pageUp']},
];

/** As `less` has it, where no text is typed. */
const paging: readonly DoctorBinding[] = [
	...pages,
	{command: 'page-down', keys: [' ']},
	{command: 'page-up', keys: ['b']},
	{command: 'top', keys: ['home']},
	{command: 'bottom', keys: ['end']},
];

/** The only place that knows what a key does in the doctor. Its footer is made from it. */
export const doctorKeymap: {readonly [C in DoctorContext]: readonly DoctorBinding[]} = {
	looking: [leave, interrupt],
	results: [
		{command: 'previous', keys: ['up', 'k', 'shift+tab']},
		{command: 'next', keys: ['down', 'j', 'tab'], hint: 'move', shown: ['up', 'down']},
		{command: 'open', keys: ['enter'], hint: 'open', shown: ['Enter']},
		{command: 'fix', keys: ['f'], hint: 'fix', shown: ['f']},
		{command: 'again', keys: ['r'], hint: 'again', shown: ['r']},
		...paging,
		leave,
		interrupt,
	],
	question: [
		{command: 'yes', keys: ['y', 'Y'], hint: 'yes', shown: ['y']},
		{command: 'no', keys: ['n', 'N', 'enter', 'esc', 'q'], hint: 'no', shown: ['n', 'Enter', 'Esc']},
		...paging,
		interrupt,
	],
	word: [
		{command: 'agree', keys: ['enter'], hint: 'agree', shown: ['Enter']},
		no,
		...pages,
		{command: 'left', keys: ['left', 'ctrl+b']},
		{command: 'right', keys: ['right', 'ctrl+f']},
		{command: 'home', keys: ['home', 'ctrl+a']},
		{command: 'end', keys: ['end', 'ctrl+e']},
		{command: 'backspace', keys: ['backspace']},
		{command: 'delete', keys: ['delete', 'ctrl+d']},
		{command: 'kill-line', keys: ['ctrl+u']},
		{command: 'kill-word', keys: ['ctrl+w']},
		{command: 'kill-rest', keys: ['ctrl+k']},
		interrupt,
	],
	'as-user': [
		{command: 'no', keys: ['esc', 'enter', 'q'], hint: 'back', shown: ['Esc']},
		{command: 'again', keys: ['r'], hint: 'again', shown: ['r']},
		...paging,
		interrupt,
	],
	running: [interrupt],
};

export function doctorContext({diagnosis, asking, fixing}: DoctorState): DoctorContext {
	if (fixing) return 'running';
	if (asking) return asking.asUser ? 'as-user' : asking.word === null ? 'question' : 'word';
	return diagnosis ? 'results' : 'looking';
}

/** The keys that scroll in a context. */
export function scrollKeysOf(context: DoctorContext): readonly string[] {
	return doctorKeymap[context].find(({hint}) => hint === 'scroll')?.shown ?? [];
}

export function doctorCommandFor(context: DoctorContext, key: string): DoctorCommand | undefined {
	return doctorKeymap[context].find(({keys}) => keys.includes(key))?.command;
}
