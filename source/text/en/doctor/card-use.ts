import type {CardValues} from '../../../model/diagnosis/values-card.js';
import type {DoctorTexts} from '../../doctor-text.js';

type Ids =
	| 'nic-ethernet'
	| 'nic-wired'
	| 'nic-host-way'
	| 'nic-managed'
	| 'nic-host-address'
	| 'nic-ipv6'
	| 'nic-arp'
	| 'nic-master'
	| 'nic-shared'
	| 'nic-bridge-nf'
	| 'nic-unraid'
	| 'nic-held';

const masters: Readonly<Record<string, string>> = {openvswitch: 'Open vSwitch'};

/** Whether the card may be DSM's alone. */
export const cardUseTexts: DoctorTexts<Pick<CardValues, Ids>> = {
	'nic-ethernet': {
		title: 'The card is Ethernet',
		found: ({nic, arpType, loopback}) =>
			loopback ? `${nic} is the loopback interface.` : `${nic} is not Ethernet (type ${arpType}).`,
		why: 'A macvlan needs an Ethernet card: on anything else the kernel refuses it, with “invalid argument”.',
		fix: () =>
			'Choose an Ethernet card; “npx vdsm-passthru nics” lists them. Then make the network again on that.',
	},
	'nic-wired': {
		title: 'The card has a cable, not Wi-Fi',
		found: ({nic}) => `${nic} is Wi-Fi.`,
		why: 'A Wi-Fi access point accepts only the MAC address that has joined it. It drops everything from DSM, which has another one.',
		fix: () => 'Use a card with a cable. A USB Ethernet adapter will do.',
	},
	'nic-host-way': {
		title: 'This machine itself does not need the card',
		found: ({nic, container, running, load}) => {
			const when = running ? `${container} has taken it` : `${container} will take it at its next start`;
			if (load.what === 'ssh-session')
				return `The SSH session from ${load.peer} goes over ${nic} (${load.via}), and ${when}.`;
			const other = load.other === null ? '' : ` Another one goes over ${load.other}.`;
			return `This machine’s default route goes over ${nic} (${load.via}, table ${load.table}), and ${when}.${other}`;
		},
		why: 'With passthru every frame that arrives on the card is DSM’s, also the answers to this machine: it is cut off there.',
		fix: ({nic, running, load}) =>
			load.what === 'ssh-session'
				? `Log in over another card, or give DSM another card than ${nic}.`
				: load.other !== null
					? `Remove the route over ${nic}: this machine then uses ${load.other}. Remove it from the network configuration too, or it comes back.`
					: running
						? `Stop the container: ${nic} is this machine’s again at once. Then give DSM another card, or this machine another way.`
						: `Give DSM another card than ${nic}, or give this machine another way first.`,
	},
	'nic-managed': {
		title: 'Nobody else configures the card',
		found: ({nic, by, addresses}) =>
			addresses.length === 0
				? `${by} still manages ${nic}.`
				: `${by} still manages ${nic}, and gave it ${addresses.join(', ')}.`,
		why: 'An address of this machine on DSM’s card does not work, and can lead this machine’s own traffic into nothing.',
		fix: ({nic, by}) =>
			`Tell ${by} to leave ${nic} alone for good: no address, no DHCP, but up. “sudo npx vdsm-passthru apply” does so for NetworkManager, networkd, netplan, ifupdown and dhcpcd.`,
	},
	'nic-host-address': {
		title: 'This machine has no address on the card',
		found: ({nic, addresses}) => `This machine has ${addresses.join(', ')} on ${nic}, which is DSM’s.`,
		why: 'It answers ARP there and nothing else, so it looks alive and is not. Its route can also hide the LAN from this machine.',
		fix: ({nic, addresses}) =>
			`Take ${addresses.join(', ')} off ${nic}, and out of the network configuration. Reach this machine over another card.`,
	},
	'nic-ipv6': {
		title: 'This machine keeps out of IPv6 on the card',
		found: ({nic, addresses, route}) => {
			const taken = [...addresses, ...(route ? ['a default route'] : [])].join(', ');
			return `This machine speaks IPv6 on ${nic}, and took from the LAN’s router: ${taken}.`;
		},
		why: 'Nothing comes back to this machine on DSM’s card, so its own IPv6 is slow or fails. DSM’s IPv6 is not affected.',
		fix: ({nic}) =>
			`Turn this machine’s IPv6 off on ${nic}. The setting is gone after a reboot; “sudo npx vdsm-passthru apply” makes it last.`,
	},
	'nic-arp': {
		title: 'This machine does not answer for its other cards there',
		found: ({nic, device, address}) =>
			`This machine has ${address} on ${device}, and answers ARP for it on ${nic}, which is DSM’s, as well.`,
		why: 'Both cards seem to be on one LAN, where two MACs are told for one address. A neighbour that believes the wrong one sends this machine’s frames to DSM, and does not reach this machine.',
		fix: ({nic}) =>
			`Keep this machine from answering on ${nic}. The setting is gone after a reboot; “sudo npx vdsm-passthru apply” makes it last.`,
	},
	'nic-master': {
		title: 'The card is in no bridge or bond',
		found: ({nic, master, kind}) => `${nic} is a member of the ${masters[kind] ?? kind} ${master}.`,
		why: 'Such a card already hands its frames to somebody, so no macvlan can be made on it: “device or resource busy”.',
		fix: ({nic, master, carries}) =>
			carries
				? `Do not take ${nic} out of ${master}: this machine itself is reached over it. Give DSM another card.`
				: `Take ${nic} out of ${master}, here and in the network configuration (on Proxmox: “bridge-ports”), then start the container.`,
	},
	'nic-shared': {
		title: 'Nothing else sits on the card',
		found: ({nic, child, kind}) => `The ${kind} interface ${child} sits on ${nic}.`,
		why: 'DSM’s macvlan has to be alone on its card; until then the container cannot start.',
		fix: ({child, kind}) =>
			kind === 'macvtap' || kind === 'ipvtap'
				? `${child} belongs to a virtual machine. Stop that, or give one of the two another card.`
				: `Remove ${child}, and whatever makes it at boot. If you need it, give DSM another card.`,
	},
	'nic-bridge-nf': {
		title: 'The firewall leaves the bridge below DSM alone',
		found: ({nic}) =>
			`${nic} is a bridge, and its frames pass this machine’s firewall (bridge-nf-call-iptables is 1).`,
		why: 'Docker’s firewall rules then drop what LAN clients send to DSM, while ping may still work.',
		fix: () =>
			'Turn that off, and put it into /etc/sysctl.d to keep it after a reboot; or use the real card instead of the bridge.',
	},
	'nic-unraid': {
		title: 'On Unraid, the macvlan is not on a bridge',
		found: ({nic, kind, system}) => `This is ${system}, and the macvlan is on the ${kind} ${nic}.`,
		why: 'This combination is known to crash Unraid’s kernel.',
		fix: () => 'In Settings › Network Settings turn bridging off for this card, or give DSM a second card.',
	},
	'nic-held': {
		title: 'What is different on the card while DSM runs',
		found: ({nic, container, mac, permanent}) => {
			const address =
				mac === null || permanent === null || mac === permanent
					? ''
					: ` It shows the MAC ${mac} instead of its own, ${permanent}.`;
			return `${nic} belongs to ${container} alone: this machine cannot put it into a bridge or bond (“Device or resource busy”).${address}`;
		},
		why: 'That is how passthru works, and no fault.',
		fix: ({container}) => `Nothing has to be done. It ends when ${container} stops.`,
	},
};
