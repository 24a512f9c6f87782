import {noCommand} from '../../../model/diagnosis/verdict.js';
import {defineCheck, error, ok, unknown} from '../../check.js';

/**
 * There is a container that runs DSM: by its image, by our label, or, whatever its image is called, by a macvlan that it
 * has. A clean-up (`docker container prune`) takes a stopped one away without a word.
 */
export const containerExists = defineCheck({
	id: 'container-exists',
	place: 'container',
	catalogue: [],
	reads: ['facts', 'ours'],
	explains: ['container-runs'],
	look({facts: {engine, containers, networks}, ours}) {
		// engine-answers tells why.
		if (engine.state !== 'running')
			return unknown(engine.state === 'unreachable' && engine.denied ? 'no-root' : 'docker');
		const wires = networks.filter(({driver}) => driver === 'macvlan').map(({name}) => name);
		const there = containers.some(
			({dsm, install, networks: joined}) =>
				dsm || install !== null || joined.some(name => wires.includes(name)),
		);
		if (there) return ok;
		return error(
			{others: containers.length, install: ours?.install ?? null},
			ours ? {commands: [ours.repair], undo: null, danger: 'dsm'} : noCommand,
		);
	},
});
