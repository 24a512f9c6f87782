import type {ContainerDetail} from '../../../model/diagnosis/evidence.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {isOn} from '../../wiring.js';
import {loadModules, repairOf} from './load-module.js';
import {staysUp} from './start-words.js';

/**
 * What needs /dev/vhost-net has it: DHCP=Y (F63), and `vhost=on` in ARGUMENTS, where QEMU 7.2 ends with a failed assertion
 * when it cannot open it. Without either it is only faster.
 */
export const vhostDevice = defineCheck({
	id: 'vhost-device',
	place: 'host',
	catalogue: [63],
	reads: ['facts', 'container', 'ours'],
	explains: ['container-runs'],
	look({facts, container, ours}) {
		const needs = neededBy(container);
		if (needs === null) return skip;
		const passed = isPassed(container, needs);
		if (staysUp(container) || (facts.devices.vhostNet && passed)) return ok;
		const {name} = container;
		return facts.devices.vhostNet
			? error({container: name, needs, case: 'not-passed'}, repairOf(ours?.repair))
			: error({container: name, needs, case: 'missing'}, loadModules(['vhost_net'], container));
	},
});

function neededBy({environment: {DHCP = '', ARGUMENTS = ''}}: ContainerDetail) {
	if (isOn(DHCP)) return 'DHCP=Y';
	const netdevs = ARGUMENTS.split(/\s+/).filter(word => /(?:^|,)vhost=on(?:,|$)/.test(word));
	return netdevs.some(word => !word.includes('vhostfd')) ? 'vhost=on' : null;
}

/** With DHCP=Y the image makes the node itself where a device rule lets it. */
function isPassed(
	{devices, privileged, cgroupRules}: ContainerDetail,
	needs: 'DHCP=Y' | 'vhost=on',
): boolean {
	const ruled = cgroupRules.some(rule => /^[ac] (?:\*|10):(?:\*|238) /.test(rule));
	return devices.includes('/dev/vhost-net') || privileged || (needs === 'DHCP=Y' && ruled);
}
