import type {LineEdit} from './line-editor.js';

/** What is focused, as far as the keys are concerned. */
export type Context =
	| 'cards'
	| 'no-cards'
	| 'layouts'
	| 'text'
	| 'choice'
	| 'findings'
	| 'word'
	| 'menu'
	| 'quit'
	| 'apply'
	| 'fetch'
	| 'give-up'
	| 'vlan'
	| 'name'
	| 'overwrite'
	| 'command'
	| 'explain'
	| 'busy';

export type KeyCommand =
	| LineEdit
	| 'up'
	| 'down'
	| 'accept'
	| 'back'
	| 'previous'
	| 'choose-previous'
	| 'choose-next'
	| 'toggle-all'
	| 'vlan'
	| 'refresh'
	| 'troubleshoot'
	| 'explain'
	| 'forget'
	| 'scroll-up'
	| 'scroll-down'
	| 'page-up'
	| 'page-down'
	| 'top'
	| 'bottom'
	| 'interrupt';

export type Hint =
	| 'move'
	| 'choose'
	| 'next'
	| 'goOn'
	| 'edit'
	| 'change'
	| 'all'
	| 'fewer'
	| 'vlan'
	| 'refresh'
	| 'troubleshoot'
	| 'forget'
	| 'scroll'
	| 'save'
	| 'printCommand'
	| 'explain'
	| 'close'
	| 'back'
	| 'leave'
	| 'quit';

/** `keys` as `presses.ts` names them, or a character. A binding with a hint is shown in the footer, where it does something. */
export type Binding = {
	readonly command: KeyCommand;
	readonly keys: readonly string[];
	readonly hint?: Hint | undefined;
	readonly shown?: readonly string[];
};

const interrupt: Binding = {command: 'interrupt', keys: ['ctrl+c'], hint: 'quit', shown: ['Ctrl-C']};
const previous: Binding = {command: 'previous', keys: ['shift+tab']};
const back: readonly Binding[] = [{command: 'back', keys: ['esc'], hint: 'back', shown: ['Esc']}, previous];

/** What the words on the screen mean. Where text is typed, a question mark is no part of any value that is typed; one can be pasted. */
const explain: Binding = {command: 'explain', keys: ['?'], hint: 'explain', shown: ['?']};

function accept(hint: Hint): Binding {
	return {command: 'accept', keys: ['enter'], hint, shown: ['Enter']};
}

const list: readonly Binding[] = [
	{command: 'up', keys: ['up', 'k']},
	{command: 'down', keys: ['down', 'j'], hint: 'move', shown: ['up', 'down']},
];

const fieldsOfForm: readonly Binding[] = [
	{command: 'up', keys: ['up']},
	{command: 'down', keys: ['down', 'tab'], hint: 'move', shown: ['up', 'down']},
];

/** Where the cursor stays at the end. */
const deleting: readonly Binding[] = [
	{command: 'backspace', keys: ['backspace']},
	{command: 'kill-line', keys: ['ctrl+u']},
	{command: 'kill-word', keys: ['ctrl+w']},
];

const editing: readonly Binding[] = [
	{command: 'left', keys: ['left', 'ctrl+b']},
	{command: 'right', keys: ['right', 'ctrl+f'], hint: 'edit', shown: ['left', 'right']},
	{command: 'home', keys: ['home', 'ctrl+a']},
	{command: 'end', keys: ['end', 'ctrl+e']},
	...deleting,
	{command: 'delete', keys: ['delete', 'ctrl+d']},
	{command: 'kill-rest', keys: ['ctrl+k']},
];

/** For lists with something to read below them. */
const pages: readonly Binding[] = [
	{command: 'page-down', keys: ['pageDown', ' '], hint: 'scroll', shown: ['PgUp', 'PgDn']},
	{command: 'page-up', keys: ['pageUp', 'b']},
	{command: 'top', keys: ['home']},
	{command: 'bottom', keys: ['end']},
];

