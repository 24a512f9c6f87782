import type {FindingDetail} from '../../model/finding.js';
import type {ByCode, FindingText} from '../by-code.js';

const byHand =
	'Or do it by hand: export with --take-over and --format compose -o FOLDER, the project’s folder, writes what the service needs besides, and tells how it is started.';

type About = Extract<FindingDetail, {code: 'take-over-compose'}>;

/** Why a container of Docker Compose's is left alone, and what would be right. */
const composeFlaws: Readonly<
	Record<About['flaw'], {readonly why: (about: About) => string; readonly fix: (about: About) => string}>
> = {
	'no-compose': {
		why: () =>
			'“docker compose version” does not work here, and nobody but Compose may make this container anew. A plugin in the home folder of another user does not count.',
		fix: () =>
			'Install the Compose plugin, 2.33.1 or newer, for the whole machine: docker-compose-plugin from Docker’s own packages, docker-compose-v2 on Ubuntu, docker-compose from Debian 13 on. Then “docker compose version” has to answer as the user who calls this.',
	},
	'compose-v1': {
		why: () => 'There is only the old program docker-compose 1, which cannot tell networks what they need.',
		fix: () =>
			'Install the Compose plugin, 2.33.1 or newer (docker-compose-plugin from Docker’s own packages), then “docker compose up -d” in the project’s folder.',
	},
	'compose-old': {
		why: ({values: [version = '']}) =>
			`Docker Compose is ${version}, and what decides about the gateway (gw_priority) came with 2.33.1.`,
		fix: ({folder}) =>
			`Update the Compose plugin to 2.33.1 or newer, then “docker compose up -d” in ${folder}.`,
	},
	labels: {
		why: () => 'Its labels name a project, a service or a folder that Docker Compose would not write there.',
		fix: ({folder, service}) =>
			`Make it anew with Docker Compose, service ${service}, from a folder without quotes, commas or backslashes in its path (now: ${folder}).`,
	},
	files: {
		why: ({folder}) =>
			`It was not made from the one file that Compose finds by itself in ${folder}, such as compose.yaml. A file of ours beside it would not be read.`,
		fix: () =>
			`Bring the project to one compose.yaml, and “docker compose up -d” there without -f. ${byHand}`,
	},
	'file-missing': {
		why: ({files}) =>
			`${files}, from which it was made, is not on this machine. It was moved or renamed; or a program with a Compose of its own, such as Portainer, keeps it elsewhere.`,
		fix: ({folder}) =>
			`Put the file back into ${folder}. Where another program has it, change the service there: export with --take-over and --format compose writes what it needs besides.`,
	},
	override: {
		why: ({folder}) =>
			`There is an override file in ${folder} already, and Compose reads only one by itself.`,
		fix: () => `Bring what is in it into the Compose file, remove it, and “docker compose up -d”. ${byHand}`,
	},
	'chosen-files': {
		why: ({folder}) =>
			`${folder}/.env sets COMPOSE_FILE, COMPOSE_PROFILES or COMPOSE_PROJECT_NAME: which files are read is decided there.`,
		fix: () => `Take that out of .env, and “docker compose up -d” in the folder. ${byHand}`,
	},
	writable: {
		why: ({values: [path = '']}) =>
			`Compose reads ${path} as root, and somebody can write there who is neither root nor the user who called sudo: that one would decide what root runs.`,
		fix: ({values: [path = '']}) =>
			`See “ls -ld ${path}”. Give it to root (chown root ${path}), or call this with sudo as its owner, and take the right to write from all others (chmod go-w ${path}).`,
	},
	unreadable: {
		why: ({folder}) =>
			`Docker Compose cannot use what it reads in ${folder}: the Compose file, .env, or a file that these name.`,
		fix: ({folder, service}) =>
			`“docker compose config -q ${service}” in ${folder}, as root, says which line is wrong. It has to say nothing; then try again.`,
	},
	'not-listed': {
		why: ({folder, service, project, values}) =>
			values.length === 0
				? `“docker compose ps -a ${service}” in ${folder} lists no container: the project is not called ${project} there.`
				: `“docker compose ps -a ${service}” in ${folder} lists ${values.join(', ')}, which is not this container alone: the service has several, or the project is not called ${project} there.`,
		fix: ({folder, project, container}) =>
			`That command has to list ${container} alone, without -p and --profile: “name: ${project}” in the Compose file, if it was made with -p; one container, and no “scale” or “replicas”. Then “docker compose up -d” in ${folder}.`,
	},
	changed: {
		why: ({folder, service}) =>
			`“docker compose up ${service}” in ${folder} would make it anew even now, so it could not be brought back as it is: the Compose file, .env or a file of variables was changed since it was made, its image was pulled again, another Compose made it, or a variable of somebody’s shell went into it.`,
		fix: ({folder, service}) =>
			`Run “docker compose up -d ${service}” in ${folder} as root, which makes it anew, and see that DSM is well. What comes from your shell belongs into ${folder}/.env. “docker compose --dry-run up -d ${service}” must not say “Recreate” any more; then try again.`,
	},
	anonymous: {
		why: () => 'It has a volume without a name, which a container that is made anew may not find again.',
		fix: () =>
			'Name it under “volumes” in the Compose file, copy what is in it, “docker compose up -d”, then try again.',
	},
	tied: {
		why: ({values}) =>
			`These containers are in its network, or see its processes (“service:…” or “container:…” as network_mode, pid or ipc): ${values.join(', ')}. They hang on this very container, and lose all that when it is made anew.`,
		fix: ({values}) =>
			`Take these lines out of the Compose file, so that ${values.join(', ')} has a network of its own, and “docker compose up -d”; or remove them now, and make them anew when DSM has moved.`,
	},
	engine: {
		why: () => 'Docker Engine is older than 28, with which this has not been tried.',
		fix: () => `Update Docker Engine to 28 or newer. ${byHand}`,
	},
	card: {
		why: ({values: [nic = '']}) =>
			`The card ${nic} is this machine’s own, so the change is taken back by itself if nobody confirms it. A restart policy in a Compose file cannot wait for that.`,
		fix: ({values: [nic = '']}) =>
			`Name a card with --nic that this machine does not need. Or free ${nic}: at the machine itself, move its addresses and its default route to another card, then try again without --give-up-nic.`,
	},
	image: {
		why: ({values: [asked = '', now = '']}) =>
			`The image ${asked} is asked for; the Compose file says which one it is, and made it from ${now}.`,
		fix: ({folder, service, values: [asked = '']}) =>
			`Leave --image out. For ${asked}, write it as “image:” of service ${service} into the Compose file first, “docker compose up -d” in ${folder}, then try again.`,
	},
	name: {
		why: ({container, values: [asked = '']}) =>
			`The name ${asked} is asked for; the Compose file says how it is called, and calls it ${container}.`,
		fix: ({folder, service, values: [asked = '']}) =>
			`Leave --name out. To call it ${asked}, write “container_name: ${asked}” into service ${service} of the Compose file first, “docker compose up -d” in ${folder}, then --take-over ${asked}.`,
	},
};

