import {expect} from 'vitest';
import type {Lab} from '../lab.js';
import {imageName} from '../roots/engine-store.js';

/** One command line in the host that has to succeed, words without blanks inside. */
export async function must(lab: Lab, line: string): Promise<string> {
	const [program = '', ...args] = line.split(' ');
	const {exitCode, stdout, stderr} = await lab.host.run(program, args);
	expect(exitCode, `${line}: ${stderr}`).toBe(0);
	return stdout.trim();
}

const label = 'vdsm-passthru.install';

/**
 * What looks like ours and is not (promise A8): the same beginning without our label, our label with another
 * installation's name, names of which one is the beginning of the other. One of them runs.
 */
export const neighbours: readonly string[] = [
	'docker network create --subnet 10.77.1.0/24 vdsm-eth0-bridge-old',
	'docker network create --subnet 10.77.2.0/24 vdsm-eth2',
	`docker network create --subnet 10.77.3.0/24 --label ${label}=vdsm2 vdsm2-eth0-bridge`,
	`docker network create --subnet 10.77.4.0/24 --label ${label}=vdsm-eth0-bridge other`,
	`docker run --detach --name vdsm2 --network vdsm-eth2 --label ${label}=vdsm2 --entrypoint sleep ${imageName} infinity`,
	`docker create --name vdsm-old --network vdsm-eth0-bridge-old --entrypoint sleep ${imageName} infinity`,
	`docker create --name my-vdsm --label ${label}=VDSM --network none ${imageName}`,
	'docker volume create vdsm',
	`docker run --rm --volume vdsm:/data --network none --entrypoint cp ${imageName} /etc/hostname /data/canary`,
	`docker tag ${imageName} vdsm:backup`,
];

export async function settleNeighbours(lab: Lab): Promise<void> {
	for (const line of neighbours) await must(lab, line);
}

/**
 * Puts a program in QEMU's place that only waits to be asked to power off. The fault matrix is about the host; the guest
 * would cost each of its cells ten seconds.
 */
export async function withoutGuest(lab: Lab): Promise<void> {
	const fake = '#!/bin/bash\nread -r line < /dev/shm/power.in\n';
	await lab.host.run('sh', ['-c', 'cat > /tmp/qemu && chmod 755 /tmp/qemu'], {input: fake});
	await must(lab, `docker create --name without ${imageName}`);
	await must(lab, 'docker cp /tmp/qemu without:/usr/bin/qemu-system-x86_64');
	await must(lab, `docker commit without ${imageName}`);
	await must(lab, 'docker rm --volumes without');
	await must(lab, 'rm /tmp/qemu');
	await must(lab, 'docker image prune --force');
}
