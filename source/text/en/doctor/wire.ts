import type {WireValues} from '../../../model/diagnosis/values-wire.js';
import type {DoctorTexts} from '../../doctor-text.js';

export const wireTexts: DoctorTexts<WireValues> = {
	'bridge-ports': {
		title: 'br0 joins the wire and DSM',
		found: ({container, missing}) =>
			({
				bridge: `There is no bridge br0 in ${container}.`,
				lan: `br0 in ${container} does not have the macvlan as a member.`,
				guest: `br0 in ${container} does not have DSM’s tap as a member.`,
			})[missing],
		why: 'Frames between the card and DSM pass br0. Without it DSM’s second LAN port is connected to nothing.',
		fix: ({container}) =>
			`Restart ${container}: its hook makes br0. If it is still missing, the hook did not run.`,
	},
};
