import type {ResolvedCommand} from '../../../model/command.js';
import type {ContainerDetail, NetworkDetail, NetworkEnd} from '../../../model/diagnosis/container-detail.js';
import type {Ours} from '../../../model/diagnosis/evidence.js';
import {type Fix, noCommand} from '../../../model/diagnosis/verdict.js';
import type {Facts} from '../../../model/facts.js';
import {madeAnew} from '../container/made-anew.js';

/** A name that may be an argument: no option, nothing that the client reads in another way. Old Engines let any text be one. */
export function isSafeName(name: string): boolean {
	return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/.test(name);
}

/** As long as the image gives DSM to shut down. */
export function stop(container: string): ResolvedCommand {
	return ['docker', ['stop', '-t', '120', container]];
}

/**
 * Ends it before its networks are changed. Also where it does not run at this moment: one that Docker starts again and
 * again may be back before the next command.
 */
export function stopFirst({
	name,
	status,
}: Pick<ContainerDetail, 'name' | 'status'>): readonly ResolvedCommand[] {
	return ['created', 'exited', 'dead'].includes(status) ? [] : [stop(name)];
}

export function start(container: string): ResolvedCommand {
	return ['docker', ['start', container]];
}

/** Of a stopped container, too; and where its network was made anew meanwhile. */
export function disconnect(container: string, network: string): ResolvedCommand {
	return ['docker', ['network', 'disconnect', '--force', network, container]];
}

/** With everything that was asked for this end but its MAC, which the client's `connect` cannot ask for. */
export function connect(container: string, end: NetworkEnd): ResolvedCommand {
	const {network, wantedIp, driverOpts, gwPriority} = end;
	return [
		'docker',
		[
			'network',
			'connect',
			...(wantedIp === null ? [] : ['--ip', wantedIp]),
			...Object.entries(driverOpts).flatMap(([key, value]) => ['--driver-opt', `${key}=${value}`]),
			...(gwPriority === null || gwPriority === 0 ? [] : ['--gw-priority', String(gwPriority)]),
			network,
			container,
		],
	];
}

export function create(network: NetworkDetail): ResolvedCommand {
	return [
		'docker',
		[
			'network',
			'create',
			'--driver',
			network.driver,
			...(network.internal ? ['--internal'] : []),
			...(network.ipv6 ? ['--ipv6'] : []),
			...(network.attachable ? ['--attachable'] : []),
			...network.ipam.flatMap(({subnet, gateway, ipRange, reserved}) => [
				...['--subnet', subnet],
				...(gateway === null ? [] : ['--gateway', gateway]),
				...(ipRange === null ? [] : ['--ip-range', ipRange]),
				...reserved.flatMap((address, index) => ['--aux-address', `reserved${index}=${address}`]),
			]),
			...Object.entries(network.options).flatMap(([key, value]) => ['--opt', `${key}=${value}`]),
			...Object.entries(network.labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]),
			network.name,
		],
	];
}

/** Whether an end can be taken off and put on again without losing what cannot be asked for again. */
function canReattach({name, compose}: ContainerDetail, {network, wantedMac}: NetworkEnd): boolean {
	return compose === null && wantedMac === null && isSafeName(name) && isSafeName(network);
}

/** Takes `end` off the container and puts it on again as `becomes` says. DSM is shut down and started. */
export function reattach(container: ContainerDetail, end: NetworkEnd, becomes: Partial<NetworkEnd>): Fix {
	if (!canReattach(container, end)) return noCommand;
	const {name} = container;
	const swap = (to: NetworkEnd): readonly ResolvedCommand[] => [
		disconnect(name, end.network),
		connect(name, to),
		start(name),
	];
	return {
		commands: [...stopFirst(container), ...swap({...end, ...becomes})],
		// It runs then, however it was before.
		undo: [stop(name), ...swap(end)],
		danger: 'dsm',
	};
}

/** Makes the network of `end` anew as `becomes` says, since Docker cannot change one. DSM is shut down and started. */
export function remake(
	container: ContainerDetail,
	{
		end,
		network,
		containers,
	}: {
		readonly end: NetworkEnd;
		readonly network: NetworkDetail;
		readonly containers: Facts['containers'];
	},
	becomes: Partial<NetworkDetail>,
): Fix {
	// One that is stopped keeps the id of the network that it knew, and would not start any more (F50).
	const shared =
		network.attached.some(({id}) => id !== container.id) ||
		containers.some(one => one.name !== container.name && one.networks.includes(network.name));
	const composed = Object.keys(network.labels).some(key => key.startsWith('com.docker.compose.'));
	if (shared || composed || !canReattach(container, end)) return noCommand;
	const {name} = container;
	const swap = (to: NetworkDetail): readonly ResolvedCommand[] => [
		disconnect(name, network.name),
		['docker', ['network', 'rm', network.name]],
		create(to),
		connect(name, end),
		start(name),
	];
	return {
		commands: [...stopFirst(container), ...swap({...network, ...becomes})],
		undo: [stop(name), ...swap(network)],
		danger: 'deletes',
	};
}

/**
 * Makes a container of ours as it was planned, and `network` with it where somebody else made that one under our name:
 * `apply` leaves alone what is not ours, and a container that has our labels, whatever its ends are now.
 */
export function asPlanned(container: ContainerDetail, ours: Ours, network?: NetworkDetail): Fix {
	const fix = madeAnew(container, ours);
	if (!network || network.labels['vdsm-passthru.install'] === ours.install) return fix;
	const shared = network.attached.some(({id}) => id !== container.id);
	if (shared || !isSafeName(network.name) || fix.commands.length === 0) return noCommand;
	const [last] = fix.commands.slice(-1);
	const before: readonly ResolvedCommand[] = [
		...fix.commands.slice(0, -1),
		['docker', ['network', 'rm', network.name]],
	];
	return {...fix, commands: last ? [...before, last] : before};
}
