import type {CardValues} from '../../../model/diagnosis/values-card.js';
import type {DoctorTexts} from '../../doctor-text.js';

type Ids =
	| 'nic-refused'
	| 'nic-named'
	| 'nic-same'
	| 'vlan-card'
	| 'nic-exists'
	| 'nic-in-time'
	| 'nic-vlan'
	| 'nic-dots';

/** Which card it is, and whether it is there. */
export const cardNameTexts: DoctorTexts<Pick<CardValues, Ids>> = {
	'nic-refused': {
		title: 'Docker accepted the card’s name',
		found: ({case: which, name}) =>
			({
				missing: `Docker refused to make a network: this machine has no network card ${name}.`,
				'vlan-name': `Docker refused to make a network: it reads the dot in ${name} as a VLAN, and cannot read this one.`,
				'vlan-number': `Docker refused to make a network: ${name} is not a VLAN number.`,
				loopback: `Docker refused to make a network on ${name}, the loopback interface.`,
			})[which],
		why: 'Without that network there is no way from the container to your LAN, so nothing was set up.',
		fix: ({case: which}) =>
			which === 'missing'
				? 'Use a name that “npx vdsm-passthru nics” lists, and make the network again.'
				: which === 'loopback'
					? 'Choose a real network card; “npx vdsm-passthru nics” lists them.'
					: 'A VLAN interface is called card.number, with one dot and a number from 1 to 4094, such as enp3s0.10. Any other card needs a name without a dot.',
	},
	'nic-named': {
		title: 'The macvlan network names a card',
		found: ({network}) =>
			`The network ${network} names no card, so Docker put it on a dummy interface of its own.`,
		why: 'No cable leads from a dummy: nothing in the container can reach your LAN.',
		fix: ({network}) =>
			`Remove ${network} and make it again with “-o parent=” and the card’s name, such as -o parent=enp3s0.`,
	},
	'nic-same': {
		title: 'The card is the one that it was at first',
		found: ({case: which, nic, now}) =>
			which === 'renamed'
				? `The card that was ${nic} is now called ${now}.`
				: now === null
					? `${nic} is another card than the one that was set up; that one is no longer in this machine.`
					: `${nic} is another card than the one that was set up; that one is now called ${now}.`,
		why: 'Docker knows a card by its name alone. Names can move after new hardware, a new slot or a new kernel.',
		fix: ({case: which, nic, now}) =>
			which === 'renamed'
				? `Give the card its old name ${nic} back while the container is stopped. To keep it after a reboot, write a .link file for systemd that names it by its MAC; or run “sudo npx vdsm-passthru undo --consent card-missing”, then “sudo npx vdsm-passthru apply --nic ${now}”.`
				: now === null
					? `If you replaced the card, run “sudo npx vdsm-passthru undo”, then “sudo npx vdsm-passthru apply”: the new one is noted then.`
					: `Put DSM’s cable into ${nic}, or run “sudo npx vdsm-passthru undo”, then “sudo npx vdsm-passthru apply --nic ${now}”.`,
	},
	'vlan-card': {
		title: 'The VLAN interface and the card below it are there',
		found: ({nic, base, missing}) =>
			missing === 'base'
				? `The network is on VLAN interface ${nic}, but this machine has no card ${base}.`
				: `The network is on VLAN interface ${nic}, which is missing; its card ${base} is there.`,
		why: 'Docker makes such an interface only when it makes the network or starts itself. Without it the container cannot start.',
		fix: ({nic, base, missing}) =>
			missing === 'base'
				? `Put the card back, or make the network again on a card that “ip link” shows. ${base} may have another name now.`
				: `Make ${nic} again. To have it after a reboot, write it into this machine’s network configuration.`,
	},
	'nic-exists': {
		title: 'The card is in this machine',
		found: ({nic, now}) =>
			now === null
				? `The network is on card ${nic}, and this machine has no such card now.`
				: `The network is on card ${nic}, which is called ${now} now.`,
		why: 'It was there when the network was made. Without it the container cannot start, or runs without a way to the LAN.',
		fix: ({nic, now}) =>
			now === null
				? `Put ${nic} back (USB: plug it in) and look at “ip link”. Then restart the container. If the card has another name now, set it up again with that name.`
				: `It works until the container stops, and does not start after that. When it suits you, stop the container, give ${now} its old name ${nic} back, and start it: ip link set dev ${now} down; ip link set dev ${now} name ${nic}; ip link set dev ${nic} up`,
	},
	'nic-in-time': {
		title: 'The card was there when the container was to start',
		found: ({nic, container, dropped}) =>
			dropped
				? `${nic} was missing when Docker itself started, so Docker has lost the network that ${container} needs. The card is there now.`
				: `${nic} was missing when ${container} was to start. The card is there now.`,
		why: 'Docker does not try again by itself when a card comes late, as after a slow boot or with a USB card.',
		fix: ({container, dropped}) =>
			dropped
				? `Restart Docker, then start ${container}. All containers stop for that moment. “sudo npx vdsm-passthru apply” has Docker wait for the card at boot.`
				: `Start ${container}. “sudo npx vdsm-passthru apply” leaves a unit that does so by itself.`,
	},
	'nic-vlan': {
		title: 'The card is a whole card',
		found: ({nic, base}) =>
			`${nic} is a VLAN interface on ${base}: DSM gets this VLAN, and the rest of ${base} stays with this machine.`,
		why: 'That works. But if Docker made the interface itself, Docker removes it together with the network.',
		fix: ({nic}) =>
			`Nothing has to be done. To be safe, write ${nic} into this machine’s network configuration.`,
	},
	'nic-dots': {
		title: 'The card’s name is one that Docker reads as it is',
		found: ({nic}) => `The name ${nic} holds a dot, and is no VLAN interface.`,
		why: 'While the card is there, that is fine. If it is missing when Docker starts, Docker takes the name for a VLAN.',
		fix: ({nic}) => `Nothing has to be done now. To be safe, give ${nic} a name without a dot.`,
	},
};
