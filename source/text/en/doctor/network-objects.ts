import type {NetworkValues} from '../../../model/diagnosis/values-network.js';
import type {DoctorTexts} from '../../doctor-text.js';

/** Networks: whether they can be made, are there, and what they are like. */
export type ObjectValues = Pick<
	NetworkValues,
	| 'parent-owner'
	| 'parent-record'
	| 'network-create'
	| 'subnet-free'
	| 'networks-exist'
	| 'macvlan-attached'
	| 'management-attached'
	| 'endpoint-record'
	| 'passthru-alone'
	| 'range-gateway'
	| 'passthru-mode'
	| 'macvlan-subnet'
	| 'compose-owner'
	| 'network-remove'
>;

const list = (names: readonly string[]): string => names.join(', ');
const planned =
	'A container of this program is made anew as it was planned; DSM’s disks stay where they are.';

export const networkObjectTexts: DoctorTexts<ObjectValues> = {
	'parent-owner': {
		title: 'No other Docker network has the card',
		found: ({nic, network, containers}) =>
			`The Docker network ${network} already has the card ${nic}${containers.length === 0 ? ', and nobody uses it' : `, and ${list(containers)} ${containers.length === 1 ? 'runs' : 'run'} on it`}.`,
		why: 'Docker gives a card to one passthru network only, so the network that DSM needs cannot be made. Docker’s own message names only an id.',
		fix: ({nic, network, containers}) =>
			containers.length === 0
				? `Remove ${network}, then set the network for DSM up again.`
				: `Stop and remove ${list(containers)}, then remove ${network}; or give DSM another card than ${nic}.`,
	},
	'parent-record': {
		title: 'Docker’s record of the card is true',
		found: ({nic, id}) =>
			`Docker says that its network ${id} has the card ${nic}, but there is no network with this id.`,
		why: 'A record was left behind when Docker ended uncleanly, or when a network was removed while its card was missing. As long as it is there, no network can be made on this card.',
		fix: ({nic}) =>
			`Restart Docker while ${nic} is there, then set the network up again. All containers stop for that moment. If Docker still says so, stop it, move /var/lib/docker/network/files/local-kv.db away and start it: it then forgets all networks, and each has to be made again.`,
	},
	'network-create': {
		title: 'Docker made the networks it was asked for',
		found: ({case: which, value}) =>
			({
				mode: `Docker refused to make the network: it knows no macvlan mode “${value}”.`,
				overlaps: 'Docker refused to make the network: its subnet overlaps with another Docker network’s.',
				'host-bits': `Docker refused to make the network: ${value} is one machine’s address, not a subnet.`,
				outside: `Docker refused to make the network: ${value} is not inside its subnet.`,
				exists: `Docker refused to make the network: there already is one called ${value}.`,
				'no-pool':
					'Docker refused to make the network: a macvlan network needs a subnet, and this one had none.',
				'no-parent': `Docker refused to make the network: there is no card ${value} on this machine.`,
				'pools-used-up': 'Docker refused to make the network: it has no free subnet left to choose from.',
			})[which],
		why: 'The container lacks a network, and this is what Docker’s log last says about making one.',
		fix: ({case: which, value, right}) =>
			({
				mode: `Write macvlan_mode=${right}; “passthrough” is libvirt’s spelling.`,
				overlaps:
					'Choose a subnet that nobody uses; for layout direct a small one such as 10.213.213.0/30 will do. All that are taken: docker network inspect $(docker network ls -q)',
				'host-bits': `Write ${right} as the subnet.`,
				outside: 'Choose a gateway, a range and addresses inside the subnet, or another subnet.',
				exists: `Attach the container to ${value} if it is the right one: docker network connect. Otherwise remove it, or choose another name.`,
				'no-pool': 'Leave “--ipam-driver null” out, and give a small dummy subnet: --subnet 10.213.213.0/30',
				'no-parent': 'Use a name that “ip link” shows on the machine where Docker runs.',
				'pools-used-up': 'Give a subnet (--subnet), or remove networks that nobody needs.',
			})[which],
	},
	'subnet-free': {
		title: 'The missing network’s subnet is free',
		found: ({network, subnet, other}) =>
			`The network ${network} is gone, and ${other} has taken its addresses (${subnet}).`,
		why: 'Two Docker networks never overlap, whichever card they are on. Docker refuses to make the missing one again: “Pool overlaps with other one on this address space”.',
		fix: ({network, other}) =>
			`Remove ${other} if nobody needs it, then make ${network} again; or make it with another subnet, and the container with it.`,
	},
	'networks-exist': {
		title: 'The container’s networks are there',
		found: ({container, network, case: which}) =>
			which === 'gone'
				? `${container} belongs to the Docker network ${network}, and there is none of this name.`
				: `The Docker network ${network} was removed and made again, and ${container} still belongs to the old one.`,
		why: 'Docker does not start the container: “network … not found”. “docker network prune” and “docker system prune” remove every network on which no container runs just then.',
		fix: ({container, network, case: which}) =>
			which === 'gone'
				? `Make ${network} again as it was. Then take ${container} off it and attach it anew, or make ${container} anew.`
				: `Take ${container} off ${network} and attach it anew. If a MAC address was chosen for it there, make ${container} anew instead: “docker network connect” cannot choose one.`,
	},
	'macvlan-attached': {
		title: 'The container is attached to the card’s network',
		found: ({container}) => `${container} is not attached to any network on a card.`,
		why: 'Its QEMU is told to put DSM into br0, where the card’s macvlan belongs. Without it DSM has no way to the LAN.',
		fix: ({container, network}) =>
			network === null
				? `Make a macvlan network in mode passthru on DSM’s card, attach ${container} to it, and start it again. ${planned}`
				: `Attach ${container} to ${network}, which is free, and start it again. ${planned}`,
	},
	'management-attached': {
		title: 'The container is attached to its Docker bridge',
		found: ({container, network, ports}) =>
			`${container} is not attached to ${network ?? 'any Docker bridge'}${ports.length === 0 ? '' : `, so ${list(ports)} is not published`}.`,
		why: 'Over this bridge this machine reaches the container, and publishes its ports; DSM’s first LAN port is behind it. At its next start the container may not come up at all.',
		fix: ({container, network}) =>
			network === null
				? `Attach ${container} to a Docker bridge (docker network connect), and restart it.`
				: `Attach ${container} to ${network} again, as it was. ${planned}`,
	},
	'endpoint-record': {
		title: 'Docker has no stale endpoint',
		found: ({network, container}) =>
			`Docker believes that ${container} is attached to ${network}, although it does not run.`,
		why: 'It is left over from an unclean end. It keeps the address, a start may fail with “endpoint with name … already exists”, and the network cannot be removed.',
		fix: ({network}) => `Take the stale endpoint off ${network} by force. If it comes back, restart Docker.`,
	},
	'passthru-alone': {
		title: 'Nobody else is on the card’s network',
		found: ({container, network, others, case: which}) =>
			which === 'taken'
				? `${list(others)} ${others.length === 1 ? 'runs' : 'run'} on ${network}, which has room for one container, so ${container} cannot start.`
				: `${list(others)} ${others.length === 1 ? 'belongs' : 'belong'} to ${network}, too, and ${others.length === 1 ? 'does' : 'do'} not run.`,
		why: 'A passthru macvlan gives the card to one container. A second one fails to start: “invalid argument”, or no address is left.',
		fix: ({container, others, case: which}) =>
			which === 'taken'
				? `Stop ${list(others)}, and start ${container}. Two containers need two cards.`
				: `Nothing is wrong. Only one of them can run at a time: whichever starts first has the card.`,
	},
	'range-gateway': {
		title: 'The network’s range has a free address',
		found: ({network, range}) =>
			`The only address in the range of ${network} (${range}) is gone: no gateway was named, so Docker took it for the gateway.`,
		why: 'The container cannot start: “no available IPv4 addresses on this network’s address pools”. Docker does so up to Engine 28.',
		fix: ({network, gateway}) =>
			gateway === ''
				? `Make ${network} again with a gateway (--gateway).`
				: `Make ${network} again with a gateway: --gateway ${gateway}`,
	},
	'passthru-mode': {
		title: 'The card’s network is in mode passthru',
		found: ({network, mode, key}) =>
			key === null
				? `${network} is in mode ${mode}, not in mode passthru.`
				: `${network} is in mode ${mode}: passthru was asked for with “${key}”, an option that Docker does not know and ignores.`,
		why: 'In any other mode the kernel hands the container only what is for the macvlan’s own MAC address, and others may share the card. DSM has a MAC of its own, so no answer reaches it.',
		fix: ({network}) =>
			`Make ${network} again with --opt macvlan_mode=passthru. If Compose made it, change that in the Compose file (driver_opts), then “docker compose down” and “up”. ${planned}`,
	},
	'macvlan-subnet': {
		title: 'The macvlan’s subnet is the LAN’s',
		found: ({network, subnet}) =>
			`${network} has the subnet ${subnet}, which Docker chose by itself: no machine of this LAN is known to be in it.`,
		why: 'In this wiring the container itself speaks on the LAN. With an address of another subnet nobody there answers it.',
		fix: ({network}) =>
			`Make ${network} again with the LAN’s own values: --subnet, --gateway, and an address outside the router’s DHCP range.`,
	},
	'compose-owner': {
		title: 'Container and networks have one owner',
		found: ({network, project, case: which}) =>
			({
				'by-hand': `The container belongs to the Compose project ${project}, and the network ${network} was made by hand.`,
				'other-project': `The container belongs to the Compose project ${project}, and the network ${network} to another one.`,
				'compose-only': `The network ${network} belongs to the Compose project ${project}, and the container was made by hand.`,
			})[which],
		why: 'Compose refuses networks that it did not make, unless they are called external, and removes its own with “docker compose down”.',
		fix: ({network, project, case: which}) =>
			which === 'compose-only'
				? `Nothing is wrong. “docker compose down” in ${project} would remove ${network}, if the container does not run just then.`
				: `Nothing is wrong. ${network} has to stay “external: true” in the Compose file, or Compose says that it “exists but was not created by compose”.`,
	},
	'network-remove': {
		title: 'Removal of the container’s networks',
		found: ({network, containers}) =>
			`Docker refused to remove ${network}, since ${list(containers)} ${containers.length === 1 ? 'runs' : 'run'} on it.`,
		why: 'A network can be removed only when no running container is attached to it. Nothing is wrong.',
		fix: ({containers}) =>
			`If it is to be removed: stop ${list(containers)} first. “sudo npx vdsm-passthru undo” takes a set-up of this program apart in the right order.`,
	},
};
