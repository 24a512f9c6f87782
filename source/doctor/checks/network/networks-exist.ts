import type {NetworkDetail} from '../../../model/diagnosis/container-detail.js';
import type {Ours} from '../../../model/diagnosis/evidence.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';
import {noCommand} from '../../../model/diagnosis/verdict.js';
import {networkOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok} from '../../check.js';
import {connect, disconnect, isSafeName, start} from './commands.js';
import {goneEnds} from './refusal.js';
import {holds} from './subnets.js';

/**
 * Every network that the container names is there (F50). Docker goes by the id that it noted when the container ran last,
 * so one that was made anew under the same name is as good as none: `network … not found`, on 20.10 and 28.5.
 */
export const networksExist = defineCheck({
	id: 'networks-exist',
	place: 'network',
	catalogue: [50],
	reads: ['container', 'networks', 'ours'],
	explains: ['start-error', 'container-runs', 'container-restarts', 'macvlan-up', 'bridge-ports'],
	look({container, networks, ours}) {
		const [end] = goneEnds(container, networks);
		if (!end) return ok;
		const {name, compose} = container;
		const renewed = networkOf(end, networks);
		const values = {container: name, network: end.network, case: renewed ? 'renewed' : 'gone'} as const;
		if (ours) return error(values, mendOurs(ours, renewed));
		const byHand = compose === null && end.wantedMac === null && isSafeName(name) && isSafeName(end.network);
		if (!renewed || !byHand) return error(values);
		const fits = end.wantedIp !== null && holds(renewed, end.wantedIp);
		const fix: Fix = {
			...noCommand,
			commands: [
				disconnect(name, end.network),
				connect(name, fits ? end : {...end, wantedIp: null}),
				start(name),
			],
			undo: null,
			danger: 'dsm',
		};
		return error(values, fix);
	},
});

/** What somebody else made under the name of ours, we leave alone: it has to go first. */
function mendOurs({install, repair}: Ours, renewed: NetworkDetail | undefined): Fix {
	if (!renewed || renewed.labels['vdsm-passthru.install'] === install)
		return {commands: [repair], undo: null, danger: 'dsm'};
	if (renewed.attached.length > 0 || !isSafeName(renewed.name)) return noCommand;
	return {commands: [['docker', ['network', 'rm', renewed.name]], repair], undo: null, danger: 'deletes'};
}
