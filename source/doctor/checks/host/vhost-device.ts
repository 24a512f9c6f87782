import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {dhcpOn, hasDevice, ruleAllows} from '../container/image-switches.js';
import {madeAnew} from '../container/made-anew.js';
import {staysUp} from '../wire/run-state.js';
import {loadModules} from './load-module.js';

/**
 * What needs /dev/vhost-net has it: DHCP=Y (F63), and `vhost=on` in ARGUMENTS, where QEMU 7.2 ends with a failed assertion
 * when it cannot open it. Without either it is only faster.
 */
export const vhostDevice = defineCheck({
	id: 'vhost-device',
	place: 'host',
	catalogue: [63],
	reads: ['facts', 'container', 'ours'],
	explains: ['start-error', 'container-log', 'container-restarts', 'container-runs', 'qemu-runs'],
	look({facts, container, ours}) {
		const needs = neededBy(container);
		if (needs === null) return skip;
		const passed = isPassed(container, needs);
		if (staysUp(container) || (facts.devices.vhostNet && passed)) return ok;
		const {name} = container;
		return facts.devices.vhostNet
			? error({container: name, needs, case: 'not-passed'}, madeAnew(container, ours))
			: error({container: name, needs, case: 'missing'}, loadModules(['vhost_net'], container));
	},
});

function neededBy(container: ContainerDetail) {
	if (dhcpOn(container)) return 'DHCP=Y';
	const netdevs = (container.environment['ARGUMENTS'] ?? '')
		.split(/\s+/)
		.filter(word => /(?:^|,)vhost=on(?:,|$)/.test(word));
	return netdevs.some(word => !word.includes('vhostfd')) ? 'vhost=on' : null;
}

/** With DHCP=Y the image makes the node itself where a device rule lets it. */
function isPassed(container: ContainerDetail, needs: 'DHCP=Y' | 'vhost=on'): boolean {
	return hasDevice(container, '/dev/vhost-net') || (needs === 'DHCP=Y' && ruleAllows(container, 10, 238));
}
