import type {FieldId, LayoutName, Origin} from '../../model/answers.js';
import type {LanProbe} from '../../model/facts.js';
import type {Severity} from '../../model/finding.js';
import type {PictureNode} from '../../model/picture.js';

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

export const wizard = {
	steps: {
		nic: 'Card',
		layout: 'Layout',
		lan: 'LAN',
		management: 'Management',
		container: 'Container',
		warnings: 'Warnings',
		review: 'Review',
	},
	step: (number: number, of: number, name: string) => `Step ${number} of ${of} · ${name}`,
	titles: {
		nic: 'Which network card is for DSM?',
		layout: 'How should DSM be wired to that card?',
		lan: 'Which address should DSM have on the LAN?',
		management: 'How will you reach DSM from this machine?',
		container: 'What should the virtual machine be like?',
		warnings: 'What you should know before it is set up',
		review: 'This is what will be set up',
	},
	/** Layout shared asks for another address on that screen. */
	lanTitleShared: 'Which address should the container have on the LAN?',
	tooSmall: (columns: number, rows: number) =>
		`This window is ${columns}×${rows}. The wizard needs at least 60 columns and 16 rows: make it larger, or press Ctrl-C to leave.`,
	keys: {
		move: 'move',
		choose: 'choose',
		next: 'next',
		goOn: 'go on',
		edit: 'edit',
		change: 'change',
		all: 'all cards',
		vlan: 'VLAN',
		refresh: 'look again',
		troubleshoot: 'troubleshoot',
		scroll: 'scroll',
		save: 'save',
		printCommand: 'print it and end',
		explain: 'what is this?',
		close: 'close',
		back: 'back',
		leave: 'leave',
		quit: 'quit',
	},
	more: (above: number, below: number) =>
		[above > 0 ? `${above} more above` : '', below > 0 ? `${below} more below` : '']
			.filter(Boolean)
			.join(', '),
	loading: 'Looking at the network cards, the routes and Docker…',
	lookingAgain: 'looking again…',
	loadFailed: (reason: string) => `This machine could not be read: ${reason}`,
	loadRetry: 'Press r to try again.',
	cards: {
		none: 'No physical network card was found.',
		allBlocked:
			'None of these is free. DSM needs a card that this machine does not use itself; a USB one will do.',
		toShare:
			'None of these is free. DSM can share one with this machine; with a second card (USB will do) it can do more.',
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
				'DSM has an address and a MAC of its own on the LAN and sees its clients as they are.',
				'The address is given to DSM for you, or it gets one from your router: nothing to type inside DSM.',
				'Ports published on this machine lead to DSM.',
			],
			classic: [
				'The recipe that was published first; its parts are well known.',
				'Ports of DSM can be closed on the LAN and stay open on the bridge.',
			],
			shared: [
				'One card is enough: this machine keeps its addresses and its connections on it.',
				'DSM has an address and a MAC of its own on the LAN and sees its clients as they are.',
			],
		} satisfies Record<LayoutName, readonly string[]>,
		limits: {
			direct: [
				'This machine cannot reach DSM over that card, only through a published port.',
				'DSM shows two networks: LAN 1 leads to this machine, LAN 2 is the card. Only LAN 2 has a gateway.',
				'A hypervisor, a cloud or a switch with port security in front of the card has to allow a second MAC.',
			],
			classic: [
				'The LAN address is always a static one: DHCP cannot work here.',
				'Ports published on this machine do nothing: it reaches DSM by the address on the bridge only.',
				'DSM is behind the container: what announces itself on the LAN (Bonjour, WS-Discovery) does not get through.',
			],
			shared: [
				'This machine and DSM reach each other only over an interface that can be made for it, which takes one more address and a reservation in your router.',
				'DSM’s address is always your router’s to give; the container takes a second one, which you choose.',
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
		subnet: 'Network',
		gateway: 'Gateway',
		ip: 'DSM’s IP',
		dns: 'DNS',
		prefix: 'Installation',
		takeOver: 'DSM that runs already',
		mac: 'DSM’s MAC',
		dsmIp: 'DSM’s IP, for this machine',
		shimIp: 'This machine’s second IP',
		also: 'Further cards',
		mgmtSubnet: 'Internal network',
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
		address: 'Where DSM’s address comes from.',
		subnet: 'The network behind the card, as an address and a prefix: 192.168.1.0/24.',
		gateway: 'Your router’s address in that network.',
		ip: 'A free address of that network that your router does not hand out.',
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
		blockPorts: 'Ports of DSM that LAN clients cannot reach, such as 22,5000. Empty: none.',
		prefix: 'Names all that is made here; one for each DSM on this machine.',
		name: 'The container’s name, for docker stop and docker logs.',
		image: 'The image of Virtual DSM.',
		storage: 'Where DSM’s disk is kept. ./ is beside the script.',
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
		static: 'You choose the address here, and DSM is given it.',
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
		derived: ({name}: Extract<Origin, {from: 'derived'}>) => `made from ${name}’s`,
		subnet: () => 'from the network',
		gateway: () => 'the gateway',
		recommended: () => 'recommended',
		'carries-host': ({name}: Extract<Origin, {from: 'carries-host'}>) => `this machine needs ${name}`,
		standing: () => 'as it stands',
		'last-time': () => 'as last time',
		predecessor: ({name}: Extract<Origin, {from: 'predecessor'}>) => `as ${name} has it`,
		default: () => 'usual value',
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
	/** Behind what it is about. */
	inBrackets: (text: string) => `(${text})`,
	/** Between a label and what it says. */
	colon: ': ',
	severity: {error: 'error', danger: 'danger', warning: 'warning', note: 'note'} satisfies Record<
		Severity,
		string
	>,
	warnings: {
		none: 'Nothing stands in the way.',
		counts: (numbers: Readonly<Record<Severity, number>>) =>
			[
				numbers.error && count(numbers.error, 'error', 'errors'),
				numbers.danger && count(numbers.danger, 'danger', 'dangers'),
				numbers.warning && count(numbers.warning, 'warning', 'warnings'),
				numbers.note && count(numbers.note, 'note', 'notes'),
			]
				.filter(Boolean)
				.join(', '),
		errors:
			'With an error it will not work on this machine as it is. You can still save the script, for later or for another machine.',
		word: (nic: string) => `To accept, type ${nic}:`,
	},
	notice: {
		'nic-needed': ({nic}: {readonly nic: string}) =>
			`The machine needs ${nic} itself, and cannot give it up from here: only layout shared leaves it the card.`,
		'nic-blocked': ({nic}: {readonly nic: string}) => `${nic} cannot be chosen: the reasons are below.`,
		'not-this-machine': () =>
			'The doctor looks at the machine it runs on, and these facts are of another one. There: vdsm-passthru doctor',
		'no-nic': () => 'There is no card to choose.',
		'field-wrong': () => 'This value has to be put right first.',
		'answers-wrong': (field: string) => `${field}: this answer is no longer right.`,
		'word-wrong': ({word}: {readonly word: string}) => `Not accepted: the word is ${word}.`,
		'give-up-wrong': ({nic}: {readonly nic: string}) =>
			`Not given up: type ${nic} in full, or press Esc for another card.`,
		'vlan-unfit': ({nic}: {readonly nic: string}) =>
			`No VLAN can be made on ${nic}: it has to be a wired card, a bond or a bridge.`,
		'vlan-wrong': ({value}: {readonly value: string}) =>
			`“${value}” is no VLAN: its number is from 1 to 4094.`,
		'vlan-name-long': ({name}: {readonly name: string}) =>
			`${name} has more than the 15 characters that the kernel takes: make the VLAN yourself, under a shorter name, press r, and then a to have it listed.`,
		'only-apply': () => 'Not with this card: a file could not take itself back.',
		'has-errors': () => 'Not while there is an error: put it right, then press r on the first screen.',
		'answers-changed': () => 'The LAN has answered, and what is proposed has changed: look again.',
		'word-pasted': () => 'Please type the word: pasting does not count.',
		'overwrite-wrong': () => 'Not replaced: type overwrite in full, or press Esc for another name.',
		'target-missing': () => 'Type a name first.',
	},
	review: {
		wiring: 'Wiring',
		answers: 'Answers',
		steps: 'Steps and their commands',
		writes: (path: string) => `writes ${path}`,
		removes: (path: string) => `removes ${path}`,
		root: 'root',
		assumed:
			'Docker could not be asked: these are the commands for its newest version. The script finds out when it runs.',
		none: 'none',
		stands: (now: string, before: string) => `${now}  (stands: ${before})`,
		asItStands: 'All of it as it stands: nothing is to be changed.',
	},
	menu: {
		apply: 'Apply now',
		script: 'Save as shell script',
		compose: 'Save as Docker Compose project',
		command: 'Show the command for the same result',
		back: 'Back',
		quit: 'Quit',
	},
	apply: {
		question: (nic: string) => `Set up DSM on ${nic} of this machine now?`,
		safety: 'If a step fails, or you stop it with Ctrl-C, everything is taken back.',
		asUser: 'You are not root. If a step needs that, nothing is done, and the command for root is printed.',
		looking: 'Looking whether anything has changed meanwhile…',
		again: 'The same answers in one line:',
		stay: 'Not yet',
		go: 'Apply now',
	},
	/** The image, pulled beside the questions. */
	fetch: {
		question: (image: string) => `The image ${image} is not here yet. Download it while you answer?`,
		size: (image: string) =>
			`It is some hundred MB; Docker runs “docker pull ${image}”. Nothing else is changed.`,
		leaving: 'If you leave, that stops. If you name another image later, that one is downloaded instead.',
		later: 'Not now: when it is set up',
		now: 'Download it now',
		beginning: (image: string) => `Downloading the image: ${image}`,
		running: (progress: string, image: string) => `Downloading: ${progress}: ${image}`,
		there: (image: string) => `The image is here: ${image}`,
		failed: (image: string, reason: string) =>
			`Not downloaded, which is tried again when it is set up: ${image}. ${reason}`,
		stopped: (image: string) => `The download of ${image} was stopped.`,
		stays: (image: string) => `The image ${image} is here now, and stays: “docker rmi ${image}” removes it.`,
	},
	giveUp: {
		title: (nic: string) => `This machine itself depends on ${nic}, and loses it to DSM:`,
		revert: (seconds: number, word: string) =>
			`Once it is set up, you have ${seconds} seconds to type “${word}”. Otherwise everything takes itself back.`,
		wayIn: (nic: string) =>
			`A session over ${nic} is cut off: have another way in, like a screen and a keyboard.`,
		label: (nic: string) => `To give it up, type ${nic}:`,
	},
	vlan: {
		title: (nic: string) => `A VLAN on ${nic} becomes DSM’s card:`,
		tag: () =>
			'Only frames with this number’s tag are DSM’s. Whatever else goes over the card stays as it is.',
		port: (nic: string) =>
			`The switch port of ${nic} has to pass the VLAN with its tag (a trunk, or a tagged port).`,
		label: 'VLAN number (1–4094):',
	},
	quit: {
		question: 'Leave without saving? Nothing has been changed on this machine.',
		stay: 'Stay',
		leave: 'Leave',
	},
	save: {
		script: 'Where should the script be saved?',
		compose: 'In which folder should the project be saved?',
		file: 'File',
		folder: 'Folder',
		saving: 'Saving…',
		exists: (target: string) => `${target} exists already.`,
		word: 'Type overwrite to replace it:',
	},
	command: {
		title: 'The same result in one line',
		help: {
			apply: 'It looks at the machine again, shows what it will do, and asks once.',
			export: 'It prints the script, and asks nothing.',
		},
	},
	done: {
		written: (paths: readonly string[]) => `Written: ${paths.join(', ')}`,
		run: 'Set it up:',
		answers: 'DSM will answer at:',
		undo: 'Take it down again:',
		again: 'Get the same without a question:',
		fromLan: (where: string) => `${where}   (from the LAN)`,
		fromHost: (where: string) => `${where}   (from this machine)`,
		leaseOf: (mac: string) => `the address that your router gives to ${mac}`,
		manual: 'the address that you type into DSM',
		first: 'The first start installs DSM and takes several minutes.',
		moved: 'DSM starts from its disk, which takes a minute or two.',
		quit: 'Nothing was saved and nothing was changed.',
	},
	picture: {
		node: {
			lan: 'switch, router',
			nic: 'network card',
			port: 'container’s port',
			tap: 'DSM’s port',
			br0: 'bridge',
			dsm: 'Virtual DSM',
			host: 'this machine',
			'docker-bridge': 'Docker bridge',
			nat: 'address translation',
			shim: 'way to DSM',
		} satisfies Record<PictureNode['id'], string>,
		broken: (from: string, over: string) =>
			`No way from ${from} to DSM over ${over}: the card belongs to DSM alone.`,
		brokenShared: (from: string, over: string) =>
			`No way from ${from} to DSM over ${over}: the kernel has none between a card’s owner and what is beside it.`,
	},
};
