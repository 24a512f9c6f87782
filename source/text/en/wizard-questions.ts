import type {FieldId, LayoutName, Origin} from '../../model/answers.js';
import type {LanProbe} from '../../model/facts.js';

type NotChecked = Extract<LanProbe['result'], {answer: 'not-checked'}>['why'];

/** How many, with the noun in the right number. */
function count(number: number, one: string, many: string): string {
	return `${number} ${number === 1 ? one : many}`;
}

const notChecked: Readonly<Record<NotChecked, string>> = {
	'link-down': 'the card is down',
	'no-carrier': 'no cable, or nothing at its other end',
	'no-arping': 'arping is not installed',
	'no-root': 'asking needs root',
	'in-use': 'somebody uses the card, and takes the replies',
	'other-machine': 'these facts are of another machine',
	failed: 'the question could not be sent',
};

/** What the wizard asks, and what it says to each answer. */
export const questions = {
	cards: {
		none: 'No physical network card was found.',
		allBlocked:
			'No card here can be given to DSM. It needs a wired one that this machine does not use itself; a USB adapter will do. Plug it in, then press r.',
		toShare:
			'No card here is free. DSM can share one with this machine; with a second card (USB will do) it can do more.',
		noneShowAll: 'Press a to list virtual interfaces too.',
		hidden: (number: number) =>
			`${count(number, 'virtual interface is', 'virtual interfaces are')} not listed (press a).`,
	},
	layouts: {
		recommended: 'recommended',
		tagline: {
			direct: 'DSM itself is on the LAN',
			classic: 'the container is on the LAN, DSM behind it',
			shared: 'this machine keeps the card, DSM is beside it',
		} satisfies Record<LayoutName, string>,
		good: {
			direct: [
				'DSM has an address and a MAC of its own on the LAN and sees its clients’ real addresses.',
				'The address is given to DSM for you, or it gets one from your router: nothing to type inside DSM.',
				'Ports published on this machine lead to DSM.',
				'Ports of DSM can be closed on the LAN and stay open from this machine.',
			],
			classic: [
				'The way that was published first; all of its parts are well known.',
				'Ports of DSM can be closed on the LAN and stay open on the bridge.',
			],
			shared: [
				'One card is enough: this machine keeps its addresses and its connections on it.',
				'DSM has an address and a MAC of its own on the LAN and sees its clients’ real addresses.',
			],
		} satisfies Record<LayoutName, readonly string[]>,
		limits: {
			direct: [
				'This machine never reaches DSM over that card, only by a published port, or over another card on the same LAN.',
				'DSM shows two networks: LAN 1 leads to this machine, LAN 2 is the card. Only LAN 2 has a gateway.',
				'A hypervisor, a cloud or a switch with port security in front of the card has to allow a second MAC.',
			],
			classic: [
				'The LAN address is always a static one: DHCP cannot work here.',
				'Publishing ports does nothing: this machine reaches DSM at the container’s address on the bridge.',
				'DSM is behind the container: what announces itself on the LAN (Bonjour, WS-Discovery) does not get through.',
			],
			shared: [
				'This machine and DSM cannot reach each other, unless an extra interface is made here; that takes one more address, and a reservation in your router.',
				'DSM always gets its address from your router (DHCP); the container takes a second one, which you choose.',
				'No ports can be published on this machine, and none of DSM’s closed on the LAN.',
				'Programs that look for DSM on the LAN (Bonjour, WS-Discovery) may not find it.',
				'It needs /dev/vhost-net and macvtap on this machine.',
			],
		} satisfies Record<LayoutName, readonly string[]>,
		limitsTitle: 'Limits',
		wire: 'LAN side',
		host: 'this machine',
		noWay: 'no way to DSM, unless one is made',
		keepsCard: 'this machine needs the card itself',
	},
	fields: {
		nic: 'Card',
		layout: 'Layout',
		address: 'Address',
		subnet: 'Subnet',
		gateway: 'Gateway',
		ip: 'DSM’s IP',
		dns: 'DNS',
		prefix: 'Name prefix',
		takeOver: 'DSM that runs already',
		mac: 'DSM’s MAC',
		dsmIp: 'DSM’s IP, for this machine',
		shimIp: 'This machine’s second IP',
		also: 'Further cards',
		mgmtSubnet: 'Management network',
		blockPorts: 'Closed on the LAN',
		publish: 'Ports on this machine',
		name: 'Container',
		image: 'Image',
		storage: 'Storage folder',
		diskSize: 'Disk',
		ramSize: 'Memory',
		cpuCores: 'CPU cores',
	} satisfies Record<FieldId, string>,
	/** Layout shared: `ip` is not DSM’s. */
	containerIp: 'Container’s IP',
	help: {
		nic: '',
		layout: '',
		address: 'How DSM gets its address on the LAN.',
		subnet: 'The subnet behind the card, as an address and a prefix: 192.168.1.0/24.',
		gateway: 'Your router’s address in that subnet.',
		ip: 'A free address in the subnet above that your router does not hand out.',
		dns: 'Up to three servers, separated by commas. Empty: none.',
		takeOver: 'A container to be moved to the card, with its storage and settings; or a new DSM.',
		mac: 'What the LAN knows DSM by. Keep it, and reservations in the router stay valid.',
		dsmIp:
			'The address that your router has reserved for DSM’s MAC. With it this machine gets a way to DSM; empty: they do not reach each other.',
		shimIp:
			'A free address that your router does not hand out. This machine takes it beside its own, and DSM reaches it there.',
		also: 'Like enp4s0,address=dhcp or enp4s0,subnet=10.20.0.0/24,ip=10.20.0.5; several with a semicolon between. Empty: none.',
		mgmtSubnet: 'A network that exists inside this machine only, between it and DSM.',
		publish: '[ADDRESS:]PORT:DSM’S PORT, separated by commas. 5000 is DSM’s web page.',
		blockPorts: 'TCP ports of DSM that LAN clients cannot reach, such as 22. Empty: none.',
		prefix:
			'Begins the name of all that is made here: networks, files. Each DSM on this machine needs its own.',
		name: 'The container’s name, for docker stop and docker logs.',
		image: 'The image of Virtual DSM.',
		storage: 'Where DSM’s disk is kept. ./ is in this folder when applied now, beside the script when saved.',
		diskSize: 'Size of DSM’s disk; it takes room only as it fills up. 64G, 1T.',
		ramSize: 'Memory for DSM. 2G is the least that is pleasant.',
		cpuCores: 'Processor cores for DSM.',
	} satisfies Record<FieldId, string>,
	/** Among the containers that could be moved: none of them. */
	newDsm: 'a new DSM',
	modes: {
		static: 'static',
		dhcp: 'DHCP',
		manual: 'manual',
	},
	modeHelp: {
		static: 'You choose the address here; DSM takes it by itself.',
		dhcp: 'Your router gives DSM an address.',
		manual: 'Nothing is given: you type the address into DSM.',
	},
	modeHelpShared: 'The container’s address is chosen here. DSM gets one from your router.',
	origin: {
		nic: ({name}: Extract<Origin, {from: 'nic'}>) => `from ${name}`,
		'default-route': ({name}: Extract<Origin, {from: 'default-route'}>) => `as on ${name}`,
		'docker-free': () => 'free in Docker',
		'port-free': () => 'free port',
		'name-free': () => 'free name',
		derived: ({name}: Extract<Origin, {from: 'derived'}>) => `made from ${name}’s MAC`,
		subnet: () => 'proposed',
		gateway: () => 'the gateway',
		recommended: () => 'recommended',
		'carries-host': ({name}: Extract<Origin, {from: 'carries-host'}>) => `this machine needs ${name}`,
		standing: () => 'as it stands',
		'last-time': () => 'as last time',
		predecessor: ({name}: Extract<Origin, {from: 'predecessor'}>) => `as ${name} has it`,
		default: () => 'default',
	},
	field: {
		needed: 'to be typed',
		missing: 'Nothing could be proposed: type a value.',
		emptyTakes: (proposal: string) => `Empty: Enter takes ${proposal} again.`,
		range: (first: string, last: string, number: number) =>
			`${first} to ${last}: ${count(number, 'address', 'addresses')}.`,
		containerSide: (gateway: string, container: string) =>
			`This machine gets ${gateway}, the container ${container}.`,
		reached: (urls: string) => `From this machine: ${urls}`,
		hereOnly: '. 127.0.0.1 answers this machine alone.',
		everywhere: '. 0.0.0.0 opens the port on every address of this machine.',
		closed: (ports: string) => `LAN clients cannot connect to ${ports}.`,
		wrong: 'wrong',
		notHere: 'not possible here',
		waits: 'follows from the answers above',
	},
	summary: {
		lan: (ip: string, gateway: string) => `${ip}, gateway ${gateway}`,
		lanShared: (ip: string) => `DHCP; container ${ip}`,
		management: (subnet: string, ports: string | undefined) =>
			ports === undefined ? subnet : `${subnet}, ports ${ports}`,
		takenOver: (name: string) => `${name} moves to the card, as it is`,
		container: (name: string, disk: string, ram: string, cores: string) =>
			`${name}: ${disk} disk, ${ram} memory, ${cores} cores`,
	},
	probe: {
		asking: (nic: string) => `asking the LAN on ${nic}…`,
		gatewayAnswers: (mac: string) => `The gateway answers (${mac}): good.`,
		gatewaySilent: 'Nobody answers at this address: is it the gateway?',
		ipFree: 'Nobody answers at this address: it looks free.',
		notChecked: (why: NotChecked) => `Not checked on the LAN: ${notChecked[why]}.`,
	},
};
