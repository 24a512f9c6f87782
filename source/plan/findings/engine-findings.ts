import type {Engine, Facts} from '../../model/facts.js';
import type {FindingDetail} from '../../model/finding.js';
import {lookAtPodman} from '../../model/podman.js';
import {compareVersions} from '../../model/version.js';

/** Whether this Docker can do it at all. */
export function engineFindings({engine}: Facts): FindingDetail[] {
	switch (engine.state) {
		case 'none':
			return [{code: 'engine-none'}];
		case 'unreachable':
			return [{code: 'engine-unreachable', reason: engine.reason, denied: engine.denied}];
		case 'running':
			return running(engine);
	}
}

function running(engine: Extract<Engine, {state: 'running'}>): FindingDetail[] {
	const {version, clientVersion} = engine;
	return [
		...(engine.rootless ? [{code: 'engine-rootless'} as const] : []),
		...(engine.desktop ? [{code: 'engine-desktop'} as const] : []),
		...(engine.remote === null ? [] : [{code: 'engine-remote', where: engine.remote} as const]),
		...(engine.podman ? [{code: 'engine-podman', ...lookAtPodman(engine)} as const] : []),
		// 28.0.0 and 28.0.1 cannot start a container on a parent without a link; 28.0.2 can (moby #49630).
		...(between(version, '28.0.0', '28.0.2') ? [{code: 'engine-2800', version} as const] : []),
		...(between(version, '25.0.0', '25.0.5') ? [{code: 'engine-2500-mac', version} as const] : []),
		...(compareVersions(clientVersion, '28.0.0') < 0 && compareVersions(version, '28.0.0') >= 0
			? [{code: 'client-older', client: clientVersion, server: version} as const]
			: []),
	];
}

function between(version: string, from: string, below: string): boolean {
	return compareVersions(version, from) >= 0 && compareVersions(version, below) < 0;
}
