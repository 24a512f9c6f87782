import type {ContainerDetail, NetworkDetail} from './container-detail.js';
import type {Inside, Ours} from './evidence.js';
import {type MacvlanEnd, networkOf} from './wiring.js';

/** The container's ends on cards, in the order of the cards: Docker's own is by name, and ours have the number there. */
export function endsOnCards(
	{ends}: Pick<ContainerDetail, 'ends'>,
	networks: readonly NetworkDetail[],
): readonly MacvlanEnd[] {
	const found = ends.flatMap(end => {
		const network = networkOf(end, networks);
		return network && (network.driver === 'macvlan' || network.driver === 'ipvlan') ? [{end, network}] : [];
	});
	const numberOf = ({network: {name}}: MacvlanEnd) => Number(/-eth(\d+)-/.exec(name)?.[1] ?? 0);
	return found.sort((one, other) => numberOf(one) - numberOf(other));
}

/** QEMU's two words for one of the guest's NICs on a bridge. */
const nic = /-netdev (?:bridge|tap),\S+ -device virtio-net-pci,\S+/g;

/** The container as if this card, counted from 1, were its only one. */
export function containerOn(
	container: ContainerDetail,
	networks: readonly NetworkDetail[],
	card: number,
): ContainerDetail {
	const cards = endsOnCards(container, networks);
	const others = cards.filter((_, index) => index !== card - 1).map(({end}) => end);
	const {ARGUMENTS = ''} = container.environment;
	let seen = 0;
	const own = ARGUMENTS.replaceAll(nic, words => {
		seen += 1;
		return seen === card ? words : '';
	});
	return {
		...container,
		ends: container.ends.filter(end => !others.includes(end)),
		environment: {...container.environment, ARGUMENTS: own.replaceAll(/ {2,}/g, ' ').trim()},
	};
}

/** What is in the container's network of that card: not the ends on others, nor their bridges and what is in those. */
export function insideOn(
	inside: Inside,
	on: ContainerDetail,
	all: ContainerDetail,
	networks: readonly NetworkDetail[],
): Inside {
	const bridge = bridgesIn(on)[0];
	const others = bridgesIn(all).filter(name => name !== bridge);
	const macs = endsOnCards(all, networks)
		.filter(({end}) => !on.ends.includes(end))
		.map(({end}) => end.mac);
	const links = inside.links.filter(
		({name, master, mac, kind}) =>
			!others.includes(name) &&
			!(master !== null && others.includes(master)) &&
			!(kind === 'macvlan' && mac !== null && macs.includes(mac)),
	);
	return {...inside, links};
}

function bridgesIn({environment: {ARGUMENTS = ''}}: ContainerDetail): string[] {
	return [...ARGUMENTS.matchAll(/\bbr=(br\d+)\b/g)].map(([, name = '']) => name);
}

/** Our record, of that card. */
export function oursOn(ours: Ours, card: number): Ours {
	const further = ours.further[card - 2];
	return further === undefined ? ours : {...ours, ...further};
}
