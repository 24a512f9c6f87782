import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import {isOn} from '../../../model/diagnosis/wiring.js';

/** `NETWORK=N`: the image makes no network of its own, and does not look at any of its switches. */
export function networkOff({environment: {NETWORK = ''}}: ContainerDetail): boolean {
	return /^(?:n|no|none|false|0|off|disabled?)$/i.test(NETWORK.trim());
}

/** The image's own way to an address from the router, by a macvtap (F61). */
export function dhcpOn(container: ContainerDetail): boolean {
	return isOn(container.environment['DHCP'] ?? '') && !networkOff(container);
}

/** Where the image looks for the hook (since v7.42). */
export const hookTarget = '/run/start.sh';

export function hasHook({mounts}: ContainerDetail): boolean {
	return mounts.some(({target}) => target === hookTarget);
}

/** Whether an image's version, `7.42` or `v7.42`, is below 7.`minor`. null: it does not tell. */
export function olderThan(version: string | null, minor: number): boolean | null {
	const [, major, has] = /^v?(\d{1,4})\.(\d{1,4})/.exec(version ?? '') ?? [];
	if (major === undefined || has === undefined) return null;
	return Number(major) < 7 || (Number(major) === 7 && Number(has) < minor);
}

/** A rule of `--device-cgroup-rule` that lets the container read and write the character device `major:minor`. */
export function ruleAllows(
	{cgroupRules}: ContainerDetail,
	major: number | null,
	minor: number | null,
): boolean {
	return cgroupRules.some(rule => {
		const [, kind, ofMajor, ofMinor, may = ''] =
			/^\s*([ac])\s+(\*|\d+):(\*|\d+)\s+([rwm]+)\s*$/.exec(rule) ?? [];
		if (rule.trim() === 'a') return true;
		if (kind === undefined || !may.includes('r') || !may.includes('w')) return false;
		const fits = (given: string | undefined, wanted: number | null) =>
			given === '*' || wanted === null || given === String(wanted);
		return fits(ofMajor, major) && fits(ofMinor, minor);
	});
}

/** Passed by `--device`, alone or with its whole folder. */
export function hasDevice({devices, privileged}: ContainerDetail, path: string): boolean {
	return privileged || devices.some(one => one === path || path.startsWith(`${one.replace(/\/$/, '')}/`));
}
