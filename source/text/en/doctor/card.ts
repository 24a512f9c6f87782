import type {CardValues} from '../../../model/diagnosis/values-card.js';
import type {DoctorTexts} from '../../doctor-text.js';

export const cardTexts: DoctorTexts<CardValues> = {
	'nic-carrier': {
		title: 'The card is up and has a link',
		found: ({nic, case: which}) =>
			which === 'down'
				? `${nic} is turned off (link down).`
				: `${nic} is up, but has no link: no cable, or nothing at its other end.`,
		why: 'DSM is on this card alone: without a link on it nobody on the LAN can reach DSM.',
		fix: ({nic, case: which}) =>
			which === 'down'
				? `Turn ${nic} on. To keep it on after a reboot, “vdsm-passthru apply” sets that up.`
				: `Put the cable into ${nic}, and look for the light at both ends.`,
	},
};
