import {compareVersions} from '../../../model/version.js';
import {defineCheck, note, ok, skip, warning} from '../../check.js';

/**
 * This Engine gives containers the MACs that they should have (F46). 25.0.0 keeps one that it drew itself, and so gives it
 * twice; up to 25.0.2 a configured one may be lost at a restart (moby#47146, #47304). Containers made then stay wrong.
 */
export const engineMacs = defineCheck({
	id: 'engine-macs',
	place: 'engine',
	catalogue: [46],
	reads: ['facts'],
	explains: ['mac-unique', 'asked-mac'],
	look({facts: {engine}}) {
		if (engine.state !== 'running' || engine.podman) return skip;
		const {version} = engine;
		const is = (from: string, below: string) =>
			compareVersions(version, from) >= 0 && compareVersions(version, below) < 0;
		if (is('25.0.0', '25.0.3')) return warning({version, made: false});
		return is('25.0.3', '25.0.5') ? note({version, made: true}) : ok;
	},
});
