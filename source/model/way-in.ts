import type {Mac} from './mac.js';

/** A way for a browser into DSM, as far as it can be known before DSM runs. */
export type WayIn =
	| {readonly from: 'lan' | 'host'; readonly url: string}
	/** The router chooses the address; `lease` is the MAC to look for there. */
	| {readonly from: 'lan'; readonly lease: Mac}
	| {readonly from: 'lan'; readonly typed: true};
