import type {DoctorValues} from '../../model/diagnosis/values.js';
import type {Place, Unread} from '../../model/diagnosis/verdict.js';
import type {DoctorTexts} from '../doctor-text.js';
import {cardTexts} from './doctor/card.js';
import {containerTexts} from './doctor/container.js';
import {hostTexts} from './doctor/host.js';
import {networkTexts} from './doctor/network.js';
import {wireTexts} from './doctor/wire.js';

const checks: DoctorTexts<DoctorValues> = {
	...hostTexts,
	...containerTexts,
	...networkTexts,
	...cardTexts,
	...wireTexts,
};

const places: Readonly<Record<Place, string>> = {
	host: 'This machine',
	engine: 'Docker',
	container: 'The container',
	network: 'Docker’s networks',
	nic: 'The network card',
	macvlan: 'The macvlan on it',
	hook: 'The hook',
	bridge: 'The bridge br0',
	guest: 'DSM',
	lan: 'The LAN',
	gateway: 'The gateway',
};

/** `detail`: the system's own words, cleaned; may be empty. */
const unread: Readonly<Record<Unread, (detail: string) => string>> = {
	docker: detail => withDetail('Docker cannot be asked', detail),
	'no-container': detail => withDetail('there is no such container', detail),
	'not-running': detail => withDetail('the container does not run', detail),
	'no-root': detail => withDetail('only root may look', detail),
	'no-program': detail => withDetail('a program that this check needs is not installed', detail),
	limit: detail => withDetail('it took too long', detail),
	error: detail => withDetail('the look itself failed', detail),
	'not-known': detail => withDetail('nothing on this machine tells it', detail),
};

function withDetail(sentence: string, detail: string): string {
	return detail === '' ? sentence : `${sentence}: ${detail}`;
}

export const doctor = {checks, places, unread};
