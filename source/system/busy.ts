/**
 * Whether work is under way that has to come to its end, whoever is still watching: a closed pipe or a lost terminal ends
 * this program in any other moment (promises C3, C7).
 */
let busy = false;

export function setBusy(now: boolean): void {
	busy = now;
}

export function isBusy(): boolean {
	return busy;
}
