import {exit, stderr, stdout} from 'node:process';
import {isBusy} from './busy.js';

/**
 * `… | head -1` closes the pipe, a lost connection takes the terminal (EIO): there is nobody left to tell (C3, C7). Work
 * that is under way comes to its end all the same.
 */
export function endWithoutReaders(): void {
	stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
		if (isBusy()) return;
		exit();
	});
	stderr.on('error', () => undefined);
}
