import type {Cause} from '../../../model/cause.js';
import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import {recognise} from '../../../plan/causes/recognise.js';

/** Why Docker could not start the container, by its own words; null: it could, or the words are not known. */
export function startCause({error, image, name, status}: ContainerDetail, nic: string): Cause | null {
	if (error === '' || status === 'running') return null;
	// `docker inspect` leaves out the words that the client puts before.
	const lines = error.split('\n').map(line => `Error response from daemon: ${line}`);
	return recognise(lines, {nic, image, container: name});
}