const scrolling: readonly Binding[] = [
	{command: 'scroll-up', keys: ['up']},
	{command: 'scroll-down', keys: ['down'], hint: 'scroll', shown: ['up', 'down']},
	{command: 'page-down', keys: ['pageDown']},
	{command: 'page-up', keys: ['pageUp']},
];

/** As `less` has it, where no text is typed. */
const paging: readonly Binding[] = [
	{command: 'page-down', keys: [' ']},
	{command: 'page-up', keys: ['b']},
	{command: 'top', keys: ['home']},
	{command: 'bottom', keys: ['end']},
];

const eitherOr: readonly Binding[] = [
	{command: 'up', keys: ['up', 'left', 'k']},
	{command: 'down', keys: ['down', 'right', 'tab', 'j'], hint: 'move', shown: ['up', 'down']},
	accept('choose'),
	...back,
	interrupt,
];

const toggleAll: Binding = {command: 'toggle-all', keys: ['a'], hint: 'all', shown: ['a']};

/** On the first screen, whatever is listed there. */
const onCards: readonly Binding[] = [
	{command: 'refresh', keys: ['r'], hint: 'refresh', shown: ['r']},
	{command: 'troubleshoot', keys: ['t'], hint: 'troubleshoot', shown: ['t']},
	{command: 'forget', keys: ['c'], hint: 'forget', shown: ['c']},
	...pages,
	explain,
	{command: 'back', keys: ['esc'], hint: 'leave', shown: ['Esc']},
	previous,
	interrupt,
];

/** The only place that knows what a key does. The footer is made from it. */
export const keymap: {readonly [C in Context]: readonly Binding[]} = {
	cards: [
		...list,
		accept('choose'),
		toggleAll,
		{command: 'vlan', keys: ['v'], hint: 'vlan', shown: ['v']},
		...onCards,
	],
	// Enter says that there is none.
	'no-cards': [{command: 'accept', keys: ['enter']}, toggleAll, ...onCards],
	layouts: [...list, accept('choose'), ...pages, explain, ...back, interrupt],
	text: [...fieldsOfForm, accept('next'), ...editing, explain, ...back, interrupt],
	choice: [
		{command: 'choose-previous', keys: ['left']},
		{command: 'choose-next', keys: ['right', ' '], hint: 'change', shown: ['left', 'right']},
		...fieldsOfForm,
		accept('next'),
		explain,
		...back,
		interrupt,
	],
	findings: [...scrolling, accept('goOn'), ...paging, explain, ...back, interrupt],
	word: [...scrolling, accept('goOn'), ...deleting, explain, ...back, interrupt],
	menu: [...list, accept('choose'), ...pages, explain, ...back, interrupt],
	quit: eitherOr,
	apply: eitherOr,
	fetch: eitherOr,
	'give-up': [...scrolling, accept('goOn'), ...editing, ...back, interrupt],
	vlan: [...scrolling, accept('goOn'), ...editing, ...back, interrupt],
	name: [accept('save'), ...editing, ...back, interrupt],
	overwrite: [accept('save'), ...editing, ...back, interrupt],
	command: [...scrolling, accept('printCommand'), ...paging, ...back, interrupt],
	explain: [
		...scrolling,
		...paging,
		{...explain, hint: undefined},
		{command: 'accept', keys: ['enter']},
		{command: 'back', keys: ['esc', 'shift+tab'], hint: 'close', shown: ['Esc']},
		interrupt,
	],
	busy: [interrupt],
};

/** Contexts in which characters are text, not commands. */
const typing: ReadonlySet<Context> = new Set<Context>([
	'text',
	'word',
	'name',
	'overwrite',
	'give-up',
	'vlan',
]);

export function takesText(context: Context): boolean {
	return typing.has(context);
}

export function commandFor(context: Context, key: string): KeyCommand | undefined {
	return keymap[context].find(({keys}) => keys.includes(key))?.command;
}
