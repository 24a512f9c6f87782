import process from 'node:process';

/**
 * How many cases are tried in all; `npm run test:hostile` sets it for the long form. A part of the suite gets a share of
 * it by how much a case of its costs.
 */
const all = Number(process.env['VDSM_HOSTILE_CASES'] ?? 5000);

/** Where chance begins: printed, so that a run can be repeated. */
const seed = Number(process.env['VDSM_HOSTILE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** For fast-check: that share of the cases, from 0 to 1. */
export function share(part: number): {readonly numRuns: number; readonly seed: number} {
	return {numRuns: Math.max(1, Math.round(all * part)), seed};
}

/** To be said once by each file. */
export function sayAmount(): void {
	process.stderr.write(`hostile strings: VDSM_HOSTILE_CASES=${all} VDSM_HOSTILE_SEED=${seed}\n`);
}
