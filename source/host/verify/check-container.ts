import type {CheckOf} from '../../model/check.js';
import {clean} from '../../model/clean.js';
import type {ContainerAnswer, ContainerLook} from './read-container.js';
import type {VerifyPlan} from './verify-plan.js';

/**
 * A container that Docker has started again less than this long ago, in milliseconds, is one that does not stay up. One
 * that has run for longer since is not: DSM's own restart ends QEMU, and with it the container, too.
 */
const steadyAfter = 60_000;

/** `now`: milliseconds since 1970. */
export function checkContainer(
	{container: spec}: VerifyPlan,
	answer: ContainerAnswer,
	now: number,
): CheckOf<'container'> {
	const subject = {check: 'container', container: spec.name} as const;
	if (!answer.found) {
		return answer.why === 'absent'
			? {...subject, state: 'absent', verdict: 'failed'}
			: {...subject, state: '', verdict: 'unknown', why: 'docker'};
	}
	const {status, restarts, networks} = answer.container;
	const detached = spec.attachments.map(({network}) => network).filter(network => !networks.has(network));
	const falling = isFalling(answer.container, now);
	const fine = status === 'running' && !falling && detached.length === 0;
	return {
		...subject,
		state: clean(status),
		restarts: falling ? restarts : 0,
		detached,
		verdict: fine ? 'ok' : 'failed',
	};
}

/** Whether it ends again and again: what is in it at one moment says nothing then. `now`: milliseconds since 1970. */
export function isFalling({restarts, startedAt}: ContainerLook, now: number): boolean {
	return restarts > 0 && (startedAt === null || now - startedAt < steadyAfter);
}

/** One for each plan that publishes ports; Docker reports none for a container that does not run. */
export function checkPorts({container: spec}: VerifyPlan, answer: ContainerAnswer): CheckOf<'ports'>[] {
	const planned = spec.ports.map(({address, host, guest}) => `${address}:${host}:${guest}`);
	if (planned.length === 0) return [];
	if (!answer.found || answer.container.pid === 0) {
		const why = answer.found || answer.why === 'absent' ? 'not-running' : 'docker';
		return [{check: 'ports', published: [], missing: planned, verdict: 'unknown', why}];
	}
	const published = new Set(answer.container.published);
	const missing = planned.filter(port => !published.has(port));
	return [
		{
			check: 'ports',
			published: planned.filter(port => published.has(port)),
			missing,
			verdict: missing.length === 0 ? 'ok' : 'failed',
		},
	];
}
