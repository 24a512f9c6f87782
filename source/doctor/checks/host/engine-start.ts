import type {EngineValues} from '../../../model/diagnosis/values-engine.js';
import {defineCheck, error, ok, skip} from '../../check.js';

const lastWords =
	/failed to start daemon: |unable to configure the Docker daemon with file|failed to load listeners: /;

const cases: ReadonlyArray<readonly [RegExp, EngineValues['engine-start']['case']]> = [
	[/unable to configure the Docker daemon with file/, 'config'],
	[/no space left on device/i, 'disk'],
	[/iptables|nftables|firewall/i, 'firewall'],
];

/** Docker does not run, and its log says why it ended while it started. */
export const engineStart = defineCheck({
	id: 'engine-start',
	place: 'engine',
	catalogue: [],
	reads: ['facts', 'daemon'],
	explains: ['engine-answers'],
	look({facts: {engine}, daemon}) {
		if (engine.state !== 'unreachable' || engine.denied || engine.reason === 'timeout') return skip;
		const line = daemon.findLast(one => lastWords.test(one));
		if (line === undefined) return ok;
		const [, which = 'other'] = cases.find(([pattern]) => pattern.test(line)) ?? [];
		return error({line: line.slice(0, 400), case: which});
	},
});
