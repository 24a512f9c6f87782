import {join} from 'node:path';
import process from 'node:process';
import {listInstalls} from '../../apply/state/record.js';
import {installName} from '../../apply/state/state-file.js';
import {readContainers} from '../../host/docker-containers.js';
import {readNetworks} from '../../host/docker-networks.js';
import {readLabelledInstalls} from '../../host/labelled-installs.js';
import {thisMachine} from '../../host/machine.js';
import {readProjectFolder} from '../../host/project-folder.js';
import {hookFile} from '../../layout/shared-parts.js';
import {clean} from '../../model/clean.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import {shimName} from '../../model/shim.js';
import {hookTarget} from '../../model/spec.js';
import {type Standing, standingIn} from '../../plan/standing.js';
import {exists} from '../../system/files.js';
import type {Context} from '../context.js';
import {onlyOnLinux} from '../only-linux.js';
import {type Known, readKnown} from './prepare.js';

export type Installed = Known & {readonly install: string; readonly standing: Standing | undefined};

/** Every installation that our files, or the labels on what was made, know of; by name. */
export async function readInstalled(stateFolder: string, context: Context): Promise<readonly Installed[]> {
	await onlyOnLinux(context);
	const machine = thisMachine(context.env);
	const [noted, networks, containers] = await Promise.all([
		listInstalls(stateFolder),
		readNetworks(machine),
		readContainers(machine),
	]);
	// A label with a value that we would never give is somebody else's: it names no file of ours, and nothing to undo.
	const standing = standingIn({networks, containers}).filter(({install}) => installName.test(install));
	const installs = new Set([...noted, ...standing.map(({install}) => install)]);
	return Promise.all(
		[...installs].sort().map(async install => ({
			install,
			...(await readKnown(stateFolder, install, context)),
			standing: await withShim(await withHook(standing.find(one => one.install === install))),
		})),
	);
}

/** Those that our files know of, by name; nobody but the disk is asked, so nothing is known of what stands. */
export async function readNoted(stateFolder: string, context: Context): Promise<readonly Installed[]> {
	const noted = await listInstalls(stateFolder);
	return Promise.all(
		noted.map(async install => ({
			install,
			...(await readKnown(stateFolder, install, context)),
			standing: undefined,
		})),
	);
}

/** The names of all that the labels on what was made know of. */
export async function readLabelled({env}: Context): Promise<readonly string[]> {
	return (await readLabelledInstalls(thisMachine(env))).filter(install => installName.test(install));
}

/** Where the hook is, by the container that has it mounted; without that container, in the working folder or nowhere. */
async function withHook(standing: Standing | undefined): Promise<Standing | undefined> {
	if (!standing) return undefined;
	const file = hookFile(standing.install).project;
	const folder = standing.container
		? await readProjectFolder(standing.container.name, {file, target: hookTarget})
		: process.cwd();
	const hook = folder === undefined ? undefined : join(folder, file);
	return hook !== undefined && (await exists(hook)) ? {...standing, hook} : standing;
}

/** No label tells of the shim; its name does, and whether it is ours its probe. */
async function withShim(standing: Standing | undefined): Promise<Standing | undefined> {
	return standing && {...standing, shim: await exists(`/sys/class/net/${shimName(standing.install)}`)};
}

/** The one that is meant: the one that was named, else the only one. undefined: there is none. */
export function chooseInstalled(
	installed: readonly Installed[],
	named: string | undefined,
	{texts}: Context,
): Installed | undefined {
	if (named !== undefined) return installed.find(({install}) => install === named);
	if (installed.length > 1) {
		const names = installed.map(({install}) => clean(install)).join(texts.run.between);
		throw new Failure(texts.act.whichOne(names), exitCode.usage);
	}
	return installed[0];
}
