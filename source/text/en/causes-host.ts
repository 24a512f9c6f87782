import type {CauseDetail} from '../../model/cause.js';
import type {ByCode, CauseText} from '../by-code.js';

/** Not every program names the file. */
const about = (path: string) => (path === '' ? '' : ` It was about ${path}.`);

/** About files, rights, Docker itself, and services. */
export const hostCauses = {
	'disk-full': ({path}) => ({
		what: `The disk is full, or its quota is used up.${about(path)}`,
		fix: 'Free some space. “df -h” and “docker system df” show where it went.',
	}),
	'disk-read-only': ({path}) => ({
		what: `The file system can only be read.${about(path)}`,
		fix: 'Choose a folder that can be written to. A disk that became read-only by itself has a fault: look at “dmesg”.',
	}),
	'disk-error': ({path}) => ({
		what: `The disk reports an error.${about(path)}`,
		fix: 'Save your data first. “dmesg” and “smartctl” tell more.',
	}),
	'not-a-folder': ({path}) => ({
		what: `There is a file where a folder should be.${about(path)}`,
		fix: 'Move that file away, or choose another folder.',
	}),
	'file-denied': ({path}) => ({
		what: `You may not write there.${about(path)}`,
		fix: 'Run as root, or choose another folder. On NFS, root may be refused too (root_squash).',
	}),
	'docker-down': ({where}) => ({
		what: `Docker does not run: nothing answers at ${where}.`,
		fix: 'Start it (“systemctl start docker”). Its log says why it ended (“journalctl -u docker -n 50”).',
	}),
	'docker-denied': ({where}) => ({
		what: `You may not talk to Docker${where === '' ? '' : ` at ${where}`}.`,
		fix: 'Run as root, for example with sudo.',
	}),
	'docker-remote': ({where}) => ({
		what: `Docker was asked at ${where}, and nothing answers. That is not this machine’s own socket.`,
		fix: 'This program works only where the card is. Unset DOCKER_HOST, or: docker context use default',
	}),
	'engine-too-old': ({needs, has}) => ({
		what: `The command needs API ${needs}, and this Docker Engine has ${has}.`,
		fix: 'Update Docker. If DOCKER_API_VERSION is set, unset it.',
	}),
	'client-too-new': ({client, engine}) => ({
		what: `The docker command asks for API ${client}; the Engine knows at most ${engine}.`,
		fix: 'Update the Engine. If DOCKER_API_VERSION is set, unset it.',
	}),
	'client-too-old': ({client, engine}) => ({
		what: `The docker command speaks API ${client}; the Engine wants at least ${engine}.`,
		fix: 'Update the docker command. If DOCKER_API_VERSION is set, unset it.',
	}),
	'nm-not-running': () => ({
		what: 'NetworkManager does not run, so it cannot be told anything.',
		fix: 'Nothing to do if it should not run. Otherwise: systemctl start NetworkManager',
	}),
	'nm-device-unknown': ({nic}) => ({
		what: `NetworkManager does not know a card ${nic}.`,
		fix: 'Look at “nmcli device”.',
	}),
	'systemd-absent': () => ({
		what: 'systemd does not run here, so its commands do not work.',
		fix: 'That is normal in a container. Use the commands of this system for services.',
	}),
	'unit-missing': ({unit}) => ({
		what: `systemd knows no service ${unit}.`,
		fix: 'Check the name: systemctl list-unit-files',
	}),
	'service-denied': () => ({
		what: 'systemd refused: only root may do this.',
		fix: 'Run as root, for example with sudo.',
	}),
} satisfies Partial<ByCode<CauseDetail, CauseText>>;
