import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import type {Ours} from '../../../model/diagnosis/evidence.js';
import {type Fix, noCommand} from '../../../model/diagnosis/verdict.js';
import {defineCheck, error, note, ok, warning} from '../../check.js';
import {hasDevice} from '../container/image-switches.js';
import {madeAnew} from '../container/made-anew.js';
import {causeOfEnd} from './start-words.js';

/**
 * DSM runs by KVM. Without it the image refuses to start; with KVM=N it starts, and DSM takes many minutes to come up. This
 * program sets KVM=N where there is no /dev/kvm, which may have come since.
 */
export const kvmDevice = defineCheck({
	id: 'kvm-device',
	place: 'host',
	catalogue: [],
	reads: ['facts', 'container', 'log', 'ours'],
	explains: [
		'start-error',
		'container-log',
		'container-restarts',
		'container-runs',
		'guest-spoke',
		'lan-answers',
		'web-answers',
	],
	look({facts, container, log, ours}) {
		const {name, environment, pid} = container;
		const missing = !facts.devices.kvm;
		const off = /^(?:n|no|false|0|off|disabled?)$/i.test((environment['KVM'] ?? '').trim());
		if (off && !missing) return note({container: name, missing, case: 'unused'}, repaired(container, ours));
		if (!off && !missing && isPassed(container)) return ok;
		const slow = {container: name, missing, case: 'slow'} as const;
		if (off) return pid === 0 ? note(slow) : warning(slow);
		const ended = {container: name, missing, case: 'ended'} as const;
		// Docker itself refuses a device that is not there.
		if (pid === 0 && missing && container.devices.includes('/dev/kvm')) return error(ended);
		if (causeOfEnd(container, log)?.code === 'no-kvm')
			return error(ended, missing ? noCommand : madeAnew(container, ours));
		// The image refuses to go on so, but for its DEBUG.
		return missing && pid !== 0 ? warning(slow) : note(slow);
	},
	alone: ({devices: {kvm}}) => (kvm ? ok : note({container: '', missing: true, case: 'slow'})),
});

function isPassed(container: ContainerDetail): boolean {
	return hasDevice(container, '/dev/kvm') || container.mounts.some(({target}) => target === '/dev/kvm');
}

/** Planned anew, with /dev/kvm there, it says nothing of KVM any more, and so is made anew. */
function repaired({install, compose}: ContainerDetail, ours: Ours | null): Fix {
	if (ours === null || install !== ours.install || compose !== null) return noCommand;
	return {commands: [ours.repair], undo: null, danger: 'dsm'};
}
