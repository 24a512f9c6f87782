import {recognise} from '../../../plan/causes/recognise.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {lastLine} from '../container/recognised.js';
import {endedInHook} from './hook-words.js';

/**
 * The hook came to its end. It is sourced under `set -Eeuo pipefail`, so any command in it that fails ends the container
 * (F91): at once, and before the image has said its first word.
 */
export const hookRan = defineCheck({
	id: 'hook-ran',
	place: 'hook',
	catalogue: [91],
	reads: ['container', 'hook', 'log'],
	explains: ['container-restarts', 'container-runs', 'bridge-ports'],
	look({container, hook, log}) {
		if (hook === null || container.ranFor === null) return skip;
		if (!endedInHook(container, log)) return ok;
		const {name, image, exitCode} = container;
		// Words that the catalogue knows are explained by another check.
		if (recognise(log.slice(-6), {nic: '', image, container: name})) return ok;
		return error({container: name, source: hook.source, exitCode, last: lastLine(log)});
	},
});
