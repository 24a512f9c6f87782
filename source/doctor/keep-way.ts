import type {ResolvedCommand} from '../model/command.js';
import type {Evidence} from '../model/diagnosis/evidence.js';
import type {DoctorId} from '../model/diagnosis/values.js';
import {noCommand, type Seen} from '../model/diagnosis/verdict.js';
import {passthruCard} from './checks/card/card-of.js';

/** A result whose fix starts the container. */
export function startsContainer(seen: Seen<DoctorId>): boolean {
	return 'fix' in seen && seen.fix.commands.some(isStart);
}

/**
 * The result without its commands where they would start a container on a card that this host's own traffic goes over (F1):
 * whoever stopped it to get at the machine again, by SSH, would end that session.
 */
export function keepWay(
	seen: Seen<DoctorId>,
	{facts, container, networks}: Pick<Evidence, 'facts' | 'container' | 'networks'>,
): Seen<DoctorId> {
	const card = passthruCard({facts, container, networks});
	const needed = container.pid === 0 && card !== undefined && card.nic.carries.length > 0;
	return 'fix' in seen && needed && startsContainer(seen) ? {...seen, fix: noCommand} : seen;
}

function isStart([program, [word]]: ResolvedCommand): boolean {
	return program === 'docker' && (word === 'start' || word === 'restart');
}
