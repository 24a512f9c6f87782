import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import {lastLine} from '../container/recognised.js';
import {wasStopped} from './run-state.js';

/** In milliseconds: nothing of the hook's waits, and the image takes longer to get to its own end. */
const quick = 10_000;

/** The image marks what it says; QEMU names itself, and its bridge helper. A hook's own errors have neither. */
const after = /❯|\bqemu-|bridge helper|acl file|failed to get mtu of bridge/;

/**
 * The container's last run ended within its hook: at once, by itself, and with no word of the image's at the end of its log.
 * The log holds earlier runs too, so only its last line counts.
 */
export function endedInHook(container: ContainerDetail, log: readonly string[]): boolean {
	const {pid, ranFor, error, status} = container;
	if (status !== 'exited' && status !== 'restarting' && status !== 'running') return false;
	if (pid !== 0 && container.restarts === 0) return false;
	if (error !== '' || ranFor === null || ranFor > quick || wasStopped(container)) return false;
	return !after.test(lastLine(log));
}
