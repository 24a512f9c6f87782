import type {CardValues} from '../../../model/diagnosis/values-card.js';
import type {DoctorTexts} from '../../doctor-text.js';

type Ids = 'nic-carrier' | 'nic-speed' | 'nic-drops' | 'nic-offloads' | 'mtu-even' | 'mtu-guest';

/** What passes the cable, and how well. */
export const cardLinkTexts: DoctorTexts<Pick<CardValues, Ids>> = {
	'nic-carrier': {
		title: 'The card is up and has a link',
		found: ({nic, case: which}) =>
			which === 'down'
				? `${nic} is turned off (link down).`
				: `${nic} is up, but has no link: no cable, or nothing at its other end.`,
		why: 'DSM is on this card alone: without a link on it nobody on the LAN can reach DSM.',
		fix: ({nic, case: which}) =>
			which === 'down'
				? `Turn ${nic} on. To keep it on after a reboot, run “sudo npx vdsm-passthru apply”.`
				: `Put the cable into ${nic}, and look for the light at both ends.`,
	},
	'nic-speed': {
		title: 'The link has its full speed',
		found: ({nic, case: which, speed}) => {
			const rate = speed === null ? '' : ` at ${speed} Mbit/s`;
			return which === 'half' ? `${nic} runs at half duplex${rate}.` : `${nic} runs${rate} only.`;
		},
		why: 'A link below 1 Gbit/s, or at half duplex, mostly means a bad cable or a port that somebody set by hand.',
		fix: ({nic, case: which}) =>
			which === 'half'
				? `Try another cable (Cat 5e or better) and another switch port for ${nic}; both ends have to negotiate by themselves.`
				: `If your switch can do more, try another cable (Cat 5e or better) for ${nic}. Otherwise this is as it should be.`,
	},
	'nic-drops': {
		title: 'The card loses no frames',
		found: ({nic, dropped, percent}) =>
			`${nic} has lost ${dropped} of the frames that arrived (${percent} %).`,
		why: 'What is lost has to be sent again, so transfers get slow or stall. A few per cent may be protocols that nobody here speaks.',
		fix: ({nic}) =>
			`See whether the number still grows (“ip -s link show ${nic}”). If it does: another cable, another port, a newer driver.`,
	},
	'nic-offloads': {
		title: 'The card passes frames on as they came',
		found: ({nic, features, dropped, percent}) =>
			`${nic} has ${features.join(', ')} on, and has lost ${dropped} of the frames that arrived (${percent} %).`,
		why: 'Some cards handle this wrongly when they receive for somebody else, as they do for DSM.',
		fix: ({nic, features}) =>
			`Turn ${features.join(', ')} off on ${nic}, and see whether that helps. The setting is gone after a reboot.`,
	},
	'mtu-even': {
		title: 'The same MTU all the way to DSM',
		found: ({narrow, narrowMtu, wide, wideMtu}) =>
			`${wide} has MTU ${wideMtu}, and ${narrow} only ${narrowMtu}.`,
		why: 'Frames that are too large for a place are dropped there without a word: large transfers stall, while small ones pass.',
		fix: ({narrow, narrowMtu, wide, wideMtu}) =>
			`Use one MTU everywhere, 1500 if in doubt. It is ${wideMtu} on ${wide} and ${narrowMtu} on ${narrow} now; a restart of the container makes the inner ones anew.`,
	},
	'mtu-guest': {
		title: 'DSM knows the wire’s MTU',
		found: ({nic, wire, guest}) => `${nic} has MTU ${wire}, and DSM takes it for ${guest}.`,
		why: 'If DSM sends larger frames than the wire takes, they are lost. If it sends smaller ones, that only costs some speed.',
		fix: ({wire}) =>
			`Add “,host_mtu=${wire}” to the virtio-net-pci device in ARGUMENTS and make the container again, or set the MTU in DSM under Control Panel › Network.`,
	},
};
