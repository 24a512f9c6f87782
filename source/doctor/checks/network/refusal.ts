import type {Cause} from '../../../model/cause.js';
import type {ContainerDetail, NetworkDetail, NetworkEnd} from '../../../model/diagnosis/container-detail.js';
import {macvlanEnd} from '../../../model/diagnosis/wiring.js';
import {recognise} from '../../../plan/causes/recognise.js';

/** Ends of a container that cannot start as it is: their network is gone. Docker goes by the id that it has noted. */
export function goneEnds(
	container: ContainerDetail,
	networks: readonly NetworkDetail[],
): readonly NetworkEnd[] {
	if (container.pid > 0) return [];
	return container.ends.filter(
		({network, networkId}) =>
			!networks.some(({id, name}) =>
				networkId === '' ? name === network || id === network : id === networkId,
			),
	);
}

/** What it is wired for is not there: a network is gone, or QEMU is told of br0 and nothing on the wire is attached. */
export function lacksNetwork(container: ContainerDetail, networks: readonly NetworkDetail[]): boolean {
	return goneEnds(container, networks).length > 0 || lacksMacvlan(container, networks);
}

/** With a second end of whatever kind, somebody's br0 may well do without a macvlan. */
export function lacksMacvlan(container: ContainerDetail, networks: readonly NetworkDetail[]): boolean {
	return (
		wantsBridge(container) &&
		macvlanEnd(container, networks) === undefined &&
		container.ends.length < 2 &&
		goneEnds(container, networks).length === 0
	);
}

/** QEMU is told to put a NIC of DSM's into br0. */
export function wantsBridge({environment}: ContainerDetail): boolean {
	return /\bbr=br0\b|-netdev bridge\b/.test(environment['ARGUMENTS'] ?? '');
}

/**
 * Why Docker last refused to make a network, by its log; null: it did not, or nobody knows why. It counts only while the
 * container lacks one, and has not run since (the Engine logs when it ends): an old line says nothing about a machine on which
 * all was well in between. An Engine logs what it refuses as wrong input (subnets, names) only in debug mode; what its drivers
 * refuse always.
 */
export function lastRefusal(
	daemon: readonly string[],
	container: ContainerDetail,
	networks: readonly NetworkDetail[],
): {readonly line: string; readonly cause: Cause | null} | null {
	if (!lacksNetwork(container, networks)) return null;
	const at = daemon.findLastIndex(one => /\/networks\/create returned error: /.test(one));
	const line = daemon[at];
	if (line === undefined || daemon.slice(at).some(one => one.includes(container.id))) return null;
	return {line, cause: recognise([line], {nic: '', image: container.image, container: container.name})};
}
