import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import type {Ours} from '../../../model/diagnosis/evidence.js';
import {type Fix, noCommand} from '../../../model/diagnosis/verdict.js';

/**
 * The fix for options that Docker cannot change in a container that is there. Ours is removed and made again as planned:
 * a copy that Portainer or Watchtower made carries our labels whatever its options are, so `apply` alone would leave it.
 * For anybody else's no command knows how it was made. DSM's disks lie in the host's folder and stay.
 */
export function madeAnew({name, install, mounts, compose}: ContainerDetail, ours: Ours | null): Fix {
	const kept = mounts.some(({target, type}) => target === '/storage' && type === 'bind');
	if (ours === null || install !== ours.install || compose !== null || !kept) return noCommand;
	return {
		commands: [['docker', ['stop', '-t', '120', name]], ['docker', ['rm', name]], ours.repair],
		undo: null,
		danger: 'deletes',
	};
}
