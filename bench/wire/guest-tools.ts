import {copyFile, mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {must} from '../../test/lab/system/run.js';
import {ports} from './peer.js';
import type {Tools} from './tools.js';

/** Libraries of iperf3 that the guest does not have. */
export const libraries = ['libiperf.so.0', 'libsctp.so.1', 'libcrypto.so.3', 'libm.so.6'].map(
	name => `lib/x86_64-linux-gnu/${name}`,
);

/** Lines for a shell in the guest that start what answers there. */
export const guestAnswers = [
	// A client that found it busy can end it.
	`while :; do iperf3 --server --port ${ports.iperf}; done > /dev/null 2>&1 &`,
	`nc -ll -p ${ports.echo} -e cat > /dev/null 2>&1 &`,
].join('\n');

/** Writes an archive that, behind the guest's own in its initrd, gives the guest iperf3. */
export async function writeGuestTools({root}: Tools, file: string): Promise<void> {
	const tree = await mkdtemp(path.join(tmpdir(), 'vdsm-passthru-wire-'));
	try {
		await mkdir(path.join(tree, 'bin'));
		await mkdir(path.join(tree, 'lib/x86_64-linux-gnu'), {recursive: true});
		await copyFile(path.join(root, 'usr/bin/iperf3'), path.join(tree, 'bin/iperf3'));
		for (const library of libraries) {
			await copyFile(path.join(root, 'usr', library), path.join(tree, library));
		}
		await must('sh', ['-c', 'find . | cpio --quiet -o -H newc > "$0"', file], {cwd: tree});
	} finally {
		await rm(tree, {recursive: true});
	}
}

/** Lines for a Docker host's shell: the image's guest gets what lies in the archive `file`. */
export function withGuestTools(image: string, file: string): string {
	return [
		`docker create --name without ${image}`,
		'docker cp without:/boot/initrd /root/initrd',
		`cat ${file} >> /root/initrd`,
		'docker cp /root/initrd without:/boot/initrd',
		`docker commit without ${image}`,
		'docker rm --volumes without',
		'rm /root/initrd',
	].join('\n');
}
