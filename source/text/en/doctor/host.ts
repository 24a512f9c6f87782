import type {HostValues} from '../../../model/diagnosis/values-host.js';
import type {DoctorTexts} from '../../doctor-text.js';

export const hostTexts: DoctorTexts<HostValues> = {
	'engine-answers': {
		title: 'Docker answers',
		found: ({reason, case: which}) =>
			({
				none: 'Docker is not installed: there is no program called docker.',
				denied: `This user may not talk to Docker: ${reason}`,
				silent: `Docker does not answer: ${reason}`,
			})[which],
		why: 'Without Docker there is no container, and without the container no DSM.',
		fix: ({case: which}) =>
			({
				none: 'Install Docker Engine, then run this again.',
				denied: 'Run this again as root.',
				silent: 'Start Docker. If it ends again, its log says why: journalctl -u docker -b',
			})[which],
	},
};
