import type {NetworkValues} from '../../../model/diagnosis/values-network.js';
import type {DoctorTexts} from '../../doctor-text.js';

export const networkTexts: DoctorTexts<NetworkValues> = {
	'ports-published': {
		title: 'Published ports are open',
		found: ({container, missing}) =>
			`Docker was told to publish ${missing.join(', ')} for ${container}, and has not opened ${missing.length === 1 ? 'it' : 'them'}.`,
		why: 'This host reaches DSM by its published ports alone.',
		fix: () =>
			'Let the Docker bridge be the container’s gateway, not the macvlan: macvlan publishes nothing. With this program’s set-up that is so.',
	},
};
