import {dirname, isAbsolute, join} from 'node:path';
import type {Environment} from '../system/environment.js';
import {exists} from '../system/files.js';
import {isTrusted} from './trusted-path.js';

/** What somebody else could have said to Node or to npm before this program began. */
export type ForeignStart =
	/** Code that Node was told to load first, or a way in that it was told to open; `value` is the variable's. */
	| {readonly what: 'node-options'; readonly value: string}
	/** A file or folder that npx obeys, or takes programs from, and that another user than root can write. */
	| {readonly what: 'npm'; readonly path: string};

/** Options of Node's that load code, each with what it loads; the others, such as for memory, harm nobody. */
const loading = /(?:^|\s)(?:-r|--require|--import|--loader|--experimental-loader)(?:=|\s+)("[^"]*"|\S+)/g;
/** Any user of the machine may tell Node what to do through such a port. */
const opening = /(?:^|\s)--inspect/;

/**
 * Null: nothing. Asked in a process of root's. By then whoever planted something for this program has had their way; but whoever
 * planted it for another, or not yet, has not, and the next start is told of (promise E4).
 *
 * npm names the folder that it takes for its project, the first upwards with a `package.json` or `node_modules`, in
 * `npm_config_local_prefix`, and its command in `npm_command`, which is `exec` for npx.
 */
export async function readForeignStart(env: Environment): Promise<ForeignStart | null> {
	const value = env['NODE_OPTIONS'] ?? '';
	const loaded = [...value.matchAll(loading)].map(([, path = '']) => path.replaceAll('"', ''));
	if (opening.test(value)) return {what: 'node-options', value};
	for (const path of loaded)
		if (!isAbsolute(path) || (await writable(path, env))) return {what: 'node-options', value};
	const folder = env['npm_config_local_prefix'] ?? env['INIT_CWD'];
	if (env['npm_command'] !== 'exec' || folder === undefined) return null;
	for (const path of ['.npmrc', 'node_modules'].map(name => join(folder, name))) {
		const foreign = (await exists(path)) ? await writable(path, env) : undefined;
		if (foreign !== undefined) return {what: 'npm', path: foreign};
	}
	return null;
}

/** The path, or its folder, in which another could be put in its place, if somebody else can write it. */
async function writable(path: string, env: Environment): Promise<string | undefined> {
	const machine = {root: '', env};
	if (!(await isTrusted(machine, path, false))) return path;
	return (await isTrusted(machine, dirname(path), true)) ? undefined : dirname(path);
}
