import type {FindingDetail} from '../../model/finding.js';
import type {ByCode, FindingText} from '../by-code.js';

/** About the container that DSM runs in now, and that gives its place to another. */
export const takeOverFindings = {
	'take-over': ({container, kept}) => ({
		title: `DSM moves out of the container ${container}`,
		meaning: `DSM is shut down, for which it has up to two minutes, and comes up again in a new container on the same storage, with the same settings. The container ${container} is kept as ${kept} and comes back, running if it ran, when anything goes wrong or this is undone.`,
		fix: `Back up what you cannot lose first: from here on the disk in the storage folder is used by the new container. When everything has worked for a while: docker rm ${kept}`,
	}),
	'take-over-compose': ({container, project, service, files}) => ({
		title: `Docker Compose owns the container ${container}`,
		meaning: `It belongs to service ${service} of project ${project} (${files}). The next “docker compose up” would make it anew, beside ours and on the same disk.`,
		fix: `Move the service in the Compose project itself: export --format compose prints one with the right networks, hook and ARGUMENTS to copy from. Or take it out of Compose: docker compose -p ${project} down, then set DSM up anew with --storage on its folder.`,
	}),
	'take-over-auto-remove': ({container}) => ({
		title: `The container ${container} removes itself when it stops`,
		meaning: 'It was started with --rm. Nothing could bring it back if anything went wrong.',
		fix: `Stop it, and set DSM up anew with --storage on its storage folder, without --take-over.`,
	}),
	'take-over-no-storage': ({container}) => ({
		title: `The container ${container} has no storage of its own`,
		meaning: 'Nothing is mounted at /storage, so DSM’s disk is inside the container and goes with it.',
		fix: `Copy it out while the container is stopped: docker cp ${container}:/storage ./dsm – then set DSM up anew with --storage ./dsm.`,
	}),
	'take-over-lost': ({container, settings}) => ({
		title: `Settings of the container ${container} do not come along: ${settings.join(', ')}`,
		meaning: 'The new container is made without them, since they cannot be told to it by this program.',
		fix: `Look at them before: docker inspect ${container}. Agree if DSM does not need them.`,
	}),
	'take-over-dropped': ({container, variables}) => ({
		title: `Variables of the container ${container} are left out: ${variables.join(', ')}`,
		meaning: 'They connect DSM to the network as it was until now; the new wiring takes their place.',
		fix: 'Nothing: it is meant so.',
	}),
	'take-over-hook': ({container, path, called}) =>
		called
			? {
					title: `The start hook of the container ${container} is kept`,
					meaning: `${path} is called behind ours, as it was called before.`,
					fix: 'Nothing, unless it changes network interfaces: then take that out of it.',
				}
			: {
					title: `The start hook of the container ${container} is not called any more`,
					meaning: `${path} makes a bridge br0, as the published recipe does. Ours does that now, and two would be in each other’s way.`,
					fix: 'If it does anything else that you need, put that into a file of its own, and mount it before.',
				},
	'take-over-space': ({container, megabytes}) => ({
		title: `Only ${megabytes} MB are free where the container ${container} keeps DSM’s disk`,
		meaning: 'A disk that fills up while DSM writes can damage its file systems.',
		fix: 'Make room first.',
	}),
	'take-over-ports': ({container}) => ({
		title: `Ports that the container ${container} publishes are closed in layout classic`,
		meaning: 'Docker publishes ports on the network with the gateway, which is the LAN’s here.',
		fix: 'Use DSM’s LAN address, or the bridge address on this machine; or --layout direct.',
	}),
} satisfies Partial<ByCode<FindingDetail, FindingText>>;
