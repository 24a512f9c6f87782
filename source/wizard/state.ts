import type {FieldId, LayoutName, RawAnswers} from '../model/answers.js';
import type {Facts, LanProbe} from '../model/facts.js';
import type {Predecessor} from '../model/predecessor.js';
import type {Fetch} from '../model/pull.js';
import type {Topic} from './explained.js';
import type {LineEdit} from './line-editor.js';
import type {Press} from './presses.js';
import {type Screen, screens} from './screens.js';

export type SaveFormat = 'script' | 'compose';

/** What lies over a screen and takes the keys. */
export type Dialog =
	| {readonly kind: 'quit'; readonly leave: boolean}
	| {
			readonly kind: 'name';
			readonly format: SaveFormat;
			readonly text: string;
			readonly cursor: number | undefined;
			readonly failure: string | undefined;
	  }
	| {readonly kind: 'saving'; readonly format: SaveFormat; readonly target: string; readonly force: boolean}
	| {
			readonly kind: 'overwrite';
			readonly format: SaveFormat;
			readonly target: string;
			readonly text: string;
			readonly cursor: number;
	  }
	| {readonly kind: 'command'}
	/** What the words of a question mean. */
	| {readonly kind: 'explain'; readonly topic: Topic}
	/** Last question before the machine is changed. */
	| {readonly kind: 'apply'; readonly sure: boolean}
	/** Is the image to come already while the user answers? */
	| {readonly kind: 'fetch'; readonly image: string; readonly now: boolean}
	/** A card that carries this host is given up by typing its name. */
	| {
			readonly kind: 'give-up';
			readonly nic: string;
			readonly layout: LayoutName;
			readonly text: string;
			readonly cursor: number;
	  }
	/** DSM gets a VLAN on a card, by its number. */
	| {readonly kind: 'vlan'; readonly parent: string; readonly text: string; readonly cursor: number};

/** Where the keys go. */
export type Place = Screen | Dialog['kind'];

/** Why the last key did nothing, or did not do what one might expect. */
export type Notice =
	| {readonly code: 'nic-blocked'; readonly nic: string}
	/** The machine that the facts are of needs the card itself, and it cannot be given up from here. */
	| {readonly code: 'nic-needed'; readonly nic: string}
	| {readonly code: 'no-nic'}
	/** The facts are another machine's, and the doctor would look at this one. */
	| {readonly code: 'not-this-machine'}
	| {readonly code: 'give-up-wrong'; readonly nic: string}
	/** No VLAN can be made on it. */
	| {readonly code: 'vlan-unfit'; readonly nic: string}
	| {readonly code: 'vlan-wrong'; readonly value: string}
	/** The kernel takes names of up to 15 characters. */
	| {readonly code: 'vlan-name-long'; readonly name: string}
	/** A file cannot take itself back. */
	| {readonly code: 'only-apply'}
	| {readonly code: 'has-errors'}
	/** What is proposed has become another value while it was looked at. */
	| {readonly code: 'answers-changed'}
	| {readonly code: 'field-wrong'}
	| {readonly code: 'answers-wrong'; readonly field: FieldId}
	| {readonly code: 'word-wrong'; readonly word: string}
	| {readonly code: 'word-pasted'}
	| {readonly code: 'overwrite-wrong'}
	| {readonly code: 'target-missing'};

export type Outcome =
	| {
			readonly kind: 'saved';
			readonly format: SaveFormat;
			readonly target: string;
			readonly paths: readonly string[];
	  }
	| {readonly kind: 'apply'}
	| {readonly kind: 'command'}
	/** Why does DSM not answer? The doctor goes on from here. */
	| {readonly kind: 'troubleshoot'}
	| {readonly kind: 'quit'}
	| {readonly kind: 'interrupted'};

/** `details`: the cards are listed, and what only their details tell is still being read. */
export type Load =
	| {readonly state: 'loading' | 'details' | 'ready'}
	| {readonly state: 'failed'; readonly message: string};

export type Moved = {readonly name: string; readonly predecessors: readonly Predecessor[]};

