import type {CardValues} from './values-card.js';
import type {ContainerValues} from './values-container.js';
import type {HostValues} from './values-host.js';
import type {NetworkValues} from './values-network.js';
import type {WireValues} from './values-wire.js';

/** What each check names in its sentences when something is to be said. Raw: cleaned when they are told. */
export type DoctorValues = HostValues & NetworkValues & CardValues & ContainerValues & WireValues;

export type DoctorId = keyof DoctorValues;
