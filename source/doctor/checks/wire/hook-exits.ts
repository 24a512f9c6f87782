import {type Fix, noCommand} from '../../../model/diagnosis/verdict.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {exitIn} from './hook-text.js';
import {endedInHook} from './hook-words.js';
import {staysUp} from './run-state.js';

/**
 * The hook ends in `return` (F91). The image sources it, so that an `exit` ends the container, before QEMU and without a
 * word. One that depends on something is a way to refuse, and to blame only when the container did end in its hook.
 */
export const hookExits = defineCheck({
	id: 'hook-exits',
	place: 'hook',
	catalogue: [91],
	reads: ['container', 'hook', 'log', 'ours'],
	explains: ['hook-ran', 'container-log', 'container-restarts', 'container-runs', 'bridge-ports'],
	look({container, hook, log, ours}) {
		if (hook === null || hook.kind !== 'file') return skip;
		const exit = exitIn(hook.content);
		if (exit === undefined) return ok;
		const {line, text, always} = exit;
		const values = {container: container.name, source: hook.source, line, text};
		const fix: Fix = hook.ours && ours ? {commands: [ours.repair], undo: null, danger: 'dsm'} : noCommand;
		if (always) return staysUp(container) ? warning(values, fix) : error(values, fix);
		return endedInHook(container, log) ? warning(values, fix) : ok;
	},
});
