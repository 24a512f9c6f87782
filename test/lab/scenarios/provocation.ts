import type {CauseCode} from '../../../source/model/cause.js';
import type {EngineName} from '../roots/debian-root.js';

/**
 * Makes a program fail for one known reason. `set` has to succeed, the last command of `fails` is the one that must not;
 * `clear` may fail. Commands are words without blanks inside, which the lab runs without a shell.
 */
export type Provocation = {
	/** File of the fixture; begins with the code that has to be recognised. */
	readonly name: string;
	readonly code: CauseCode;
	/** What the cause has to hold, where the text tells it. */
	readonly values?: Readonly<Record<string, string>>;
	readonly only?: EngineName;
	readonly set?: readonly string[];
	readonly fails: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly clear?: readonly string[];
};

export const image = 'vdsm/virtual-dsm:latest';
export const macvlan = 'docker network create --driver macvlan --subnet 10.9.1.0/24 --gateway 10.9.1.1';
export const create = `docker create --name c1 --entrypoint sleep`;
export const another = `docker create --name c2 --entrypoint sleep`;
export const bridge = 'docker network create --subnet 10.9.3.0/24 --gateway 10.9.3.1';
export const passthru = '--opt macvlan_mode=passthru';
export const start = (name: string) => `docker start ${name}`;
