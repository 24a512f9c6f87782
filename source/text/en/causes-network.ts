import type {CauseDetail} from '../../model/cause.js';
import type {ByCode, CauseText} from '../by-code.js';

/** About the card and Docker’s networks. */
export const networkCauses = {
	'parent-missing': ({nic}) => ({
		what: `There is no network card ${nic} on the machine where Docker runs.`,
		fix: 'Use a name that “ip link” shows there. Rootless Docker and Docker Desktop do not see this machine’s cards.',
	}),
	'parent-gone': ({nic}) => ({
		what: `The card ${nic} was there when the network was made, and is not there now: unplugged, renamed, or not ready yet after a boot.`,
		fix: 'Look at “ip link”. If the card is back, start again. If it has another name, give it the old one back; or run “sudo npx vdsm-passthru undo --consent card-missing”, then “sudo npx vdsm-passthru apply” with the new name.',
	}),
	'parent-vlan-name': ({nic}) => ({
		what: `Docker reads the dot in ${nic} as a VLAN, and this is not one it can read.`,
		fix: 'A VLAN interface is called card.number, with one dot, such as enp3s0.10. Any other card needs a name without a dot.',
	}),
	'parent-vlan-number': ({number}) => ({
		what: `${number} is not a VLAN number.`,
		fix: 'VLAN numbers are 1 to 4094.',
	}),
	'parent-loopback': () => ({
		what: 'The loopback interface cannot be given away.',
		fix: 'Choose a real network card; “npx vdsm-passthru nics” lists them.',
	}),
	'parent-busy': ({nic}) => ({
		what: `${nic} already belongs to a bridge, a bond, a team or Open vSwitch, or has ipvlan children.`,
		fix: `Take ${nic} out of it (“ip -d link show ${nic}” names it after “master”), or choose another card.`,
	}),
	'card-busy': ({nic}) => ({
		what: `${nic} belongs to somebody already: to a bridge, bond, team or Open vSwitch, to ipvlan children, to another macvlan; or it was to join a bridge or bond while a container’s macvlan has it.`,
		fix: `“ip -d link show ${nic}” names its bridge or bond after “master”, “ip -d link show type macvlan” and “docker ps” help to find a macvlan on it. Take the one away, or choose another card. The whole error text tells more.`,
	}),
	'parent-shared': ({nic}) => ({
		what: `The kernel allows no such macvlan on ${nic}: a passthru macvlan wants the card alone, and somebody has one on it already; or ${nic} is not Ethernet.`,
		fix: `Stop the other container or virtual machine that uses ${nic}. “ip -d link show type macvlan” and “docker ps” help to find it.`,
	}),
	'parent-taken': ({nic, network}) => ({
		what: `Docker’s network ${network} already uses ${nic}, and a card can be given away only once.`,
		fix: `“docker network ls --filter id=${network}” tells its name. Remove that network if nobody needs it. If none is listed, restart Docker: its record is stale.`,
	}),
	'no-macvlan': () => ({
		what: 'This machine’s kernel has no macvlan.',
		fix: 'Try “modprobe macvlan”. On Ubuntu for Raspberry Pi: apt install linux-modules-extra-raspi. After a kernel update, reboot first.',
	}),
	'net-denied': () => ({
		what: 'The kernel refused to change the network: the right to do so (NET_ADMIN) is missing.',
		fix: 'On the host, run this as root. In the container, --cap-add NET_ADMIN is needed. Inside LXC that is not enough: use a virtual machine, or allow nesting.',
	}),
	'macvlan-mode': ({mode}) => ({
		what: `${mode} is not a macvlan mode that Docker knows.`,
		fix: 'Docker spells it passthru.',
	}),
	'mac-multicast': ({mac}) => ({
		what: `${mac} is a multicast address; a card cannot have it.`,
		fix: 'The second digit has to be even: use 2, 6, a or e there (02:… is one).',
	}),
	'card-mac-fixed': ({nic}) => ({
		what: `The driver of ${nic} does not let its MAC be changed while the card is up, as many a USB adapter’s does not; Docker was about to write another one into it.`,
		fix: `Set up by this program with Docker 25 or newer, the container’s end has the MAC that the card has already, and nothing has to be changed. By hand, “cat /sys/class/net/${nic}/address” tells the MAC for --mac-address. An older Docker that has two networks makes one up: update it, or use another card.`,
	}),
	'mac-twice': ({mac}) => ({
		what: `The MAC address ${mac} is in use already by another container on the same card.`,
		fix: 'Give each container a MAC of its own. For a cloned Virtual DSM, delete dsm.mac in its storage folder.',
	}),
	'interface-name': ({name}) => ({
		what: `${name} cannot be the name of a network interface.`,
		fix: 'At most 15 characters: letters, digits, “_”, “.” and “-”.',
	}),
	'interface-name-drawn': ({name}) => ({
		what: `Docker numbers its interfaces eth0, eth1 and so on, and ${name} was taken already.`,
		fix: 'Use a name that is not eth and a number, such as lan0.',
	}),
	'engine-2800': () => ({
		what: 'Docker Engine 28.0.0 and 28.0.1 cannot start a container on a card that has no link.',
		fix: 'Update Docker to 28.0.2 or newer, or plug the cable in.',
	}),
	'subnet-overlaps': () => ({
		what: 'The subnet overlaps with another Docker network.',
		fix: 'Choose another subnet. “docker network inspect $(docker network ls -q)” shows all that are taken.',
	}),
	'subnet-host-bits': ({subnet, right}) => ({
		what: `${subnet} is the address of one machine, not of a subnet.`,
		fix: `Write ${right}.`,
	}),
	'outside-subnet': ({value}) => ({
		what: `${value} is not inside the network’s subnet.`,
		fix: 'Give an address of that subnet, or change the subnet.',
	}),
	'addresses-used-up': ({network}) => ({
		what: `The network ${network} has no free address.`,
		fix: 'Remove the other container on it. If there is none, its range has one address and Docker took that for a gateway: make it anew with a gateway.',
	}),
	'address-taken': ({container}) => ({
		what: `The address that was chosen for ${container} in a Docker network is in use there: by another container, or as the gateway.`,
		fix: 'Choose another address, or stop the container that has it. “docker network inspect” shows all of them.',
	}),
	'pools-used-up': () => ({
		what: 'Docker has no free subnet left to choose from.',
		fix: 'Name a subnet, or remove networks that nobody needs with “docker network rm”. Not with “docker network prune” while DSM’s container is stopped: that removes its networks, too.',
	}),
	'network-exists': ({network}) => ({
		what: `There already is a Docker network called ${network}.`,
		fix: 'Choose another prefix, or remove that network if nobody needs it.',
	}),
	'network-missing': ({network}) => ({
		what: `The Docker network ${network} is not there: it was removed in between, for example by “docker network prune”.`,
		fix: 'Run “sudo npx vdsm-passthru apply” again: the network and the container are made anew.',
	}),
	'network-in-use': ({network}) => ({
		what: `A running container is still attached to the network ${network}.`,
		fix: `Stop that container first. “docker network inspect ${network}” names it.`,
	}),
	'endpoint-stale': ({container, network}) => ({
		what: `Docker believes that ${container} is still attached to the network ${network}: left over from an unclean end.`,
		fix: `Take it off by force (docker network disconnect --force ${network} ${container}).`,
	}),
	'endpoint-not-found': () => ({
		what: 'Docker lost the container’s connection to a network. Engine 29.0.0 and 29.0.1 do so with networks without a gateway.',
		fix: 'Update Docker to 29.0.2 or newer.',
	}),
	'firewall-chains': () => ({
		what: 'Somebody removed Docker’s rules from this machine’s firewall since Docker was started.',
		fix: 'Restart Docker; it makes its rules anew. Running containers may stop for a moment.',
	}),
	'firewall-modules': () => ({
		what: 'Docker cannot use this machine’s firewall: a kernel module or the program iptables is missing.',
		fix: 'Try “modprobe -a ip_tables iptable_nat”, or install iptables. After a kernel update, reboot first.',
	}),
	'kernel-replaced': () => ({
		what: 'The running kernel cannot make virtual network cards (veth). Mostly its modules were replaced by an update.',
		fix: 'Reboot this machine, then try again.',
	}),
} satisfies Partial<ByCode<CauseDetail, CauseText>>;
