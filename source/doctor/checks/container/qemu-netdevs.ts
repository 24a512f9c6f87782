import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {isNic, parseArguments} from './arguments.js';
import {networkOff} from './image-switches.js';
import {madeAnew} from './made-anew.js';

/**
 * Each NIC in `ARGUMENTS` is on a `-netdev` that is there, alone on it, and no `-netdev` is left without one (F75). The first two
 * end QEMU; with the last it runs, and DSM has no such NIC.
 */
export const qemuNetdevs = defineCheck({
	id: 'qemu-netdevs',
	place: 'guest',
	catalogue: [75],
	reads: ['container', 'ours'],
	explains: ['container-log', 'qemu-runs', 'bridge-ports'],
	look({container, ours}) {
		const text = container.environment['ARGUMENTS'] ?? '';
		if (text.trim() === '') return skip;
		const {netdevs, devices} = parseArguments(text);
		const own = networkOff(container) ? [] : ['hostnet0'];
		const ids = netdevs.map(({keys}) => keys['id'] ?? '');
		const wanted = [...devices, ...netdevs].flatMap(({keys}) => keys['netdev'] ?? []);
		const fix = madeAnew(container, ours);
		const {name} = container;
		if (ids.includes('')) return error({container: name, case: 'no-id', id: ''}, fix);
		const unknown = wanted.find(id => !ids.includes(id) && !own.includes(id));
		if (unknown !== undefined) return error({container: name, case: 'unknown', id: unknown}, fix);
		const taken = wanted.find((id, index) => own.includes(id) || wanted.indexOf(id) !== index);
		if (taken !== undefined) return error({container: name, case: 'taken', id: taken}, fix);
		const idle = ids.find(id => !wanted.includes(id));
		if (idle !== undefined) return warning({container: name, case: 'idle', id: idle}, fix);
		const loose = devices.find(device => isNic(device) && device.keys['netdev'] === undefined);
		if (loose === undefined) return ok;
		return warning({container: name, case: 'unplugged', id: loose.keys['id'] ?? loose.first}, fix);
	},
});
