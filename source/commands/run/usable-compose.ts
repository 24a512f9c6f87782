import {quoteCommand} from '../../export/quote.js';
import {thisMachine} from '../../host/machine.js';
import {readUntrusted} from '../../host/predecessor/trusted.js';
import {readComposeFile, readComposeTrouble} from '../../host/predecessor/usable.js';
import {clean} from '../../model/clean.js';
import {composeCheck} from '../../model/compose-project.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import type {Step} from '../../model/step.js';
import {composedService} from '../../plan/compose-steps.js';
import type {Context} from '../context.js';

/**
 * Compose makes the container of one of these steps, and could not now: its file is gone or broken, or has no such service
 * any more. DSM would be stopped for it and stay so. `forGood`: it is to go for good, which can be had without Compose, too.
 */
export async function refuseUnusableCompose(
	steps: readonly Step[],
	forGood: boolean,
	{texts, env}: Context,
): Promise<void> {
	for (const step of steps) {
		const at = composedService(step);
		if (at === undefined) continue;
		const machine = thisMachine(env);
		const trouble = await readComposeTrouble(machine, at);
		if (trouble === null) continue;
		const container = clean(step.subject);
		const said = texts.compose.trouble[trouble]({
			container,
			folder: clean(at.folder),
			file: clean((await readComposeFile(machine, at.folder)) ?? at.folder),
			path: clean((await readUntrusted(machine, at.folder)) ?? at.folder),
			service: clean(at.service),
			command: clean(quoteCommand(['docker', composeCheck(at.folder, {service: at.service})])),
		});
		throw new Failure(
			[said, ...(forGood ? [texts.compose.unwanted(container)] : []), texts.act.nothingDone].join('\n'),
			exitCode.disagrees,
		);
	}
}
