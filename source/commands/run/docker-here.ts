import process from 'node:process';
import {askDocker} from '../../host/docker.js';
import {thisMachine} from '../../host/machine.js';
import type {ResolvedCommand} from '../../model/command.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import type {Context} from '../context.js';
import {refuseAsUser} from './root.js';

/**
 * “Nothing stands” can be said only where Docker was there to be asked. A user outside the group `docker` is handed the
 * command that does the same as root (promise E1).
 */
export async function refuseUnasked(again: ResolvedCommand, context: Context): Promise<void> {
	const docker = await dockerHere(context);
	if (docker === 'fine') return;
	if (docker === 'denied') refuseAsUser([context.texts.act.dockerAccess], again, context);
	const {dockerMissing, dockerSilent} = context.texts.act;
	throw new Failure(docker === 'none' ? dockerMissing : dockerSilent, exitCode.disagrees);
}

/** As above; where Docker was removed, nothing of it can stand. */
export async function refuseUnheard(again: ResolvedCommand, context: Context): Promise<void> {
	if ((await dockerHere(context)) !== 'none') await refuseUnasked(again, context);
}

/** A daemon that is down may come back and is waited for; a program that is missing, and a right, will not come. */
export async function refuseHopeless(again: ResolvedCommand, context: Context): Promise<void> {
	const docker = await dockerHere(context);
	if (docker === 'none' || docker === 'untrusted' || docker === 'denied') await refuseUnasked(again, context);
}

async function dockerHere({env}: Context): Promise<'fine' | 'silent' | 'denied' | 'none' | 'untrusted'> {
	const {ok, stderr, failed} = await askDocker(thisMachine(env), [
		'version',
		'--format',
		'{{.Server.Version}}',
	]);
	if (ok) return 'fine';
	if (failed === 'not-found') return 'none';
	if (failed === 'untrusted') return failed;
	return /permission denied/i.test(stderr) && process.geteuid?.() !== 0 ? 'denied' : 'silent';
}
