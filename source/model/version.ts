/** Compares dotted version numbers by their first three parts; what follows (`-rc1`, `+dfsg1`) does not count. */
export function compareVersions(a: string, b: string): number {
	const [left, right] = [numbers(a), numbers(b)];
	for (const index of [0, 1, 2]) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

function numbers(version: string): number[] {
	return (/^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version) ?? []).slice(1).map(part => Number(part ?? 0));
}
