import {type ComposeOwner, oldestCompose} from '../../model/compose-project.js';
import {compareVersions} from '../../model/version.js';
import {askDocker} from '../docker.js';
import {type Machine, readLimit} from '../machine.js';

/** Whether there is a Compose that can tell networks what they need; undefined: there is. */
export async function programFlaw(
	machine: Machine,
): Promise<Pick<ComposeOwner, 'flaw' | 'values'> | undefined> {
	const {ok, stdout} = await askDocker(machine, ['compose', 'version', '--short']);
	const version = stdout.trim();
	if (ok && /^v?\d+\.\d[\w.+-]*$/.test(version))
		return compareVersions(version, oldestCompose) < 0 ? {flaw: 'compose-old', values: [version]} : undefined;
	const old = await machine.run(['docker-compose', ['--version']], {timeoutMs: readLimit});
	return {flaw: old.failed === null && old.exitCode === 0 ? 'compose-v1' : 'no-compose', values: []};
}
