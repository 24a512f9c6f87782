import {confirmSeconds, confirmWord} from '../../model/confirm.js';
import type {FindingDetail} from '../../model/finding.js';
import type {CarriedReason} from '../../model/nic.js';
import type {PlatformName} from '../../model/platform.js';
import {type ByCode, type FindingText, tell} from '../by-code.js';
import {podmanHere, podmanLacks} from './podman.js';

/** What the host loses with a card that carries it; a part of a sentence. */
const lost: ByCode<CarriedReason, string> = {
	'default-route': ({family, table}) =>
		`its IPv${family} default route${table === 'main' ? '' : ` (table ${table})`}`,
	'ssh-session': ({peer}) => `the SSH session from ${peer}`,
};

/** About the card, Docker and the machine below it. */
export const machineFindings = {
	'nic-blocked': ({nic, use, reasons}) =>
		use === 'shared'
			? {
					title: `${nic} cannot be shared`,
					meaning: 'DSM needs a macvlan beside this machine on it, which does not work there.',
					fix: 'Choose another card. “npx vdsm-passthru export” names the reasons.',
				}
			: {
					title: `${nic} cannot be given away`,
					meaning:
						'Passthru takes the card from this machine at once: what goes over it now would be cut off.',
					fix: reasons.some(({code}) => code === 'shareable')
						? 'Use --layout shared, in which this machine keeps the card, or choose another card.'
						: 'Choose another card. “npx vdsm-passthru nics” lists them with the reasons.',
				},
	'nic-given-up': ({nic, reasons}) => ({
		title: `${nic} carries this machine, and is to be given up`,
		meaning: `This machine loses ${listOf(reasons)} as soon as the container runs. If nobody confirms in time (${confirmSeconds} seconds, or what --confirm-within says), everything is rolled back by itself.`,
		fix: `Have another way in, like a screen and a keyboard. To keep the change, type “${confirmWord}”, or run “sudo npx vdsm-passthru confirm ${confirmWord}” in another session. Better: choose another card.`,
	}),
	'nic-missing': ({nic}) => ({
		title: `There is no network card ${nic}`,
		meaning: 'Docker would answer “invalid subinterface vlan name” or “parent interface was not found”.',
		fix: 'Check the name with “npx vdsm-passthru nics --all”; cards can be renamed after hardware changes.',
	}),
	'nic-loses-address': ({nic, addresses}) => ({
		title: `This machine loses ${addresses.join(', ')} on ${nic}`,
		meaning:
			'As soon as the container runs, nothing reaches this machine over that card any more, not even from the LAN.',
		fix: 'Go on only if this machine is reached another way as well. Otherwise move its address to another card first, with the routes that go over it; choose another card for DSM; or take layout shared, in which this machine keeps them.',
	}),
	'nic-no-carrier': ({nic}) => ({
		title: `${nic} has no link`,
		meaning: 'No cable, or nothing at its other end. The container starts, and DSM stays without a network.',
		fix: 'Plug the cable in and look at the light beside the socket.',
	}),
	'nic-down': ({nic}) => ({
		title: `${nic} is down, so its link could not be read`,
		meaning:
			'The plan sets it up. Whether a cable is plugged in, and whether an address is free, was not checked.',
		fix: `To check beforehand: ip link set dev ${nic} up`,
	}),
	'nic-managed': ({nic, by}) => ({
		title: `${by} manages ${nic}`,
		meaning: `The plan and the script tell ${by} to leave ${nic} alone, now and after a reboot. Undoing gives the card back to it.`,
		fix: 'Nothing to do. Only a Compose project cannot do that: see the comment at the top of its file.',
	}),
	'nic-managed-still': ({nic, by, platform}) => ({
		title: `${by} manages ${nic}`,
		meaning: 'It may give the card an address again, or take it down, while DSM uses it.',
		fix: leaveAlone(nic, by, platform),
	}),
	'nic-maybe-taken': ({nic}) => ({
		title: `Something already listens to everything on ${nic}`,
		meaning:
			'It may be a capture program, or a macvlan of a container or virtual machine that this machine cannot see.',
		fix: 'If another container or virtual machine uses this card, stop it or choose another card.',
	}),
	'nic-vlan': ({nic}) => ({
		title: `${nic} is a VLAN on another card`,
		meaning: 'DSM gets this VLAN only. The card below goes on carrying this machine and the other VLANs.',
		fix: 'Make the VLAN permanent in this machine’s network settings, so that it exists before Docker starts.',
	}),
	'nic-vlan-made': ({nic, parent, id}) => ({
		title: `${nic} is made for DSM: VLAN ${id} on ${parent}`,
		meaning: `Only frames with the tag ${id} become DSM’s; whatever else goes over ${parent} stays as it is. It is made anew at every boot, and undo removes it.`,
		fix: `The switch port of ${parent} has to pass VLAN ${id} with its tag (a trunk, or a tagged port).`,
	}),
	'nic-vlan-name': ({nic}) => ({
		title: `Docker reads the dot in ${nic} as a VLAN`,
		meaning: 'It accepts exactly one dot, between the card and a number from 1 to 4094.',
		fix: 'Rename the interface, for example with a systemd .link file.',
	}),
	'bridge-nf': ({nic}) => ({
		title: `Frames on the bridge ${nic} pass this machine’s firewall`,
		meaning: 'With net.bridge.bridge-nf-call-iptables=1 LAN clients can be refused while ping works.',
		fix: 'sysctl -w net.bridge.bridge-nf-call-iptables=0, or use the real card instead of the bridge.',
	}),
	'engine-none': () => ({
		title: 'Docker was not found here',
		meaning: 'The set-up can be planned and exported here, and be run where Docker is.',
		fix: 'Install Docker Engine on the machine that is to run DSM.',
	}),
	'engine-unreachable': ({reason, denied}) => ({
		title: 'Docker does not answer',
		meaning: reason,
		fix: denied ? 'Run the same as root: “sudo npx vdsm-passthru”' : 'Start it: systemctl start docker',
	}),
	'engine-rootless': () => ({
		title: 'This Docker runs rootless',
		meaning: 'It lives in a network namespace of its own and does not see the host’s network cards.',
		fix: 'Run this as root, with DOCKER_HOST and DOCKER_CONTEXT unset: root gets the Docker that runs as root. “sudo npx vdsm-passthru”. If there is none, install one; it can stand beside the rootless one.',
	}),
	'engine-desktop': () => ({
		title: 'This is Docker Desktop',
		meaning: 'Its containers live in a virtual machine that has none of this computer’s network cards.',
		fix: 'Install Docker Engine on a Linux machine.',
	}),
	'engine-remote': ({where}) => ({
		title: `The docker command talks to ${where}`,
		meaning: 'The network cards listed here are those of another machine than the one that would run DSM.',
		fix: 'Run “sudo npx vdsm-passthru” on that machine, or unset DOCKER_HOST and DOCKER_CONTEXT.',
	}),
	'engine-podman': look => ({
		title: podmanHere(look),
		meaning: podmanLacks(look),
		fix: 'Use Docker Engine.',
	}),
	'engine-2800': ({version}) => ({
		title: `Docker ${version} cannot start a container on a card without a link`,
		meaning: 'It ends with “failed to advertise addresses … network is unreachable”.',
		fix: 'Update Docker to 28.0.2 or newer.',
	}),
	'engine-2500-mac': ({version}) => ({
		title: `Docker ${version} can give two containers the same MAC`,
		meaning: 'After a restart, addresses may be duplicated until the container is made anew.',
		fix: 'Update Docker to 25.0.5 or newer.',
	}),
	'client-older': ({client, server}) => ({
		title: `The docker command (${client}) is older than the engine (${server})`,
		meaning:
			'Interface names and gateway priority cannot be set. It works without; the hook finds the interfaces itself.',
		fix: 'Update the docker-cli package when convenient.',
	}),
	'no-kvm': () => ({
		title: '/dev/kvm is missing',
		meaning: 'Without it DSM runs in pure emulation: many times slower, hardly usable.',
		fix: 'Turn on virtualization (VT-x, AMD-V) in the BIOS; in a virtual machine, allow nested virtualization.',
	}),
	'no-macvtap': () => ({
		title: 'This kernel has no macvtap',
		meaning:
			'In layout shared the image puts DSM on the card with one. It would stop with “Cannot create macvtap interface”.',
		fix: 'Install the kernel’s extra modules, then modprobe macvtap. With a card of its own, DSM does without: --layout direct.',
	}),
	'shared-no-vhost': () => ({
		title: '/dev/vhost-net is missing, and layout shared needs it',
		meaning: 'The image does not start without it: “VHOST can not be found”.',
		fix: 'modprobe vhost_net, and for every boot: echo vhost_net > /etc/modules-load.d/vhost-net.conf',
	}),
	'no-vhost': () => ({
		title: '/dev/vhost-net is missing',
		meaning: 'DSM’s network works without it, with more CPU time for each packet.',
		fix: 'modprobe vhost_net, then plan again.',
	}),
	'image-missing': ({image}) => ({
		title: `The image ${image} is not here yet`,
		meaning: 'It is pulled first; that can take some minutes.',
		fix: 'Nothing to do.',
	}),
	'image-old': ({image, version}) => ({
		title: `The image ${image} is version ${version}`,
		meaning:
			'The start hook exists since 7.42. Without it DSM’s second network interface cannot be connected.',
		fix: `docker pull ${image}`,
	}),
	'dsm-running': ({container, install}) => ({
		title: `Virtual DSM already runs in the container ${container}`,
		meaning: 'This sets up another one beside it. Two must never share a storage folder.',
		fix:
			install === null
				? `To move it to its own card instead, with its storage and settings: --take-over ${container}`
				: `To change that one instead, to this card or another address: --prefix ${install}`,
	}),
} satisfies Partial<ByCode<FindingDetail, FindingText>>;

/** How somebody is told to leave the card alone whom the plan does not tell, or not so that it counts at once. */
function leaveAlone(nic: string, by: string, platform: PlatformName): string {
	if (platform === 'unraid')
		return `In Settings > Network Settings, set “IPv4 address assignment” of ${nic} to “None”, and that for IPv6 as well. The plan does not do that.`;
	if (platform === 'truenas')
		return `In Network, edit ${nic}: no DHCP, and no addresses. The plan does not do that.`;
	if (by === 'dhcpcd')
		return 'The plan denies it the card in /etc/dhcpcd.conf. That counts from the next boot on, or when dhcpcd is started anew.';
	if (by === 'ifupdown2')
		return `Take the address of ${nic} out of /etc/network/interfaces (“iface ${nic} inet manual”), then: ifreload -a. On Proxmox: Node > System > Network, and “Apply Configuration”.`;
	return `Tell ${by} to leave ${nic} alone, without an address and without DHCP. The plan does not do that.`;
}

/** Two routes, or two sessions of one operator, are said once. */
function listOf(reasons: readonly CarriedReason[]): string {
	return [...new Set(reasons.map(reason => tell(lost, reason)))].join(', ');
}
