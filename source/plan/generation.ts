import type {Engine, Generation} from '../model/facts.js';

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

/** A command is sent by the client and carried out by the daemon: the older of the two decides. */
export function generationOf(engine: Engine): Generation | undefined {
	if (engine.state !== 'running') return undefined;
	const {version, clientVersion} = engine;
	const older = compareVersions(clientVersion, version) < 0 ? clientVersion : version;
	if (compareVersions(older, '25.0.0') < 0) return 'single';
	return compareVersions(older, '28.0.0') < 0 ? 'several' : 'named';
}
