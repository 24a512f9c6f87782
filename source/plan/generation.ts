import type {Engine, Generation} from '../model/facts.js';
import {compareVersions} from '../model/version.js';

/** A command is sent by the client and carried out by the daemon: the older of the two decides. */
export function generationOf(engine: Engine): Generation | undefined {
	// Podman's numbers are others: nothing follows from them for an Engine elsewhere.
	if (engine.state !== 'running' || engine.podman) return undefined;
	const {version, clientVersion} = engine;
	const older = compareVersions(clientVersion, version) < 0 ? clientVersion : version;
	if (compareVersions(older, '25.0.0') < 0) return 'single';
	return compareVersions(older, '28.0.0') < 0 ? 'several' : 'named';
}
