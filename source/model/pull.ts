import type {Facts} from './facts.js';

/** Bytes of the layers that come over the network. */
export type PulledBytes = {
	readonly done: number;
	/** null: of some layer nobody has said yet how large it is. */
	readonly total: number | null;
	/** Bytes in a second, over the last few; null: too early to tell. */
	readonly perSecond: number | null;
};

/** How far the pull of an image is: layers that are there, of how many. `bytes`: null where Docker does not tell them. */
export type PullProgress = {
	readonly done: number;
	readonly total: number;
	readonly bytes: PulledBytes | null;
};

/** A pull beside the questions of the wizard, for which the user said yes. */
export type Fetch = {readonly image: string} & (
	| {readonly phase: 'running'; readonly progress: PullProgress | null}
	/** `images`: what is there now. */
	| {readonly phase: 'there'; readonly images: Facts['images']}
	/** `lines`: the last that Docker said, cleaned. */
	| {readonly phase: 'failed'; readonly lines: readonly string[]}
);
