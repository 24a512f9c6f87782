import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {skipping} from './tools.js';

/** What `unshare` is told for a mount namespace in which this user may mount. */
export function namespaceOptions(): readonly string[] {
	return process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
}

/** True, and says so, where this user may not have a mount namespace; on CI the tests are to fail instead. */
export function lacksNamespaces(): boolean {
	if (process.env['CI'] === 'true') return false;
	const {status} = spawnSync('unshare', [...namespaceOptions(), 'true']);
	if (status === 0) return false;
	skipping('scripts and hooks are run in a mount namespace, which this user may not have (try as root)');
	return true;
}
