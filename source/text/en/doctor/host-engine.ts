import type {EngineValues} from '../../../model/diagnosis/values-engine.js';
import type {DoctorTexts} from '../../doctor-text.js';
import {podmanHere, podmanLacks} from '../podman.js';

/** About Docker itself. */
export const engineTexts: DoctorTexts<EngineValues> = {
	'engine-answers': {
		title: 'Docker answers',
		found: ({reason, case: which}) =>
			({
				none: 'Docker is not installed: there is no program called docker.',
				denied: `This user may not talk to Docker: ${reason}`,
				silent: `Docker does not answer: ${reason}`,
				hangs: 'Docker takes calls and does not answer them: it hangs.',
				elsewhere: `The docker command asks another machine, which does not answer: ${reason}`,
				versions: `The docker command and the Engine do not understand each other: ${reason}`,
			})[which],
		why: 'Without Docker there is no container, and without the container no DSM.',
		fix: ({case: which}) =>
			({
				none: 'Install Docker Engine, then run this again.',
				denied: 'Run this again as root.',
				silent:
					'Start Docker: “sudo systemctl start docker”. If it ends again, its log says why: “journalctl -u docker -b”',
				hangs:
					'Restart Docker; this stops every container for a moment. If it hangs again, look for a failing disk: dmesg',
				elsewhere: 'Unset DOCKER_HOST and DOCKER_CONTEXT, or run: docker context use default',
				versions: 'Update the older of the two. If DOCKER_API_VERSION is set, unset it.',
			})[which],
	},
	'engine-start': {
		title: 'Docker can start',
		found: ({line}) => `Docker ended while it was starting: “${line}”`,
		why: 'As long as Docker does not start, no container does.',
		fix: ({case: which}) =>
			({
				config: 'Correct the file /etc/docker/daemon.json that it names, then: systemctl restart docker',
				firewall:
					'A kernel module or iptables is missing: try “modprobe -a ip_tables iptable_nat”, and reboot if the kernel was just updated. Then: systemctl restart docker',
				disk: 'Free some space on the disk of /var/lib/docker, then: systemctl restart docker',
				other:
					'Mend what it names, then: “systemctl restart docker”. More of its log: “journalctl -u docker -b”',
			})[which],
	},
	'engine-local': {
		title: 'Docker is this machine’s own',
		found: ({where}) =>
			`The docker command talks to ${where}, another machine: its containers are not on the cards that are here.`,
		why: 'What is said here of network cards would be about the wrong machine.',
		fix: () =>
			'Run this on that machine. If Docker was meant to be here: unset DOCKER_HOST and DOCKER_CONTEXT, or docker context use default.',
	},
	'engine-desktop': {
		title: 'Docker is not Docker Desktop',
		found: ({version, needed}) =>
			needed
				? `This is Docker Desktop (Engine ${version}), whose containers are in a virtual machine without this computer’s network cards.`
				: `This is Docker Desktop (Engine ${version}). DSM works there by published ports only.`,
		why: 'A macvlan starts there without an error, and nothing ever arrives on it.',
		fix: ({needed}) =>
			needed
				? 'Install Docker Engine on a Linux machine, and run DSM there.'
				: 'Nothing, as long as published ports will do.',
	},
	'engine-rootful': {
		title: 'Docker runs as root',
		found: ({version, needed}) =>
			needed
				? `This Docker (${version}) runs rootless: it cannot see this machine’s network cards.`
				: `This Docker (${version}) runs rootless. DSM works by published ports only.`,
		why: 'A rootless Docker lives in a network of its own. It cannot give a card to a container.',
		fix: ({needed}) =>
			needed
				? 'Run this as root, with DOCKER_HOST and DOCKER_CONTEXT unset: root gets the Docker that runs as root. “sudo npx vdsm-passthru doctor”'
				: 'Nothing, as long as published ports will do.',
	},
	'engine-podman': {
		title: 'What is called docker is Docker',
		found: look => `${podmanHere(look)}. ${podmanLacks(look)}`,
		why: 'Nothing is set up on Podman, and what is said here of networks and containers may be wrong: some of what is read is not in its answers.',
		fix: () => 'Use Docker Engine for DSM.',
	},
	'engine-macs': {
		title: 'The Engine keeps MACs apart',
		found: ({version, made}) =>
			made
				? `Docker is ${version}. Containers that 25.0.0 to 25.0.2 made may still have a wrong MAC.`
				: `Docker is ${version}, which can give two containers the same MAC, or lose a fixed one, when they are restarted.`,
		why: 'Two with one MAC take each other’s frames; and a router knows DSM by its MAC.',
		fix: ({made}) =>
			made
				? 'Make containers from that time anew: remove them, then set them up again.'
				: 'Update Docker to 25.0.5 or newer, then make the container anew.',
	},
	'engine-advertises': {
		title: 'The Engine can start without a link',
		found: ({version, seen}) =>
			seen
				? `Docker ${version} could not announce the container’s address, because the card has no link.`
				: `Docker is ${version}, which cannot start a container while its card has no link.`,
		why: 'Docker 28.0.0 and 28.0.1 fail there with “failed to advertise addresses: network is unreachable”.',
		fix: () => 'Update Docker to 28.0.2 or newer. Until then, plug the cable in, and start the container.',
	},
	'engine-endpoints': {
		title: 'The Engine finds the container’s networks',
		found: ({version, network, seen}) =>
			seen
				? `Docker ${version} says “endpoint not found” of the container’s networks.`
				: `Docker is ${version}, which does not get along with ${network}: it is not internal and has no gateway.`,
		why: 'Docker 29.0.0 and 29.0.1 lose the connection to such a network when the container is made or started.',
		fix: () => 'Update Docker to 29.0.2 or newer, or make that network with --internal.',
	},
	'client-version': {
		title: 'The docker command is as new as the Engine',
		found: ({client, server}) => `The docker command is ${client}, the Engine ${server}.`,
		why: 'A command before 28.0 cannot name interfaces, nor say which network has the gateway.',
		fix: () =>
			'Update the docker command when convenient (package docker-ce-cli from Docker’s own repository, docker-cli or docker.io from the distribution). Set-ups of this program work with the old one, too.',
	},
	'firewall-chains': {
		title: 'Docker’s rules are in the firewall',
		found: ({container}) =>
			`${container} could not be started, because Docker’s rules are gone from this machine’s firewall.`,
		why: 'Whoever reloads the firewall (ufw, firewalld, nft, iptables-restore) throws them out. Docker makes them only when it starts.',
		fix: ({container}) =>
			`Restart Docker, then start ${container}. All containers stop for a moment. From now on restart Docker after each reload of the firewall.`,
	},
	'firewall-modules': {
		title: 'Docker can use the firewall',
		found: ({container}) =>
			`${container} could not be started, because Docker cannot use this machine’s firewall: a kernel module or iptables is missing.`,
		why: 'Docker publishes ports by rules in it, and starts no container without them.',
		fix: () =>
			'Load the modules ip_tables and iptable_nat, or install the package iptables. If the kernel was just updated, reboot.',
	},
};
