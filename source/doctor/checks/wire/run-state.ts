import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';

/** One that Docker has started again less than this long ago, in milliseconds, does not stay up. */
const steadyAfter = 60_000;

/** From the container's start until DSM has its addresses, in milliseconds; emulated, and at its first start, it takes longer. */
const boot = 180_000;

/** It runs, and has not just been started again after an end of its own. */
export function staysUp({status, restarts, ranFor}: ContainerDetail): boolean {
	return (status === 'running' || status === 'paused') && (restarts === 0 || (ranFor ?? 0) >= steadyAfter);
}

/** DSM's boot explains that it does not answer. */
export function isBooting({ranFor}: ContainerDetail): boolean {
	return ranFor !== null && ranFor < boot;
}

/** By `docker stop`, `docker kill`, or DSM was shut down. */
export function wasStopped({status, exitCode, pid}: ContainerDetail): boolean {
	return pid === 0 && status !== 'restarting' && [130, 137, 143].includes(exitCode);
}
