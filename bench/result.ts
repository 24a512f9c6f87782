import type {Spread} from './numbers.js';

export type Part = Spread & {readonly name: string};

/** Two things measured side by side, and how many times as long as the second the first may take. */
export type Claim = {
	readonly what: string;
	readonly than: string;
	/** Version of the Docker Engine. */
	readonly engine: string;
	readonly rounds: number;
	readonly ours: Spread;
	readonly theirs: Spread;
	/** null: told, and not judged. */
	readonly budget: number | null;
	/** Where our time went. */
	readonly parts: readonly Part[];
};

/** How many times as long as the other one ours takes, by the medians. */
export function ratioOf({ours, theirs}: Pick<Claim, 'ours' | 'theirs'>): number {
	return ours.median / theirs.median;
}

export function isMissed(claim: Claim): boolean {
	return claim.budget !== null && !(ratioOf(claim) <= claim.budget);
}
