import type {Ipv4} from '../model/address.js';
import type {Answers} from '../model/answers.js';
import type {ResolvedCommand} from '../model/command.js';
import type {Facts, LanProbe} from '../model/facts.js';
import type {FindingCode} from '../model/finding.js';
import type {Predecessor} from '../model/predecessor.js';
import type {Fetch} from '../model/pull.js';
import type {SaveFormat} from './state.js';

/** What the user arrived at. `consents`: the dangers that were accepted by typing the card's name. */
export type Setup = {
	readonly answers: Answers;
	readonly facts: Facts;
	readonly consents: readonly FindingCode[];
	/** The card that this host itself depends on, and that was given up by typing its name. */
	readonly giveUp: string | undefined;
};

export type SaveRequest = {
	readonly format: SaveFormat;
	/** As the user typed it: the script's file, or the project's folder. */
	readonly target: string;
	readonly setup: Setup;
	/** Replace what is there; only after the user typed `overwrite`. */
	readonly force: boolean;
};

export type SaveResult =
	| {readonly ok: true; readonly paths: readonly string[]}
	/** `exists`: something of that name is there, and was left alone. `message` is for the user. */
	| {readonly ok: false; readonly exists: boolean; readonly message: string};

/** The wizard's doors to the world. Everything else it does is pure. */
export type WizardPorts = {
	/**
	 * Reads the machine; called again when the user asks for another look. Aborted when nobody waits any more. `early` is told
	 * what is known before the last details of the cards: no verdict depends on those.
	 */
	readonly readFacts: (signal: AbortSignal, early?: (facts: Facts) => void) => Promise<Facts>;
	/** Asks the LAN on this card who has this address. Never changes the card's state. */
	readonly probeLan: (nic: string, address: Ipv4, signal: AbortSignal) => Promise<LanProbe>;
	/** The containers that DSM could move out of, with more about `named`, which it is to. */
	readonly readPredecessors: (named: string, signal: AbortSignal) => Promise<readonly Predecessor[]>;
	/** Pulls an image beside the questions, for which the user said yes. */
	readonly images: {
		/** null for none. Another one than before ends the pull of that one. */
		readonly want: (image: string | null) => void;
		/** Returns how to stop listening. */
		readonly subscribe: (listener: (fetch: Fetch | undefined) => void) => () => void;
	};
	readonly save: (request: SaveRequest) => Promise<SaveResult>;
	/** Pure, and here because quoting belongs to `export/`, which a screen does not import. */
	readonly quote: (command: ResolvedCommand) => string;
	/** The command line that leads to the same set-up without a question. */
	readonly equivalentCommand: (setup: Setup, action: 'apply' | 'export') => ResolvedCommand;
};