function composed(container: string, file: string): FindingText {
	return {
		title: `DSM moves to the card in the container ${container}, by Docker Compose`,
		meaning: `DSM is shut down, for which it has up to two minutes. ${file} is written beside the Compose file, which stays as it is; from both Compose makes the container anew, on the same storage. When anything goes wrong or this is undone, our file is removed, and Compose makes the container as it was, running if it ran.`,
		fix: `Back up what you cannot lose first. “docker compose up” changes nothing afterwards, as long as it is called without -f; with -f it has to name ${file}, too.`,
	};
}

/** About the container that DSM runs in now, and that gives its place to another. */
export const takeOverFindings = {
	'take-over': ({container, kept, byCompose}) =>
		byCompose
			? composed(container, kept)
			: {
					title: `DSM moves out of the container ${container}`,
					meaning: `DSM is shut down, for which it has up to two minutes, and comes up again in a new container on the same storage, with the same settings. The container ${container} is kept as ${kept} and comes back, running if it ran, when anything goes wrong or this is undone.`,
					fix: `Back up what you cannot lose first: from here on the disk in the storage folder is used by the new container. When everything has worked for a while: docker rm ${kept}`,
				},
	'take-over-compose': about => ({
		title: `Docker Compose owns the container ${about.container}, and it cannot be moved as it is`,
		meaning: `It belongs to service ${about.service} of project ${about.project} (${about.files}). ${composeFlaws[about.flaw].why(about)}`,
		fix: composeFlaws[about.flaw].fix(about),
	}),
	'take-over-networks': ({container, networks}) => ({
		title: `DSM leaves networks that other containers are on: ${networks.join(', ')}`,
		meaning: `Containers there, such as a reverse proxy, do not reach DSM by the name ${container} any more, nor DSM them.`,
		fix: 'Give them DSM’s LAN address, or a port that Docker publishes on this machine, instead of that name.',
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
