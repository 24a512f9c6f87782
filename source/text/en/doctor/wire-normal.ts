import type {WireValues} from '../../../model/diagnosis/values-wire.js';
import type {DoctorTexts} from '../../doctor-text.js';

/** What is as it should be, and surprises nevertheless. */
export const wireNormalTexts = {
	'two-gateways': {
		title: 'DSM has one gateway',
		found: ({container}) =>
			`The image in ${container} offers DSM a gateway on LAN 1, and your router offers one on LAN 2.`,
		why: 'With two gateways DSM may answer on the wrong side: then it has no Internet, or cannot be reached from outside, while the LAN works.',
		fix: () =>
			'In DSM: Control Panel > Network > General, and choose LAN 2 as the default gateway. Or have no gateway offered on LAN 1: DNSMASQ_OPTS="--dhcp-option=tag:docker,option:router" for the container.',
	},
	'own-card': {
		title: 'DSM has a network card of its own',
		found: ({container, ports}) =>
			`${container} has no card of its own: DSM is reached by ports of this machine${ports.length === 0 ? ', and none is published' : `, ${ports.join(', ')}`}.`,
		why: 'That is the image’s usual way, and no fault. Other devices do not see DSM on the LAN, and DSM sees them all under one address.',
		fix: () =>
			'To put DSM on a card of its own, with its own address on the LAN, run “sudo npx vdsm-passthru”.',
	},
	'host-to-dsm': {
		title: 'This machine and DSM',
		found: ({nic, dsm, device}) =>
			device === null
				? `This machine cannot reach DSM${at(dsm)} over ${nic}, nor DSM this machine. That is normal: the card is DSM’s alone.`
				: `This machine reaches DSM${at(dsm)} over ${device} and the switch, not over ${nic}. That is normal: ${nic} is DSM’s alone.`,
		why: 'The kernel has no way between a card that was passed through and the host that it belongs to. Everybody else on the LAN reaches DSM.',
		fix: ({ports, bridge, device}) => {
			if (ports.length > 0) return `From this machine use the published ports: ${ports.join(', ')}.`;
			if (device !== null) return 'Nothing needs to be done.';
			if (bridge !== '')
				return `From this machine use ${bridge}, the container’s address on its Docker bridge.`;
			return 'Publish a port for this machine, or connect another card of it to the same switch.';
		},
	},
	'host-shim': {
		title: 'This machine’s own way to DSM',
		found: ({case: which, shim, ip, dsm, mac, device}) =>
			({
				gone: `The interface ${shim}, over which this machine reaches DSM, is not there.`,
				half: `The interface ${shim} does not have its address ${ip}, or is down.`,
				route: `This machine’s way to DSM at ${dsm} is ${device}, and not ${shim}.`,
				booting: `DSM does not answer at ${dsm} over ${shim} yet: it was started a moment ago.`,
				silent: `Nobody answers this machine at ${dsm}, asked over ${shim}.`,
				other: `${mac} answers this machine at ${dsm}, and not DSM.`,
			})[which],
		why: 'Without it this machine and DSM, which share a card, have no path between them. Everybody else on the LAN reaches DSM all the same.',
		fix: ({case: which, shim, dsm, mac}) =>
			({
				gone: 'Make it again. If it is gone after every boot, see what its unit says: systemctl status “vdsm-passthru-*-SHIM.service”',
				half: 'Have it made anew by the same set-up.',
				route: `See which rule or route leads there: ip rule; ip route get ${dsm}. If the interface itself is well, it is a VPN’s or your own; otherwise have ${shim} made anew by the same set-up.`,
				booting: 'Wait one to three minutes, and run this again.',
				silent: `Look in your router whether DSM’s MAC${mac === '' ? '' : ` ${mac}`} has ${dsm}, and reserve it. If it has another address, set up again with that one as --dsm-ip. Otherwise see whether DSM’s firewall lets this machine in.`,
				other: `Another device has ${dsm}. Reserve an address for DSM in the router, and set up again with that one as --dsm-ip.`,
			})[which],
	},
	'lan-services': {
		title: 'DSM’s ports on the LAN',
		found: ({closed}) =>
			closed.length === 0
				? 'On the LAN every service of DSM answers on its own port, 22 and 5000 among them if they are on.'
				: `On the LAN every service of DSM answers on its own port, except ${closed.join(', ')}, which the hook closes.`,
		why: 'That is normal: DSM is on the LAN itself, and the ports that Docker publishes count for this machine only.',
		fix: () =>
			'To close some: “sudo npx vdsm-passthru apply --block-ports 22,23”, or DSM’s own firewall. What the Internet reaches is your router’s to say.',
	},
	'nat-discovery': {
		title: 'DSM shows up by itself',
		found: ({container}) =>
			`DSM does not show up in network lists by itself (Bonjour, Windows), since it is behind the address translation of ${container}.`,
		why: 'That is normal here: such announcements do not pass an address translation. Its address works.',
		fix: () =>
			'Type DSM’s address in yourself. If it has to show up, use layout direct, where DSM is on the LAN itself.',
	},
	'classic-dhcp': {
		title: 'The LAN address is fixed',
		found: ({ip}) =>
			`${ip === '' ? 'The LAN address' : ip} belongs to the container. In this layout DHCP cannot give it, and DHCP=Y cannot work.`,
		why: 'That is normal here: with passthru there is no room on the card for the second interface that DHCP=Y needs.',
		fix: ({ip}) =>
			`Nothing needs to be done. Keep ${ip === '' ? 'the address' : ip} out of your router’s DHCP range. For an address by DHCP use layout direct.`,
	},
	'classic-ports': {
		title: 'Docker’s port forwarding',
		found: ({ip}) =>
			`Ports published with -p do nothing here; ${ip === '' ? 'the LAN address' : ip} leads to DSM with every port.`,
		why: 'That is normal here: Docker forwards ports on the network that has the gateway, and that is the macvlan, which has no forwarding.',
		fix: ({ip, bridge}) =>
			`On the LAN use ${ip === '' ? 'the LAN address' : `http://${ip}:5000`}${bridge === '' ? '.' : `, and from this machine http://${bridge}:5000.`}`,
	},
	'out-of-sight': {
		title: 'What cannot be seen from here',
		found: () =>
			'This machine cannot see DSM’s firewall and network settings, the switch between, or what your router forwards.',
		why: 'If everything else is fine and DSM still does not answer, it is one of these.',
		fix: ({mac}) =>
			`Try from another device on the LAN. In DSM: Control Panel > Security > Firewall, and Network > Network Interface. A managed switch has to allow ${mac === '' ? 'DSM’s MAC' : `the MAC ${mac}`} on this port.`,
	},
} satisfies Partial<DoctorTexts<WireValues>>;

function at(dsm: string | null): string {
	return dsm === null ? '' : ` at ${dsm}`;
}
