import process from 'node:process';

/** Everything, whatever it takes: `VDSM_LAB=full npm test`. A push is judged within 90 minutes, and leaves some of it out. */
export function isFull(): boolean {
	return process.env['VDSM_LAB'] === 'full';
}

/** All of a list in a full run, else each third: for what one test after the other says of neighbours. */
export function someOf<T>(list: readonly T[]): readonly T[] {
	return isFull() ? list : list.filter((_, index) => index % 3 === 0);
}
