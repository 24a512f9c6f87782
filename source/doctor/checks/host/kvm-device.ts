import type {ContainerDetail} from '../../../model/diagnosis/evidence.js';
import {defineCheck, error, note, ok, warning} from '../../check.js';
import {repairOf} from './load-module.js';
import {causeOfEnd} from './start-words.js';

/** DSM runs by KVM. Without it the image refuses to start, or, with KVM=N, DSM takes many minutes to come up. */
export const kvmDevice = defineCheck({
	id: 'kvm-device',
	place: 'host',
	catalogue: [],
	reads: ['facts', 'container', 'log', 'ours'],
	explains: ['container-runs'],
	look({facts, container, log, ours}) {
		const {name, environment} = container;
		const missing = !facts.devices.kvm;
		if (/^(?:n|no|false|0|off)$/i.test((environment['KVM'] ?? '').trim())) {
			return missing
				? warning({container: name, missing, case: 'slow'})
				: note({container: name, missing, case: 'unused'}, repairOf(ours?.repair));
		}
		if (!missing && isPassed(container)) return ok;
		if (container.pid === 0 && missing && container.devices.includes('/dev/kvm'))
			return error({container: name, missing, case: 'ended'});
		return causeOfEnd(container, log)?.code === 'no-kvm'
			? error({container: name, missing, case: 'ended'}, repairOf(missing ? undefined : ours?.repair))
			: warning({container: name, missing, case: 'slow'});
	},
});

function isPassed({devices, privileged, mounts}: ContainerDetail): boolean {
	return privileged || devices.includes('/dev/kvm') || mounts.some(({target}) => target === '/dev/kvm');
}
