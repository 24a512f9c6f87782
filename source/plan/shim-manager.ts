import type {Command} from '../model/command.js';
import {isManager, type Manager} from '../model/manager.js';
import {shimName} from '../model/shim.js';
import type {Step, StepAction} from '../model/step.js';
import {type NewInterface, orderForNew} from './nic-manager.js';

/** Those that may take up any interface that appears. ifupdown knows only what its file names. */
const takers: readonly Manager[] = ['NetworkManager', 'networkd', 'netplan', 'dhcpcd'];

/**
 * Whoever has the host's card leaves the new interface alone, also after a boot: a manager that configured it would take
 * its address and route away, or ask the LAN for more. Told before the interface is there, so that nothing has to be
 * taken from anybody.
 */
export function shimManagerStep(install: string, managedBy: string | null): readonly Step[] {
	return managedBy !== null && isManager(managedBy) && takers.includes(managedBy)
		? [stepOf(install, [orderForNew(managedBy, {install, name: shimName(install)})])]
		: [];
}

/** By the name of its files, where nothing tells who was told. */
export function standingShimManagerStep(install: string): Step {
	const told: readonly Manager[] = ['NetworkManager', 'networkd', 'dhcpcd'];
	return stepOf(
		install,
		told.map(manager => orderForNew(manager, {install, name: shimName(install)})),
	);
}

function stepOf(install: string, orders: readonly NewInterface[]): Step {
	const run = (command: Command): StepAction => ({kind: 'run', command});
	const files = orders.flatMap(order => order.files);
	const tell = orders.flatMap(order => order.tell).map(run);
	return {
		id: 'shim-manager',
		subject: shimName(install),
		run: [
			...files.map((file): StepAction => ({kind: 'write', file})),
			...orders.flatMap(({lines}) => (lines ? [run(lines.add)] : [])),
			...tell,
		],
		probe: {kind: 'all', of: orders.flatMap(({probes}) => probes)},
		undo: [
			...files.map(({path}): StepAction => ({kind: 'remove', path})),
			...orders.flatMap(({lines}) => (lines ? [run(lines.remove)] : [])),
			...tell,
		],
		needs: [],
		needsRoot: true,
	};
}
