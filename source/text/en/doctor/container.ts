import type {ContainerValues} from '../../../model/diagnosis/values-container.js';
import {tellCause} from '../../by-code.js';
import type {DoctorTexts} from '../../doctor-text.js';
import {causes} from '../causes.js';
import {containerGuestTexts} from './container-guest.js';
import {containerOptionTexts} from './container-options.js';

/** What became of the container. */
const lifeTexts: DoctorTexts<
	Pick<
		ContainerValues,
		| 'container-exists'
		| 'memory-killed'
		| 'start-error'
		| 'container-log'
		| 'container-restarts'
		| 'container-runs'
		| 'restart-policy'
		| 'stored-macs'
		| 'macvtap-leftover'
	>
> = {
	'container-exists': {
		title: 'There is a container with DSM',
		found: ({others}) =>
			others === 0
				? 'There is no container on this machine at all, so none with Virtual DSM.'
				: others === 1
					? 'The only container on this machine does not run Virtual DSM.'
					: `None of the ${others} containers on this machine runs Virtual DSM.`,
		why: 'DSM runs in a container. Without it nothing else can be looked at. “docker container prune” removes a stopped one; DSM’s data is in its storage folder and stays.',
		fix: ({install}) =>
			install === null
				? 'Set DSM up: run “sudo npx vdsm-passthru”. If your container was made from an image of another name, say which one it is: sudo npx vdsm-passthru doctor --container NAME'
				: `Set up the installation ${install} again as it was planned; DSM’s storage folder is used again.`,
	},
	'memory-killed': {
		title: 'Memory was enough',
		found: ({container, running}) =>
			running
				? `The kernel has killed a program in ${container}, because memory ran out.`
				: `${container} does not run: the kernel has killed it, because memory ran out.`,
		why: 'DSM takes all of RAM_SIZE for itself, and QEMU some more. When the machine, or the limit of the container, has less, the kernel ends the largest program: QEMU.',
		fix: ({container}) =>
			`Give DSM less (RAM_SIZE), stop something else, or raise the container’s limit if it has one: docker inspect --format '{{.HostConfig.Memory}}' ${container} shows it in bytes, 0 is none. “free -h” shows what the machine has. Then start ${container}.`,
	},
	'start-error': {
		title: 'Docker could start it',
		found: ({container, words, cause}) =>
			cause
				? `Docker could not start ${container}. ${tellCause(causes, cause).what}`
				: `Docker could not start ${container}. It says: “${words}”`,
		why: 'These are Docker’s own words about the last attempt. It keeps them until the container is started again.',
		fix: ({container, cause}) =>
			cause
				? `${tellCause(causes, cause).fix} Then: docker start ${container}`
				: `Correct what Docker complains about, then: docker start ${container}`,
	},
	'container-log': {
		title: 'What its log says',
		found: ({container, cause}) =>
			`The log of ${container} says why it ended. ${tellCause(causes, cause).what}`,
		why: 'The image, its hook and QEMU write into this log why they give up.',
		fix: ({container, cause}) =>
			`${tellCause(causes, cause).fix} The whole log: docker logs --tail 50 ${container}`,
	},
	'container-restarts': {
		title: 'It stays up',
		found: ({container, restarts, exitCode, now}) =>
			now
				? `${container} ends and is started again, over and over: ${times(restarts)} so far${exitCode === null ? '' : `, last with exit code ${exitCode}`}.`
				: `Docker has restarted ${container} ${times(restarts)} since it was last started by hand. Now it runs.`,
		why: 'A container that ends by itself is started again by its restart policy. DSM is cut off hard each time.',
		fix: ({container, now}) =>
			now
				? `The end of its log says why it ends: docker logs --tail 50 ${container}. To stop the loop meanwhile: docker stop ${container}`
				: `Nothing, if you know why. The log may still hold the reason: docker logs --tail 400 ${container}`,
	},
	'container-runs': {
		title: 'The container runs',
		found: ({container, status, exitCode}) =>
			status === 'exited' || status === 'dead'
				? `${container} does not run: it ended with exit code ${exitCode}.`
				: status === 'paused'
					? `${container} is paused: somebody has frozen it, and DSM in it.`
					: status === 'created'
						? `${container} was made, and never started.`
						: `${container} does not run: Docker says “${status}”.`,
		why: 'DSM runs in this container.',
		fix: ({container, status}) =>
			status === 'paused'
				? `Let ${container} go on.`
				: status === 'dead' || status === 'removing'
					? `Docker could not remove ${container} wholly. Restart Docker, and look at docker ps -a.`
					: `Start ${container}. If it ends again, its log says why: docker logs ${container}`,
	},
	'restart-policy': {
		title: 'It starts with the machine',
		found: ({container, policy}) =>
			policy === 'on-failure'
				? `${container} is restarted after a failure only (restart policy “on-failure”).`
				: `Nothing starts ${container} when this machine starts (restart policy “${policy}”).`,
		why: 'After a reboot, or a restart of Docker, DSM stays off until somebody starts it.',
		fix: () => 'If DSM is to come back by itself, give the container the policy “unless-stopped”.',
	},
	'stored-macs': {
		title: 'Its stored MAC is its own',
		found: ({container, other, mac}) =>
			`${container} and ${other} both have the MAC ${mac} in their storage folders, as after copying one.`,
		why: 'With DHCP=Y this MAC is on the LAN. Two with the same one on a card cannot both come up: the image waits for it for ever.',
		fix: ({container, file}) =>
			`On the copy, remove the file with the MAC and restart the container: a new one is made. For ${container} it is ${file}`,
	},
	'macvtap-leftover': {
		title: 'No macvtap is left over',
		found: ({container}) =>
			`${container} waits for its macvtap interface: one of an earlier start is still in its network.`,
		why: 'With DHCP=Y the image makes this interface at each start. In Kubernetes the network of a pod outlives the container in it, and the interface with it.',
		fix: ({container}) =>
			`Remove the pod, or the container that keeps the network, and make it anew. Restarting ${container} alone is enough only where Docker made its network.`,
	},
};

export const containerTexts: DoctorTexts<ContainerValues> = {
	...lifeTexts,
	...containerOptionTexts,
	...containerGuestTexts,
};

function times(count: number): string {
	return count === 1 ? 'once' : `${count} times`;
}
