import {compareVersions} from '../../../model/version.js';
import {defineCheck, note, ok, skip} from '../../check.js';

/** The docker command knows what the Engine does: before 28.0 it cannot name interfaces or the gateway (F39). */
export const clientVersion = defineCheck({
	id: 'client-version',
	place: 'engine',
	catalogue: [39],
	reads: ['facts'],
	explains: [],
	look({facts: {engine}}) {
		if (engine.state !== 'running' || engine.podman) return skip;
		const {clientVersion: client, version: server} = engine;
		const older = compareVersions(client, '28.0.0') < 0 && compareVersions(server, '28.0.0') >= 0;
		return older ? note({client, server}) : ok;
	},
});
