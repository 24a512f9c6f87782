import process from 'node:process';
import {exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import type {Context} from './context.js';

const names: Readonly<Record<string, string>> = {darwin: 'macOS', win32: 'Windows'};

/**
 * Throws a Failure on any other system, where no card can be looked at, let alone given away. It says how to plan here for a machine where
 * that can be done.
 */
export async function onlyOnLinux({
	texts: {beginnings: say},
	columns,
}: Pick<Context, 'texts' | 'columns'>): Promise<void> {
	if (process.platform === 'linux') return;
	// Its tables of widths are large, and nobody on Linux waits for them.
	const {wrap} = await import('../wizard/measure.js');
	const system = names[process.platform] ?? process.platform;
	const lines = [
		...wrap(say.otherSystem(system), columns),
		'',
		...wrap(say.planHere, columns),
		say.there,
		'  npx vdsm-passthru nics --json > facts.json',
		...wrap(say.copy, columns),
		'  scp USER@LINUX-MACHINE:facts.json .',
		say.here,
		'  npx vdsm-passthru --facts facts.json',
	];
	throw new Failure(lines.join('\n'), exitCode.disagrees);
}
