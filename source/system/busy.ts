/**
 * Whether work is under way that has to come to its end, whoever is still watching: a closed pipe or a lost terminal ends
 * this program in any other moment (promises C3, C7).
 */
let working = false;

export function setBusy(now: boolean): void {
	working = now;
}

export function isBusy(): boolean {
	return working;
}
