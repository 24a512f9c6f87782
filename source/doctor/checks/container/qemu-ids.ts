import {defineCheck, error, ok, skip} from '../../check.js';
import {type Item, parseArguments} from './arguments.js';
import {networkOff} from './image-switches.js';
import {madeAnew} from './made-anew.js';

/** What the image gives QEMU itself (qemus/qemu v7.48); the NIC's only while it makes one. */
const imageDevices = ['rng0', 'balloon0', 'virtio-serial0', 'channel0'];

/** Each id in `ARGUMENTS` is there once, and is none of the image's own (F75): QEMU ends with “Duplicate ID”. */
export const qemuIds = defineCheck({
	id: 'qemu-ids',
	place: 'guest',
	catalogue: [75],
	reads: ['container', 'ours'],
	explains: ['qemu-netdevs', 'container-log', 'qemu-runs', 'bridge-ports'],
	look({container, ours}) {
		const text = container.environment['ARGUMENTS'] ?? '';
		if (text.trim() === '') return skip;
		const {netdevs, devices} = parseArguments(text);
		const [netdev, device] = networkOff(container) ? [[], []] : [['hostnet0'], ['net0']];
		const lists = [
			{kind: 'netdev', items: netdevs, image: netdev},
			{kind: 'device', items: devices, image: [...device, ...imageDevices]},
		] as const;
		for (const {kind, items, image} of lists) {
			const id = twice(items, image);
			if (id === undefined) continue;
			const owner = image.includes(id) ? 'image' : 'itself';
			return error({container: container.name, kind, id, with: owner}, madeAnew(container, ours));
		}
		return ok;
	},
});

function twice(items: readonly Item[], taken: readonly string[]): string | undefined {
	const ids = items.flatMap(({keys}) => keys['id'] ?? []);
	return ids.find((id, index) => taken.includes(id) || ids.indexOf(id) !== index);
}
