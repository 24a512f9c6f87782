import type {CauseDetail} from '../../model/cause.js';

/** What the failed step was about; for causes whose text does not name it. */
export type About = {readonly nic: string; readonly image: string; readonly container: string};

/** A named group of the pattern, cleaned and capped; empty where the group took no part in the match. */
export type Found = (group: string) => string;

/**
 * One error text. `seen`: `lab`, provoked on real Engines by the tests; `source`, read in the source of the program
 * that prints it; `report`, as users quote it. `cause` answers null when the values show that it is something else.
 *
 * Patterns meet hostile text: no quantifier may repeat another one, and what stands between two words is bounded.
 */
export type Row = {
	readonly seen: 'lab' | 'source' | 'report';
	readonly pattern: RegExp;
	readonly cause: (found: Found, about: About) => CauseDetail | null;
};
