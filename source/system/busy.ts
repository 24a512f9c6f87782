/**
 * Whether work is under way that has to come to its end, whoever is still watching: a closed pipe or a lost terminal ends
 * this program in any other moment (promises C3, C7). The command line asks and the commands say so, each from a copy of
 * this module (`tools/build/bundle.mjs`), so it is kept where both find it.
 */
const key = Symbol.for('vdsm-passthru.busy');
const shared: typeof globalThis & {[key]?: boolean} = globalThis;

export function setBusy(now: boolean): void {
	shared[key] = now;
}

export function isBusy(): boolean {
	return shared[key] === true;
}
