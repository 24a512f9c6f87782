import {existsSync, realpathSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** Where sudo looks everywhere: `secure_path` of Red Hat, and of Debian since its release 14, leaves /usr/local out. */
const securePath: readonly string[] = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/**
 * The PATH that `sudo` has to be given so that it finds the npx of the Node that runs this, which is `node`; undefined where it
 * finds it by itself, or there is none. sudo does not ask PATH but its own `secure_path` (sudoers(5)), and nvm, fnm or Volta put
 * Node into the user's home: `sudo: npx: command not found`, or the old Node that came with the distribution.
 */
export function pathForSudo(node: string, folders: readonly string[] = securePath): string | undefined {
	const folder = dirname(node);
	// Of a snap the program is /snap/bin/node, which starts it in a roundabout way.
	if (node.startsWith('/snap/') || !existsSync(join(folder, 'npx'))) return undefined;
	const found = (name: string) => {
		const first = folders.map(place => join(place, name)).find(path => existsSync(path));
		return first === undefined ? undefined : realpathSync(first);
	};
	// npx is a link, and asks PATH for node in its turn.
	if (found('node') === node && found('npx') === realpathSync(join(folder, 'npx'))) return undefined;
	// npx wants its node and a shell; this program does not ask PATH for anything.
	return [folder, '/usr/bin', '/bin'].join(':');
}
