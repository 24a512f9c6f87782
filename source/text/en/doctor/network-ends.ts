import type {NetworkValues} from '../../../model/diagnosis/values-network.js';
import type {DoctorTexts} from '../../doctor-text.js';
import type {ObjectValues} from './network-objects.js';

const list = (names: readonly string[]): string => names.join(', ');
const planned =
	'A container of this program is made anew as it was planned; DSM’s disks stay where they are.';

/** The container’s ends in its networks: addresses, names, gateway, ports. */
export const networkEndTexts: DoctorTexts<Omit<NetworkValues, keyof ObjectValues>> = {
	'address-free': {
		title: 'The addresses asked for are free',
		found: ({container, network, ip, case: which, by}) =>
			({
				gateway: `${container} is to have ${ip} in ${network}, which is that network’s gateway.`,
				reserved: `${container} is to have ${ip} in ${network}, where it is reserved (aux-address).`,
				container: `${container} is to have ${ip} in ${network}, and ${by} has it.`,
				outside: `${container} is to have ${ip} in ${network}, which is outside of its subnet ${by}.`,
			})[which],
		why: 'Docker does not start a container whose address is taken (“Address already in use”) or is not one of the network.',
		fix: ({container, ip, case: which, by}) =>
			which === 'container'
				? `Stop ${by}, start ${container}, then start ${by} again: Docker gives it another address, unless ${ip} was chosen for it.`
				: `Give ${container} another address there. ${planned}`,
	},
	'interface-name': {
		title: 'The interfaces’ names are possible',
		found: ({network, name, case: which}) =>
			({
				'too-long': `The interface in ${network} is to be called ${name}: that is more than 15 characters.`,
				characters: `The interface in ${network} is to be called ${name}: that holds characters that no interface may have.`,
				drawn: `The interface in ${network} is to be called ${name}, a name that Docker gives by itself.`,
			})[which],
		why: 'Docker looks at the name only when the container starts, and then the start fails; with eth and a number only now and then (“file exists”).',
		fix: () =>
			`Use another word, such as lan0 for the card and mgmt0 for the bridge. If the hook goes by the old name, change it there, too. ${planned}`,
	},
	'interface-order': {
		title: 'Nothing goes by eth0 and eth1',
		found: ({container, names, where, wrong}) => {
			const place = where === 'hook' ? 'The hook' : 'The setting DEV';
			return wrong.length > 0
				? `${place} goes by ${list(wrong)}, which ${wrong.length === 1 ? 'is' : 'are'} not what it takes ${wrong.length === 1 ? 'it' : 'them'} for since ${container} was started.`
				: `${place} goes by ${list(names)}, and Docker draws these names anew at every start of ${container}.`;
		},
		why: 'From Engine 28 on Docker connects a container’s networks in random order, so eth0 and eth1 change places now and then.',
		fix: () =>
			'Let the hook find the card’s interface by its driver: “for i in $(ls /sys/class/net); do if ethtool -i $i | grep "^driver: macvlan$" >/dev/null; then lan=$i; fi; done”. Or give each interface a name: --network name=…,driver-opt=com.docker.network.endpoint.ifname=lan0',
	},
	'gateway-elected': {
		title: 'The Docker bridge is to be the container’s gateway',
		found: ({container, network}) =>
			`Docker gives ${container} its default route by ${network}, the card’s network, not by the Docker bridge.`,
		why: 'The hook puts that end into br0 and takes its address away, and the default route with it. The image then finds no network interface of its own, and ends.',
		fix: () =>
			'Let the bridge be the gateway: with a higher gateway priority (Engine 28 or newer), or with a macvlan network that is internal. ' +
			planned,
	},
	'default-route': {
		title: 'The Docker bridge is the container’s gateway',
		found: ({container, device, case: which}) =>
			({
				macvlan: `${container}’s default route leads over the macvlan (${device}), not over the Docker bridge.`,
				lost: `${container}’s default route led over the macvlan, not over the Docker bridge, and went with the macvlan’s address.`,
				internal: `${container}’s Docker bridge is internal, so there is no default route.`,
				none: `${container} has no default route.`,
			})[which],
		why: 'Docker publishes ports only on the network that has the default route, and a macvlan publishes none. Connecting a network to a running container can move the route.',
		fix: ({case: which}) =>
			which === 'macvlan' || which === 'lost'
				? `Let the bridge be the gateway: with a higher gateway priority (Engine 28 or newer), or with a macvlan network that is internal. ${planned}`
				: 'Attach the container to a Docker bridge that is not internal, and start it again.',
	},
	'ports-published': {
		title: 'Published ports are open',
		found: ({container, missing, case: which}) =>
			({
				macvlan: `${list(missing)} is published for ${container}, and does nothing: a macvlan publishes no ports.`,
				detached: `Docker was told to publish ${list(missing)} for ${container}, and has opened nothing, since ${container} is attached to no Docker bridge any more.`,
				gateway: `Docker was told to publish ${list(missing)} for ${container}, and has opened nothing, since the macvlan is the container’s gateway.`,
				closed: `Docker was told to publish ${list(missing)} for ${container}, and has not opened ${missing.length === 1 ? 'it' : 'them'}.`,
			})[which],
		why: 'Docker publishes ports only on a Docker bridge that has the container’s default route. With a macvlan, other machines reach DSM by its own address.',
		fix: ({container, case: which}) =>
			which === 'macvlan'
				? 'Nothing is wrong. Use DSM’s address on the LAN, from another machine.'
				: which === 'detached'
					? `Attach ${container} to its Docker bridge again, and restart it.`
					: which === 'gateway'
						? `Let the Docker bridge be the container’s gateway, and restart ${container}. With this program’s set-up that is so.`
						: `Restart ${container}, then look at “docker port ${container}”. If it still lists nothing, restart Docker: its firewall rules may be gone. All containers stop for that moment.`,
	},
	'subnet-shadow': {
		title: 'The macvlan’s subnet hides nobody',
		found: ({container, subnet, device, link}) =>
			`${container} seeks ${subnet} on ${link}, where nothing answers it; this machine reaches that network by ${device}.`,
		why: 'Who comes from there to a published port gets no answer, although the port is open. DSM itself, behind br0, is not concerned.',
		fix: ({link}) =>
			`Take the address off ${link}, which is in br0 and needs none. To keep it so, write “ip addr flush dev ${link}” into the hook, before ${link} enters br0.`,
	},
	'asked-mac': {
		title: 'The card has the MAC address asked for',
		found: ({network, mac, wanted, other}) =>
			other === null
				? `The container’s interface in ${network} has the MAC address ${mac}; this set-up asks for ${wanted}.`
				: `The container’s interface in ${network} has the MAC address ${mac}; ${wanted}, which is meant for it, is in ${other}.`,
		why: '“docker network connect” ignores a MAC address before Engine 29.3, and Engine 29 ignores one for the whole container. The switch then sees another address on the card after every start.',
		fix: () =>
			`Make the container anew, with the MAC address on its network (mac-address=… of --network). ${planned}`,
	},
	'mac-unique': {
		title: 'Nobody else has the container’s MAC address',
		found: ({network, mac, others}) =>
			`In ${network}, ${list(others)} ${others.length === 1 ? 'has' : 'have'} the same MAC address: ${mac}.`,
		why: 'A bridge sends frames for a MAC address to where it saw it last, so both lose some. Engine 25.0.0 to 25.0.4 gave out addresses twice.',
		fix: ({network, others}) =>
			`Attach one of them to ${network} anew, so that it gets another address. If ${list(others)} was given this one by hand, choose another. Update Docker if it is 25.0.`,
	},
	'inner-range': {
		title: 'The container is outside 172.17.0.0/16',
		found: ({network, subnet}) =>
			`The container’s network ${network} has ${subnet}, the range that Docker inside DSM uses, too.`,
		why: 'With Container Manager installed in DSM, DSM takes these addresses for its own, and management by this machine breaks.',
		fix: ({network}) =>
			`Make another bridge network (docker network create --subnet 172.31.4.0/24 vdsm-eth0-bridge), attach the container to it (docker network connect vdsm-eth0-bridge CONTAINER), take it off ${network} (docker network disconnect ${network} CONTAINER), and restart it.`,
	},
};
