import os from 'node:os';
import process from 'node:process';
import type {Environment} from '../system/environment.js';
import {type Run, run} from '../system/run.js';

/** The machine that is looked at. Tests give another root folder, recorded answers, or both. */
export type Machine = {
	/** Prefix of /sys, /proc, /run, /etc, /dev and /lib; empty for the real ones. */
	readonly root: string;
	readonly run: Run;
	/** Of our own process: SSH_CONNECTION is asked for, DOCKER_HOST is passed on. */
	readonly env: Environment;
	readonly pid: number;
	/** Effective user id; 0 sees more. */
	readonly uid: number;
	/** Addresses by interface, for hosts whose `ip` is missing or too old to print JSON. */
	readonly addresses: () => NodeJS.Dict<os.NetworkInterfaceInfo[]>;
};

export function thisMachine(env: Environment = process.env): Machine {
	return {root: '', run, env, pid: process.pid, uid: process.geteuid?.() ?? -1, addresses: ownAddresses};
}

function ownAddresses(): NodeJS.Dict<os.NetworkInterfaceInfo[]> {
	try {
		return os.networkInterfaces();
	} catch {
		// libuv gives up on some name or address it cannot handle.
		return {};
	}
}

/** How long a program that only reads may take, in milliseconds. `ip` needs 3 to 10. */
export const readLimit = 3000;
