import type {Cause} from '../../../model/cause.js';
import type {ContainerDetail} from '../../../model/diagnosis/evidence.js';
import {recognise} from '../../../plan/causes/recognise.js';

/**
 * What kept a container from starting, read from Docker's own words; null: it runs, Docker started it, or nobody knows
 * these words. Docker keeps them until the next start, without the prefix that its client puts in front of them.
 */
export function causeOfStart(container: ContainerDetail, nic = ''): Cause | null {
	if (container.pid !== 0 || container.error === '') return null;
	const line = `Error response from daemon: ${container.error.replace(/\s+/g, ' ')}`;
	return recognise([line], aboutOf(container, nic));
}

/** What made the container end by itself, read from its log; null: it runs, was stopped, or nobody knows these words. */
export function causeOfEnd(container: ContainerDetail, log: readonly string[]): Cause | null {
	return staysUp(container) || wasStopped(container) ? null : recognise(lastRun(log), aboutOf(container, ''));
}

const banner = /❯ Starting .{1,40} for \w{1,20} v/;

/** From the image's first line of its last run on; everything where that line is not there any more. */
export function lastRun(log: readonly string[]): readonly string[] {
	const begin = log.findLastIndex(line => banner.test(line));
	return begin < 0 ? log : log.slice(begin);
}

/** It runs, and Docker did not have to start it again and again. */
export function staysUp({status, restarts}: ContainerDetail): boolean {
	return status === 'running' && restarts === 0;
}

/** By `docker stop` or `kill`, or DSM was shut down: the log of such a run tells nothing of a failure. */
function wasStopped({status, exitCode}: ContainerDetail): boolean {
	return status !== 'restarting' && status !== 'running' && [0, 130, 137, 143].includes(exitCode);
}

function aboutOf({name, image}: ContainerDetail, nic: string) {
	return {nic, image, container: name};
}
