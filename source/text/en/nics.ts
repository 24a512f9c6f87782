import type {FactsFlaw} from '../../model/facts.js';
import {isManager} from '../../model/manager.js';
import type {NicKind, NicReason, Verdict} from '../../model/nic.js';
import type {ByCode} from '../by-code.js';

const kinds: Readonly<Record<NicKind, string>> = {
	physical: 'physical',
	vlan: 'VLAN',
	bond: 'bond',
	bridge: 'bridge',
	team: 'team',
	veth: 'veth',
	macvlan: 'macvlan',
	loopback: 'loopback',
	other: 'virtual',
};

const groups: Readonly<Record<string, string>> = {
	bridge: 'bridge',
	bond: 'bond',
	team: 'team',
	openvswitch: 'Open vSwitch',
	vrf: 'VRF',
};

const reasons: ByCode<NicReason, string> = {
	'default-route': ({family, table, via}) =>
		`It carries this machine’s IPv${family} default route (${via}${table === 'main' ? '' : `, table ${table}`}): without it this machine is cut off.`,
	'ssh-session': ({peer, via}) =>
		`The SSH session from ${peer} goes through it (${via}) and would end at once.`,
	wireless: () =>
		'It is Wi-Fi: an access point takes only the MAC that has joined, so DSM behind it would get nothing.',
	enslaved: ({master, kind}) =>
		`It is a member of the ${groups[kind] ?? kind} ${master}; take it out of there first.`,
	child: ({name, kind}) =>
		kind === 'vlan'
			? `The VLAN interface ${name} sits on it and would share the wire with DSM.`
			: kind === 'ipvlan' || kind === 'ipvtap'
				? `The ${kind} interface ${name} sits on it, which leaves no room for a macvlan.`
				: `The ${kind} interface ${name} sits on it, and passthru shares a card with nobody.`,
	'docker-network': ({network, mode}) =>
		`The Docker network ${network} (mode ${mode}) has it already, and ${mode === 'passthru' ? 'that' : 'passthru'} shares a card with nobody.`,
	'docker-bridge': ({network}) =>
		`It is the bridge of the Docker network ${network}, whose containers would lose their gateway.`,
	'not-ethernet': ({arpType}) => `It is not Ethernet (type ${arpType}), and macvlan takes nothing else.`,
	loopback: () => 'It is the loopback interface.',
	'unsafe-name': () => 'Its name holds characters that are not safe in a command; rename it first.',
	'unfit-kind': ({kind}) => `It is a ${kinds[kind]} interface, which cannot be passed through.`,
	'has-address': ({addresses}) =>
		`This machine has ${addresses.join(', ')} on it, and could no longer be reached there.`,
	'no-carrier': () => 'It is up and has no link: no cable, or nothing at its other end.',
	'link-down': () =>
		'It is down; it is raised when the set-up is applied, and its cable can be told only then.',
	managed: ({by}) =>
		isManager(by)
			? `${by} manages it; the set-up tells ${by} to leave it alone.`
			: `${by} manages it and may give it an address again.`,
	'maybe-taken': ({promiscuity}) =>
		`Something listens to all of its traffic (promiscuity ${promiscuity}) and cannot be seen from here: perhaps the macvlan of a container.`,
	'not-physical': ({kind}) => `It is no physical card (${kinds[kind]}).`,
	'half-duplex': () => 'It runs at half duplex: check the cable and the port at its other end.',
	slow: ({speed}) => `It runs at ${speed} Mbit/s only.`,
	ours: ({install}) => `The installation ${install} uses it.`,
	shareable: () =>
		'DSM can share it with this machine (layout shared). What follows would be if DSM had it alone.',
	'not-up': () => 'It is down, and layout shared leaves the card as it is: turn it on first.',
	free: () => 'Nothing of this machine depends on it.',
};

const factsFile: Readonly<Record<FactsFlaw, string>> = {
	'too-large': 'it is larger than any facts file can be',
	'not-json': 'it is not JSON',
	'not-facts': 'it is not a facts file',
	version: 'it was written by a newer version of this program',
	content: 'its content is not what a facts file holds',
};

export const nics = {
	levels: {
		recommended: 'recommended',
		usable: 'usable',
		blocked: 'blocked',
	} satisfies Record<Verdict['level'], string>,
	/** In the place of “blocked”, on a card that this machine has to keep. */
	sharedOnly: 'to share',
	reasons,
	kinds,
	columns: {
		name: 'Name',
		verdict: 'Verdict',
		link: 'Link',
		mac: 'MAC',
		driver: 'Driver',
		bus: 'Bus',
		addresses: 'Addresses',
		model: 'Model',
	},
	cells: {
		up: 'up',
		down: 'down',
		noCarrier: 'no link',
		speed: (megabits: number) => (megabits >= 1000 ? `${megabits / 1000} Gbit/s` : `${megabits} Mbit/s`),
		half: 'half duplex',
		noAddress: 'no address',
		dhcp: 'DHCP',
		ieee8021x: (method: string) => `802.1X (${method})`,
		/** The factory address, where another one is set at the moment. */
		permanent: (mac: string) => `factory ${mac}`,
	},
	none: 'This machine shows no network card.',
	hidden: (count: number) =>
		count === 1
			? '1 more interface is not a physical card; --all lists it.'
			: `${count} more interfaces are not physical cards; --all lists them.`,
	factsFile: ({
		path,
		where,
		flaw,
	}: {
		readonly path: string;
		readonly where: string;
		readonly flaw: FactsFlaw;
	}) => `Cannot use ${path}: ${factsFile[flaw]}${where === '' ? '' : ` (at ${where})`}.`,
};
