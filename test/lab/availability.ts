import {accessSync, constants, existsSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {unifiedRoot} from './life/cgroup.js';
import {bareEnvironment} from './system/run.js';

/** Programs that the lab calls on this machine, with the Debian package of each. */
export const neededPrograms = {
	debootstrap: 'debootstrap',
	ip: 'iproute2',
	iptables: 'iptables',
	ethtool: 'ethtool',
	tcpdump: 'tcpdump',
	dnsmasq: 'dnsmasq-base',
	cpio: 'cpio',
	dpkg: 'dpkg',
	'apt-get': 'apt',
	tar: 'tar',
	flock: 'util-linux',
	nsenter: 'util-linux',
	unshare: 'util-linux',
} as const;

function isProgram(name: string): boolean {
	return bareEnvironment.PATH.split(':').some(directory => {
		try {
			accessSync(path.join(directory, name), constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}

/** One line that says why the lab cannot run here and what would enable it, or undefined when it can. */
export function labUnavailable(): string | undefined {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) {
		return 'the lab needs Linux and root: run the suite with sudo, on a machine that may be experimented with';
	}
	const missing = Object.entries(neededPrograms).filter(([program]) => !isProgram(program));
	if (missing.length > 0) {
		const packages = [...new Set(missing.map(([, name]) => name))].join(' ');
		return `the lab needs ${missing.map(([program]) => program).join(', ')}: apt-get install ${packages}`;
	}
	if (unifiedRoot() === undefined) {
		return 'the lab needs cgroup v2, alone or beside v1: mount -t cgroup2 none /sys/fs/cgroup/unified';
	}
	if (!existsSync('/dev/net/tun')) {
		return 'the lab needs /dev/net/tun: modprobe tun';
	}
	return undefined;
}

/** Throws when the lab cannot run here. In CI a skipped suite would be a hole, so CI=true calls this instead of skipping. */
export function requireLab(): void {
	const reason = labUnavailable();
	if (reason !== undefined) {
		throw new Error(reason);
	}
}

/** True when a suite may skip: the lab cannot run here and this is not CI. Prints the reason once. */
export function skipLab(): boolean {
	const reason = labUnavailable();
	if (reason === undefined) {
		return false;
	}
	if (process.env['CI'] === 'true') {
		throw new Error(reason);
	}
	console.warn(`lab tests skipped: ${reason}`);
	return true;
}
