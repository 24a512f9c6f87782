import type {CardValues} from '../../../source/model/diagnosis/values-card.js';
import type {Fix} from '../../../source/model/diagnosis/verdict.js';
import type {Changes} from './change.js';

/** One way in which a check finds something, and all that it has to say then. */
export type Broken = {
	readonly [K in keyof CardValues]: {
		readonly id: K;
		readonly name: string;
		readonly changes: Changes;
		/** Default: error. */
		readonly verdict?: 'note' | 'warning';
		readonly values: CardValues[K];
		/** What the sentence has to name, in each language. */
		readonly names: readonly string[];
		/** As one would type them. Default: none. */
		readonly commands?: readonly string[];
		/** Default: none are needed; null without commands. */
		readonly undo?: readonly string[] | null;
		readonly danger?: Fix['danger'];
	};
}[keyof CardValues];

/** What the fixes are made of. */
export const start = 'docker start vdsm';
export const stop = 'docker stop -t 120 vdsm';
export const restart = 'docker restart -t 120 vdsm';
export const repair = 'npx vdsm-passthru apply --yes --prefix vdsm';
/** In front of Docker's words since Engine 28. */
export const setUp = 'failed to set up container networking: ';
