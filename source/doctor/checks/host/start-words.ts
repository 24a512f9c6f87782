import type {Cause} from '../../../model/cause.js';
import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import {causeIn} from '../container/recognised.js';
import {staysUp, wasStopped} from '../wire/run-state.js';

/**
 * What kept a container from starting, read from Docker's own words; null: it runs, Docker started it, or nobody knows
 * these words. Docker keeps them until the next start, without the prefix that its client puts in front of them.
 */
export function causeOfStart(container: ContainerDetail): Cause | null {
	if (container.pid !== 0 || container.error === '') return null;
	return causeIn(
		[`Error response from daemon: ${container.error.replace(/\s+/g, ' ').trim()}`],
		container,
		[],
	);
}

/** What made the container end by itself, read from its log; null: it runs, was stopped, or nobody knows these words. */
export function causeOfEnd(container: ContainerDetail, log: readonly string[]): Cause | null {
	const {status, exitCode, error} = container;
	if (staysUp(container) || wasStopped(container) || error !== '') return null;
	return status === 'exited' && exitCode === 0 ? null : causeIn(lastRun(log), container, []);
}

const banner = /❯ Starting .{1,40} for \w{1,20} v/;

/** From the image's first line of its last run on; everything where that line is not there any more. */
export function lastRun(log: readonly string[]): readonly string[] {
	const begin = log.findLastIndex(line => banner.test(line));
	return begin < 0 ? log : log.slice(begin);
}
