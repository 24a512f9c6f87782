import type {CardValues} from '../../../model/diagnosis/values-card.js';
import type {DoctorTexts} from '../../doctor-text.js';

type Ids = 'macvlan-free' | 'macvlan-up' | 'macvlan-mode' | 'macvlan-card' | 'mac-unicast' | 'mac-fixed';

/** The container's end on the card, and its address. */
export const cardMacvlanTexts: DoctorTexts<Pick<CardValues, Ids>> = {
	'macvlan-free': {
		title: 'The kernel can make a macvlan on the card',
		found: ({nic, container, case: which, networks}) => {
			const others = networks.length === 0 ? '' : ` Other Docker networks on it: ${networks.join(', ')}.`;
			return {
				busy: `The kernel refuses a macvlan on ${nic}: “device or resource busy”.`,
				taken: `The kernel refuses a macvlan on ${nic}: “invalid argument”. Somebody has a macvlan on it already.${others}`,
				hidden: `${container} could not start, because somebody else had a macvlan on ${nic}. Who, cannot be seen from this machine’s own network.${others}`,
				was: `${container} could not start, because ${nic} was taken. Now it is free.`,
				denied: `The kernel does not allow a macvlan on ${nic} here: “operation not permitted”.`,
			}[which];
		},
		why: 'DSM’s way to the LAN is a macvlan that has the card to itself. Docker makes it when the container starts.',
		fix: ({nic, container, case: which}) =>
			({
				busy: `Take ${nic} out of the bridge, bond, team or Open vSwitch that it is in, and remove ipvlans from it: “ip -d link show ${nic}” names them.`,
				taken: `Stop the other container, virtual machine or LXC that uses ${nic} (“docker ps”, “ip -d link show type macvlan”), or give it another card.`,
				hidden: `Stop the other container or LXC that uses ${nic} (“docker ps” shows containers), or give it another card. Then start ${container}.`,
				was: `Start ${container} again.`,
				denied:
					'This machine is itself a container without that right. Use a virtual machine, or allow nesting.',
			})[which],
	},
	'macvlan-up': {
		title: 'The container’s end on the card is up',
		found: ({container, nic, link, state, case: which}) =>
			({
				missing: `${container} runs, and has no interface on ${nic} any more.`,
				down: `${link}, the interface of ${container} on ${nic}, is turned off.`,
				'no-link': `${link}, the interface of ${container} on ${nic}, has no link (${state}).`,
			})[which],
		why: 'This interface is DSM’s only way to the LAN.',
		fix: ({container, nic, link, case: which}) =>
			({
				missing: `It goes when the card is pulled or replaced, and does not come back by itself. With ${nic} in place, restart ${container}; DSM is shut down for that.`,
				down: `Turn ${link} on. If it is off again after a restart of ${container}, look into the hook.`,
				'no-link': `Look at ${nic}: it has to be up, with a cable and a light at both ends.`,
			})[which],
	},
	'macvlan-mode': {
		title: 'The macvlan takes every frame (passthru)',
		found: ({container, network, mode}) =>
			`The macvlan of ${container} in ${network} is in mode ${mode}, though the network says passthru.`,
		why: 'In other modes it takes only frames for its own MAC. DSM has another MAC, so no answer reaches DSM.',
		fix: ({container, network}) => `Restart ${container}, so that Docker makes it anew as ${network} says.`,
	},
	'macvlan-card': {
		title: 'The running container is on the card that its network names',
		found: ({container, nic, actual}) =>
			actual === null
				? `The network names ${nic}, and the macvlan of ${container} is not on it.`
				: `The network names ${nic}, and ${container} is on ${actual} at the moment.`,
		why: 'A card was renamed or replaced while the container ran. At its next start the container goes to the card that has the name then.',
		fix: ({nic, actual}) =>
			actual === null
				? `Restart the container to put it on ${nic}.`
				: `If ${nic} is the right card, restart the container. If ${actual} is, another card has the name ${nic}: stop the container, give that card another name, then give ${actual} the name ${nic}, and start the container.`,
	},
	'mac-unicast': {
		title: 'Every MAC is one that a card can have',
		found: ({mac, where, name}) =>
			where === 'network'
				? `The MAC ${mac}${name === '' ? '' : ` in network ${name}`} is a multicast address.`
				: `The MAC ${mac} in ${name} is a multicast address.`,
		why: 'Its second digit is odd, which is only for groups. A card with such an address cannot be turned on.',
		fix: ({suggestion}) =>
			`Make the container again with another MAC: the second digit has to be 2, 6, a or e, such as ${suggestion}.`,
	},
	'mac-fixed': {
		title: 'The MAC stays the same at every start',
		found: ({container, network, engine}) =>
			`${container} has no fixed MAC in ${network}, and Docker ${engine} draws another one at each start.`,
		why: 'Your router then sees a new device each time: reservations, port forwards and port security stop working. Where DSM has a MAC of its own on br0, the router does not see this one.',
		fix: ({network, matters}) =>
			matters
				? `Make the container again with a fixed MAC: “--network name=${network},mac-address=02:…”, or mac_address in Compose. The second digit has to be 2, 6, a or e.`
				: `Nothing has to be done. If a MAC filter on this machine’s cards is in the way, give ${network} a fixed mac-address.`,
	},
};