/** Everything that the wizard remembers. What follows from it is worked out in `view.ts`. */
export type State = {
	readonly screen: Screen;
	readonly load: Load;
	/** The last reading of the machine; it stays while another one is under way. */
	readonly facts: Facts | undefined;
	readonly probes: readonly LanProbe[];
	/** What was read once more when the container `name` was chosen, that DSM is to move out of. */
	readonly moved: Moved | undefined;
	/** `nic address` of the questions to the LAN that are under way. */
	readonly asking: readonly string[];
	/** What the user said, by flag or by hand, and nothing else: the rest is proposed anew after each change. */
	readonly raw: RawAnswers;
	/** What is focused on each screen: a field, a card, a layout, an item of the menu. */
	readonly focus: {readonly [S in Screen]?: string};
	/** Place of the cursor in the focused text; undefined while nobody has touched it: then typing replaces it. */
	readonly cursor: number | undefined;
	/** What was answered last time is not to be proposed any more. */
	readonly forgotten: boolean;
	/** The card that the user gives up although this host itself depends on it. */
	readonly giveUp: string | undefined;
	/** This is the machine that it is about: it can be done right away. */
	readonly canApply: boolean;
	/** Whether the image is to be pulled meanwhile: asked once, and what the user said. */
	readonly fetching: 'unasked' | 'no' | 'yes';
	/** How far the pull is. */
	readonly fetch: Fetch | undefined;
	readonly showAll: boolean;
	readonly scroll: number;
	readonly notice: Notice | undefined;
	/** The word that is being typed on the warnings screen, and the dangers that have been accepted. */
	readonly word: string;
	readonly consents: readonly string[];
	readonly dialog: Dialog | undefined;
	/**
	 * Something else is about to be shown, and the user has not seen it: keys that come before it is drawn (the second
	 * of two fast Enters, the rest of a paste) were not meant for it.
	 */
	readonly undrawn: boolean;
	readonly outcome: Outcome | undefined;
};

/** What a press comes to, where the user is. */
export type UserAction =
	| {readonly type: 'move'; readonly by: 1 | -1}
	| {readonly type: 'accept'}
	| {readonly type: 'back'}
	| {readonly type: 'previous'}
	| {readonly type: 'insert'; readonly text: string; readonly pasted: boolean}
	| {readonly type: 'edit'; readonly edit: LineEdit}
	| {readonly type: 'choose'; readonly by: 1 | -1}
	| {readonly type: 'toggle-all'}
	| {readonly type: 'vlan'}
	| {readonly type: 'refresh'}
	| {readonly type: 'troubleshoot'}
	| {readonly type: 'explain'}
	| {readonly type: 'forget'}
	| {readonly type: 'scroll'; readonly to: number}
	| {readonly type: 'interrupt'};

/** What is meant for the focused thing. */
export type FocusedAction = Extract<UserAction, {readonly type: 'accept' | 'insert' | 'edit' | 'choose'}>;

export type MachineAction =
	| {readonly type: 'drawn'}
	/** All but what only the details of a card tell. */
	| {readonly type: 'facts-listed'; readonly facts: Facts}
	| {readonly type: 'facts-read'; readonly facts: Facts}
	| {readonly type: 'facts-failed'; readonly message: string}
	| {readonly type: 'probe-started'; readonly key: string}
	| {readonly type: 'probed'; readonly key: string; readonly probe: LanProbe}
	| {readonly type: 'moved-read'; readonly moved: Moved}
	| {readonly type: 'fetched'; readonly fetch: Fetch | undefined}
	| {readonly type: 'saved'; readonly paths: readonly string[]}
	| {readonly type: 'save-failed'; readonly exists: boolean; readonly message: string};

/** How far the scrolled part of the screen can go; known only once it has been laid out. */
export type ScrollLimits = {readonly last: number; readonly page: number};

export type Action =
	| {readonly type: 'press'; readonly press: Press; readonly limits: ScrollLimits}
	| MachineAction;

/** What the wizard is started with. */
export type Start = {readonly raw: RawAnswers} & Pick<State, 'giveUp' | 'canApply'>;

export function initialState({raw, giveUp, canApply}: Start): State {
	return {
		screen: screens[0],
		load: {state: 'loading'},
		facts: undefined,
		probes: [],
		moved: undefined,
		asking: [],
		raw,
		forgotten: false,
		focus: {},
		cursor: undefined,
		giveUp,
		canApply,
		fetching: 'unasked',
		fetch: undefined,
		showAll: false,
		scroll: 0,
		notice: undefined,
		word: '',
		consents: [],
		dialog: undefined,
		undrawn: false,
		outcome: undefined,
	};
}

export function placeOf(state: State): Place {
	return state.dialog?.kind ?? state.screen;
}

export function probeKey(nic: string, address: string): string {
	return `${nic} ${address}`;
}
