import type {FindingDetail} from '../../model/finding.js';
import type {ByCode, FindingText} from '../by-code.js';

/** About names, addresses, ports, and what a layout can never do. */
export const setupFindings = {
	'network-foreign': ({name}) => ({
		title: `A Docker network ${name} exists, and is not ours`,
		meaning: 'It is not touched, and so ours cannot be made.',
		fix: 'Choose another --prefix, or remove it yourself: docker network rm …',
	}),
	'container-foreign': ({name}) => ({
		title: `A container ${name} exists, and is not ours`,
		meaning: 'It is not touched, and so ours cannot be made.',
		fix: 'Choose another --name, or remove it yourself if it is no longer needed.',
	}),
	'parent-taken': ({nic, network}) => ({
		title: `The Docker network ${network} already uses ${nic}`,
		meaning:
			'Docker would refuse another one: a passthru network has its card for itself, and before Engine 27 every network has.',
		fix: `Remove it if it is not needed: docker network rm ${network}`,
	}),
	'subnet-overlaps-docker': ({subnet, network, other}) => ({
		title: `${subnet} overlaps the Docker network ${network} (${other})`,
		meaning: 'Docker would answer “Pool overlaps with other one on this address space”.',
		fix: 'Layout direct needs no Docker network on the LAN subnet. Otherwise remove that network.',
	}),
	'subnet-overlaps-route': ({subnet, device, route}) => ({
		title: `${subnet} is also reached over ${device} (${route})`,
		meaning:
			'Docker accepts that without a word. The container then cannot reach that network by way of this machine.',
		fix: 'For the management network choose another subnet; on the LAN side of layout classic it is normal.',
	}),
	'lan-is-docker': ({subnet, network, other}) => ({
		title: `The LAN ${subnet} has addresses of the Docker network ${network} (${other})`,
		meaning:
			'A Docker network exists on this machine alone. If that subnet was read there, nobody on the LAN will reach DSM. If the LAN really has it, DSM works, but this machine cannot reach devices of the LAN at these addresses.',
		fix: 'Look at another device of the LAN, or the router, which subnet it has, and give that one.',
	}),
	'no-free-subnet': () => ({
		title: 'No free subnet was found for the LAN network’s dummy addresses',
		meaning: 'All of 10.213.213.0 to 10.213.254.255 is taken.',
		fix: 'Remove a Docker network or route in that range.',
	}),
	'ip-taken': ({ip, mac}) => ({
		title: `${ip} is taken`,
		meaning: `${mac} answers for it on the LAN. Two devices with one address disturb each other.`,
		fix: 'Choose another address.',
	}),
	'mac-taken': ({mac, ip, nic}) => ({
		title: `${ip} has the MAC that DSM is to have, ${mac}`,
		meaning: `It has just spoken to this machine on the LAN of ${nic}. A switch sends to one of two devices with the same MAC only, so each loses what is meant for it. A copy of this machine, or of its card’s MAC, makes the same one.`,
		fix: 'If it is not DSM itself that ran until now: choose another MAC with --mac (mac=… in --also, for a further card), or another --prefix, from which it is made.',
	}),
	'ip-not-checked': ({ip, why}) => ({
		title: `Whether ${ip} is free was not checked on the LAN`,
		meaning:
			{
				'link-down': 'The card is down, and looking must not change that.',
				'no-carrier': 'The card has no link.',
				'no-arping': 'The program arping is not installed.',
				'no-root': 'That needs root.',
				'in-use': 'The card is in use, and whoever uses it takes the replies.',
				'other-machine': 'The facts are of another machine.',
				'not-asked': 'It has not been asked yet.',
			}[why] ?? 'It could not be asked from here.',
		fix: 'Ping it from another device, or look into the router’s list of devices.',
	}),
	'gateway-silent': ({gateway, nic}) => ({
		title: `The gateway ${gateway} does not answer on ${nic}`,
		meaning: 'Wrong cable, wrong VLAN, or wrong address: DSM would not get beyond the LAN.',
		fix: 'Check where the cable leads, and the router’s address.',
	}),
	'ip-in-dhcp-pool': ({ip}) => ({
		title: `Keep ${ip} out of the router’s DHCP range`,
		meaning: 'The router does not know that it is taken, and may give it to another device later.',
		fix: 'Choose an address outside the range, or reserve it in the router for DSM’s MAC.',
	}),
	'dhcp-reservation': ({mac}) => ({
		title: 'DSM gets its address from your router',
		meaning: 'It can change some day.',
		fix: `Reserve an address in the router for the MAC ${mac}.`,
	}),
	'manual-address': () => ({
		title: 'You set the address inside DSM',
		meaning: 'Until then DSM asks the LAN by DHCP and takes what it is given.',
		fix: 'In DSM: Control Panel > Network > Network Interface > LAN 2.',
	}),
	'classic-no-dhcp': () => ({
		title: 'DHCP is not possible in layout classic',
		meaning:
			'Passthru leaves no room for the image’s DHCP=Y: it would stop with a misleading “macvlan and not ipvlan” error.',
		fix: 'If you want DHCP, use layout direct.',
	}),
	'classic-ports-dead': () => ({
		title: 'Published ports do nothing in layout classic',
		meaning: 'Docker forwards ports only on the network that owns the gateway, and here that is the macvlan.',
		fix: 'Use the LAN address, or from this machine the bridge address.',
	}),
	'classic-nat-clients': () => ({
		title: 'DSM is behind the container’s NAT',
		meaning: 'Programs that announce themselves on the LAN (Bonjour, WS-Discovery) do not get through.',
		fix: 'If you need them, use layout direct.',
	}),
	'classic-management': ({guest, container}) => ({
		title: `From this machine DSM answers at ${container}`,
		meaning: `DSM’s second network interface is offered ${guest} on the same bridge, for this machine only.`,
		fix: 'Nothing to do.',
	}),
	'shared-address': ({ip}) => ({
		title: `${ip} is the container’s address, not DSM’s`,
		meaning:
			'Docker gives every container one. DSM asks your router for its own: a static address cannot be given to it from here.',
		fix: 'Choose an address outside the router’s DHCP range; for DSM, reserve one in the router.',
	}),
	'shared-isolation': () => ({
		title: 'This machine cannot reach DSM, nor DSM this machine',
		meaning:
			'They share one card, and the kernel has no path between a card’s owner and what is beside it. Everybody else on the LAN reaches DSM. In layout direct this machine would reach it through published ports.',
		fix: 'Set DSM up from another machine on the LAN. If this machine is to reach DSM, for backups or its web page: reserve an address for DSM in the router, and give it with --dsm-ip, and with --shim-ip one that this machine takes for it.',
	}),
	'shared-shim': ({shim, ip, dsm, mac}) => ({
		title: `This machine reaches DSM at ${dsm}, and DSM this machine at ${ip}`,
		meaning: `That is what ${shim} is for. It leads to that one address: if your router gives DSM another one, this machine does not reach it.`,
		fix: `Reserve ${dsm} in the router for the MAC ${mac}, and keep ${ip} out of its DHCP range.`,
	}),
	'shim-boot': ({shim, place, commands}) => ({
		title:
			place === 'init-script'
				? `An upgrade of TrueNAS removes what makes ${shim}`
				: `After a reboot nobody makes ${shim}`,
		meaning:
			'Until it is made again, this machine and DSM do not reach each other. Everybody else on the LAN reaches DSM.',
		fix: {
			'init-script': `System > Advanced Settings > Init/Shutdown Scripts > Add: type “Command”, when “Post Init”, command: ${commands.join('; ')}`,
			'go-file': `Put this line at the end of /boot/config/go: ${commands.join('; ')}`,
			'task-scheduler': `Control Panel > Task Scheduler > Create > Triggered Task > User-defined script, user root, event Boot-up, with this line: ${commands.join('; ')}`,
			'by-hand': `Have this machine run at boot, when the card is up: ${commands.join('; ')}`,
		}[place],
	}),
	'shim-dhcpcd': ({shim}) => ({
		title: `dhcpcd may ask for an address for ${shim}, until the next boot`,
		meaning:
			'It is told to leave the interface alone, and reads that when it starts. The one that runs takes up what appears.',
		fix: 'Reboot at an occasion, or restart dhcpcd yourself.',
	}),
	'shared-ports-dead': () => ({
		title: 'Published ports do nothing in layout shared',
		meaning:
			'Docker publishes no ports on a macvlan, and DSM is not behind it: every service of DSM answers on its own port.',
		fix: 'Nothing to do. From the Internet, forward in the router.',
	}),
	'shared-no-filter': () => ({
		title: 'No port of DSM can be closed from here',
		meaning:
			'What reaches DSM does not pass the container, so there is no --block-ports: 5000 and 22 are as open as DSM leaves them.',
		fix: 'Close ports in DSM’s own firewall.',
	}),
	'shared-multicast': () => ({
		title: 'DSM does not hear everything that is said to all on the LAN',
		meaning:
			'Its way onto the card lets in only the multicast that the container listens to. Programs that look for DSM (Bonjour, WS-Discovery) may not find it, and before Engine 28 nobody reaches it by IPv6.',
		fix: 'Type DSM’s address in where it is not found. In layout direct it hears all.',
	}),
	'lan-ports-direct': () => ({
		title: 'On the LAN DSM’s own ports count, not Docker’s',
		meaning: 'DSM is on the LAN itself: every service of DSM answers there on its own port.',
		fix: 'Close ports with “Closed on the LAN” (--block-ports), or in DSM’s firewall. Forwarding from the Internet is set in the router.',
	}),
	'two-gateways': () => ({
		title: 'DSM has two network interfaces',
		meaning:
			'LAN 1 leads to this machine, LAN 2 is the network card. Only LAN 2 is given a gateway, so that answers go out the way the question came.',
		fix: 'Set no gateway on LAN 1: leave it on DHCP.',
	}),
	'several-lans': ({nics}) => ({
		title: `DSM has ${nics.length + 1} network interfaces`,
		meaning: `LAN 1 leads to this machine. After it, in this order: ${nics.map((nic, index) => `LAN ${index + 2} is ${nic}`).join(', ')}.`,
		fix: 'Leave LAN 1 on DHCP. Do not set a gateway there.',
	}),
	'gateways-apart': ({nics}) => ({
		title: `DSM may have a gateway on each of ${nics.join(', ')}`,
		meaning:
			'DSM sends what leaves its own networks to one gateway only. Who comes in by another card, from behind a router, may get no answer.',
		fix: 'Give one card a gateway, and the others static addresses without one; or enable multiple gateways in DSM: Control Panel, Network, General, Advanced Settings.',
	}),
	'host-isolation': ({via}) => ({
		title: 'This machine and DSM cannot reach each other over that card',
		meaning:
			'The kernel has no path between a passthru card’s owner and the macvlan on it. Everybody else on the LAN reaches DSM.',
		fix: via === '' ? 'Publish a port to reach DSM from this machine.' : `From this machine use ${via}.`,
	}),
	'locked-out': ({ports, publish}) => ({
		title: `With ${ports} closed on the LAN, no browser reaches DSM’s set-up`,
		meaning: `What remains is ${publish === '' ? 'nothing' : publish}, and that answers on this machine only. Without a screen here, DSM cannot even be set up for the first time.`,
		fix: 'Publish on an address of this machine (--publish 192.168.1.2:5000:5000), or tunnel: ssh -L 5000:127.0.0.1:5000 THIS-MACHINE',
	}),
	'port-in-use': ({port, address}) => ({
		title: `Something on this machine listens on port ${port} already`,
		meaning: `Docker cannot publish ${address}:${port}, and the container would not start.`,
		fix: 'Choose another port of this machine, like --publish 127.0.0.1:5050:5000',
	}),
	'publish-everywhere': ({ports}) => ({
		title: `${ports} is published on every address of this machine`,
		meaning: 'Docker opens published ports past most firewalls (ufw, firewalld).',
		fix: 'Name one address: --publish 127.0.0.1:5000:5000',
	}),
	'dsm-firewall': ({gateway}) => ({
		title: 'If you turn on DSM’s firewall, let the container in',
		meaning: `The container’s health check, and everybody who comes by way of this machine, reach DSM from ${gateway}, the container’s end of DSM’s LAN 1. If DSM’s firewall or auto block shuts that address out, all of them are.`,
		fix: `In DSM’s firewall allow ${gateway}, and put it on the allow list of auto block.`,
	}),
	'port-security': ({mac}) => ({
		title: 'The switch sees a second MAC on this port',
		meaning: `A managed switch with port security may close the port when ${mac} appears.`,
		fix: 'Only on managed switches: allow that MAC on the port, or two MACs.',
	}),
} satisfies Partial<ByCode<FindingDetail, FindingText>>;
