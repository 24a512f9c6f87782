import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import {isSafeInterfaceName} from '../../../model/nic.js';
import {parseArguments} from '../container/arguments.js';

/** The guest's NIC that QEMU joins to a bridge in the container. `mac` null: QEMU chooses, or it cannot be told. */
export type SecondNic = {readonly bridge: string; readonly mac: string | null};

/** By `ARGUMENTS`; undefined: there is none. QEMU's own default for `-netdev bridge` is br0. */
export function secondNic({environment: {ARGUMENTS = ''}}: ContainerDetail): SecondNic | undefined {
	const {netdevs, devices} = parseArguments(ARGUMENTS);
	const netdev = netdevs.find(
		({first, keys}) => first === 'bridge' || (first === 'tap' && keys['br'] !== undefined),
	);
	if (netdev === undefined) return undefined;
	const bridge = netdev.keys['br'] ?? 'br0';
	if (!isSafeInterfaceName(bridge)) return undefined;
	const device = devices.find(({keys}) => keys['netdev'] === netdev.keys['id']);
	return {bridge, mac: device?.keys['mac']?.toLowerCase().replaceAll('-', ':') ?? null};
}
