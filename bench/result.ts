import type {Spread} from './numbers.js';

export type Part = Spread & {readonly name: string};

/** Two things measured side by side, and how many times as long as the second the first may take. */
export type Claim = {
	readonly what: string;
	readonly than: string;
	/** Version of the Docker Engine, where there is one. */
	readonly engine?: string;
	readonly rounds: number;
	/** Of both. Default: ms. */
	readonly unit?: string;
	readonly ours: Spread;
	readonly theirs: Spread;
	/** null: told, and not judged. */
	readonly budget: number | null;
	/** The budget is how many times as quick as the other one it has to be. */
	readonly quicker?: boolean;
	/** Where our time went. */
	readonly parts: readonly Part[];
};

/** How many times as long as the other one ours takes, by the medians; or how many times as quick it is. */
export function ratioOf({ours, theirs, quicker = false}: Pick<Claim, 'ours' | 'theirs' | 'quicker'>): number {
	return quicker ? theirs.median / ours.median : ours.median / theirs.median;
}

export function isMissed(claim: Claim): boolean {
	if (claim.budget === null) return false;
	return claim.quicker === true ? !(ratioOf(claim) >= claim.budget) : !(ratioOf(claim) <= claim.budget);
}
