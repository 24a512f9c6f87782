import type {ContainerValues} from '../../../model/diagnosis/values-container.js';
import type {DoctorTexts} from '../../doctor-text.js';

export const containerTexts: DoctorTexts<ContainerValues> = {
	'container-runs': {
		title: 'The container runs',
		found: ({container, status, exitCode}) =>
			status === 'exited' || status === 'dead'
				? `${container} does not run: it ended with exit code ${exitCode}.`
				: `${container} does not run: Docker says “${status}”.`,
		why: 'DSM runs in this container.',
		fix: ({container}) => `Start ${container}. If it ends again, its log says why: docker logs ${container}`,
	},
};
