import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import type {Ours} from '../../../model/diagnosis/evidence.js';
import {type Fix, noCommand} from '../../../model/diagnosis/verdict.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {restart} from '../card/start-fix.js';
import {windowsLines} from './hook-text.js';

/** The hook's lines end as on Unix (F94): to bash a carriage return is part of the command, and none is called that. */
export const hookLineEnds = defineCheck({
	id: 'hook-line-ends',
	place: 'hook',
	catalogue: [94],
	reads: ['container', 'hook', 'ours'],
	explains: ['hook-ran', 'container-log', 'container-restarts', 'container-runs', 'bridge-ports'],
	look({container, hook, ours}) {
		if (hook === null || hook.kind !== 'file') return skip;
		const lines = windowsLines(hook.content);
		if (lines === 0) return ok;
		const values = {container: container.name, source: hook.source, lines};
		// One that runs has read the hook before it was changed.
		const runs = container.status === 'running' && container.restarts === 0;
		const fix = mend(container, hook.source, hook.ours ? ours : null, runs);
		return runs ? warning(values, fix) : error(values, fix);
	},
});

function mend(container: ContainerDetail, source: string, ours: Ours | null, runs: boolean): Fix {
	if (ours) return {commands: [ours.repair], undo: null, danger: 'dsm'};
	if (!source.startsWith('/')) return noCommand;
	const sed = (script: string) => ['sed', ['-i', script, source]] as const;
	const again = runs ? [] : restart(container).commands;
	return {
		commands: [sed('s/\\r$//'), ...again],
		undo: [sed('s/$/\\r/')],
		danger: runs ? 'none' : 'dsm',
	};
}
