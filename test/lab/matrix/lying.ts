import type {Lab} from '../lab.js';
import {must} from './neighbours.js';

/**
 * `idle`: says that it is done, and does nothing. `denies`: does it, and says that it failed. `hangs`: does it, and does
 * not come back. `lost`: does it, and the answer is lost on the way. `refuses`: does nothing, and says so.
 */
export type Lie = 'idle' | 'denies' | 'hangs' | 'lost' | 'refuses';

const folder = '/opt/lying';

/** What makes a test build look for programs in the liar's folder first. */
export const lyingEnvironment = {
	VDSM_PASSTHRU_TEST_FOLDERS: `${folder}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
	// Milliseconds that any command may take.
	VDSM_PASSTHRU_TEST_LIMIT: '3000',
} as const;

const liar = `#!/bin/sh
pattern=$(cat ${folder}/about) how=$(cat ${folder}/how)
case "$*" in
	$pattern)
		echo "$*" >> ${folder}/told
		case $how in
			idle) exit 0 ;;
			refuses) echo 'Error response from daemon: no' >&2; exit 1 ;;
			denies) /usr/bin/docker "$@"; echo 'Error response from daemon: it did not work' >&2; exit 1 ;;
			hangs) /usr/bin/docker "$@"; exec sleep 600 ;;
			lost) /usr/bin/docker "$@" > /dev/null; echo 'error during connect: EOF' >&2; exit 1 ;;
		esac ;;
	*) exec /usr/bin/docker "$@" ;;
esac
`;

/** Puts a docker in the host that lies about every command line that fits `about`, a pattern of the shell. */
export async function lieAbout(lab: Lab, about: string, how: Lie): Promise<void> {
	const write = async (name: string, text: string) => {
		await lab.host.run('sh', ['-c', `mkdir -p ${folder} && cat > ${folder}/${name}`], {input: text});
	};
	await write('docker', liar);
	await write('about', about);
	await write('how', how);
	await write('told', '');
	await must(lab, `chmod -R 755 ${folder}`);
}

/** The command lines that were lied about. */
export async function lies(lab: Lab): Promise<readonly string[]> {
	return (await lab.host.run('cat', [`${folder}/told`])).stdout.split('\n').filter(Boolean);
}

export async function noMoreLies(lab: Lab): Promise<void> {
	await must(lab, `rm -rf ${folder}`);
}
