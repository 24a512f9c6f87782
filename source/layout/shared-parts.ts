import {type ProjectPath, parsePath} from '../model/command.js';
import {isComposeService} from '../model/compose-project.js';
import {withGuestNics} from '../model/image-variables.js';
import type {Predecessor} from '../model/predecessor.js';
import {
	type ContainerSpec,
	hookTarget,
	type Mount,
	type NetworkSpec,
	predecessorHookTarget,
} from '../model/spec.js';
import {cardStepId, nicSteps, type StepId} from '../model/step.js';
import type {Parts} from './layout.js';

/** The steps that make what a picture shows. Which of them a plan has is up to the machine. */
export const madeBy = {
	nothing: [],
	card: number => [...nicSteps.map(kind => cardStepId(kind, number)), 'boot'],
	lanNetwork: number => [cardStepId('network-lan', number)],
	bridgeNetwork: ['network-management'],
	/** What the image, or our hook, makes in the container when it starts. */
	inside: ['hook', 'start'],
	shim: ['shim-manager', 'shim', 'shim-boot'],
	dsm: ['image', 'storage', 'environment', 'predecessor', 'container', 'start', 'restart-policy'],
} as const satisfies Record<string, readonly StepId[] | ((card: number) => readonly StepId[])>;

/** Where the hook stands beside the script; each installation has its own. */
export function hookFile(prefix: string): ProjectPath {
	return {project: `${prefix}-hook.sh`};
}

/** Where the variables lie that the container before had. */
export function environmentFile(prefix: string): ProjectPath {
	return {project: `${prefix}-environment.env`};
}

/** A macvlan network in which the container alone has an address of the LAN (F9). */
export function addressedMacvlan(
	{answers: {nic, lan}, names}: Parts,
	mode: 'passthru' | 'bridge',
): NetworkSpec {
	if (lan.mode !== 'static') throw new Error('this layout takes a static address only (F28, F61)');
	return {
		step: 'network-lan',
		name: names.lanNetwork,
		driver: 'macvlan',
		internal: false,
		subnet: lan.subnet,
		gateway: lan.gateway,
		ipRange: {address: lan.ip, prefix: 32},
		reserved: {},
		options: {parent: nic, macvlan_mode: mode},
	};
}

/**
 * What every layout wants of the container, whatever its networks are; and what the one before had. `guestNics` are those of
 * the guest's which a hook puts on br0, br1 and so on, in the order in which the guest sees them.
 */
export function commonContainer(
	parts: Parts,
	guestNics: ReadonlyArray<{readonly mac: string; readonly mtu: number}>,
	environment: Readonly<Record<string, string>>,
): Omit<ContainerSpec, 'attachments' | 'ports'> {
	const {answers, devices, predecessor} = parts;
	const {container, prefix} = answers;
	const carried = predecessor?.carried;
	const own = {
		...sizes(container),
		...(devices.kvm ? {} : {KVM: 'N'}),
		...environment,
		...(guestNics.length === 0
			? {}
			: {
					ARGUMENTS: withGuestNics(
						guestNics.map((nic, index) => ({...nic, bridge: `br${index}`, vhost: devices.vhostNet})),
						carried?.arguments ?? '',
					),
				}),
	};
	return {
		name: container.name,
		image: container.image,
		environment: own,
		environmentFile: carriedVariables(parts, own).length > 0 ? environmentFile(prefix) : null,
		devices: union(carried?.devices, [
			...(devices.kvm ? ['/dev/kvm'] : []),
			'/dev/net/tun',
			...(devices.vhostNet ? ['/dev/vhost-net'] : []),
		]),
		deviceRules: [],
		capabilities: union(carried?.capabilities, ['NET_ADMIN']).sort(),
		// Without it the image falls back to slow user-mode networking; in a new namespace it may be 0 (docs/testing.md).
		sysctls: sorted({...carried?.sysctls, 'net.ipv4.ip_forward': '1'}),
		mounts: [
			...(predecessor ? mountsOf(predecessor) : []),
			...(container.storage === null
				? []
				: [bind(parsePath(container.storage), '/storage', {readOnly: false})]),
			...(guestNics.length === 0 ? [] : [bind(hookFile(prefix), hookTarget)]),
		],
		restart: carried?.restart ?? 'unless-stopped',
		// Docker's own ten seconds would end QEMU under a file system at work.
		stopTimeout: Math.max(carried?.stopTimeout ?? 0, 120),
		carried: carried ?? null,
		takesPlaceOf: predecessor?.id ?? null,
		compose: serviceOf(predecessor),
	};
}

/** Variables that the container before had, and that ours does not set itself. */
export function carriedVariables(
	{predecessor}: Pick<Parts, 'predecessor'>,
	own: ContainerSpec['environment'],
): readonly string[] {
	// What a Compose project says of its service stays its own.
	if (predecessor?.compose) return [];
	return (predecessor?.carried.environment ?? []).filter(name => !(name in own));
}

/** Where its labels tell it; what stands against it, the findings say. */
function serviceOf(predecessor: Predecessor | null): ContainerSpec['compose'] {
	if (!predecessor?.compose || !isComposeService(predecessor.compose)) return null;
	const {project, service, folder, override} = predecessor.compose;
	return {project, service, folder, override};
}

/** Of a taken-over DSM they stay as they are, whatever words they are in. */
function sizes({diskSize, ramSize, cpuCores}: Parts['answers']['container']): Record<string, string> {
	return {
		...(diskSize === null ? {} : {DISK_SIZE: diskSize}),
		...(ramSize === null ? {} : {RAM_SIZE: ramSize}),
		...(cpuCores === null ? {} : {CPU_CORES: String(cpuCores)}),
	};
}

function mountsOf({carried, hook}: Predecessor): Mount[] {
	const called = hook !== null && !hook.bridge ? [bind(hook.source, predecessorHookTarget)] : [];
	return [...carried.mounts, ...called];
}

function bind(source: Mount['source'], target: string, {readOnly = true} = {}): Mount {
	return {type: 'bind', source, target, readOnly};
}

function union(carried: readonly string[] = [], own: readonly string[]): string[] {
	return [...new Set([...carried, ...own])];
}

function sorted(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}
