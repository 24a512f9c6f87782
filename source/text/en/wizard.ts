import type {Severity} from '../../model/finding.js';
import type {PictureNode} from '../../model/picture.js';
import {questions} from './wizard-questions.js';

/** How many, with the noun in the right number. */
function count(number: number, one: string, many: string): string {
	return `${number} ${number === 1 ? one : many}`;
}

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
		edit: 'move in the text',
		change: 'change',
		all: 'all interfaces',
		fewer: 'cards only',
		vlan: 'VLAN',
		refresh: 'look again',
		troubleshoot: 'troubleshoot',
		forget: 'start over',
		scroll: 'scroll',
		save: 'save',
		printCommand: 'print the command and quit',
		explain: 'what is this?',
		close: 'close',
		back: 'back',
		leave: 'leave',
		quit: 'quit',
	},
	more: (above: number, below: number) =>
		[
			above > 0 ? `${count(above, 'line', 'lines')} above` : '',
			below > 0 ? `${count(below, 'more line', 'more lines')} below` : '',
		]
			.filter(Boolean)
			.join(', '),
	loading: 'Looking at the network cards, the routes and Docker…',
	lookingAgain: 'looking again…',
	loadFailed: (reason: string) => `This machine could not be read: ${reason}`,
	loadRetry: 'Press r to try again.',
	...questions,
	/** Behind what it is about. */
	inBrackets: (text: string) => ` (${text})`,
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
		word: (nic: string) => `To accept, type “${nic}”:`,
	},
	notice: {
		'nic-needed': ({nic}: {readonly nic: string}) =>
			`The machine needs ${nic} itself, and cannot give it up from here: only layout shared leaves it the card.`,
		'nic-blocked': ({nic}: {readonly nic: string}) => `${nic} cannot be chosen: the reasons are below.`,
		'not-this-machine': () =>
			'The doctor looks at the machine it runs on, and these facts are of another one. There: sudo npx vdsm-passthru doctor',
		'no-nic': () => 'There is no card to choose.',
		'field-wrong': () => 'This value has to be put right first.',
		'answers-wrong': (field: string) => `${field}: this answer is no longer right.`,
		'word-wrong': ({word}: {readonly word: string}) => `Not accepted: the word is “${word}”.`,
		'give-up-wrong': ({nic}: {readonly nic: string}) =>
			`Not given up: type “${nic}” in full, or press Esc for another card.`,
		'vlan-unfit': ({nic}: {readonly nic: string}) =>
			`No VLAN can be made on ${nic}: it has to be a wired card, a bond or a bridge, and no Docker network’s.`,
		'vlan-wrong': ({value}: {readonly value: string}) =>
			`“${value}” is no VLAN: its number is from 1 to 4094.`,
		'vlan-name-long': ({name}: {readonly name: string}) =>
			`${name} has more than the 15 characters that the kernel takes: make the VLAN yourself, under a shorter name, press r, and then a to have it listed.`,
		'only-apply': () => 'Not with this card: a file could not take itself back.',
		'has-errors': () => 'Not while there is an error: put it right, then press r on the first screen.',
		'answers-changed': () => 'The LAN has answered, and what is proposed has changed: look again.',
		'word-pasted': () => 'Please type the word: pasting does not count.',
		'overwrite-wrong': () => 'Not replaced: type “overwrite” in full, or press Esc for another name.',
		'target-missing': () => 'Type a name first.',
	},
	review: {
		elsewhere: 'These facts are of another machine: save the set-up here, and run it there.',
		wiring: 'Wiring',
		answers: 'Answers',
		steps: 'Steps and their commands',
		writes: (path: string) => `writes ${path}`,
		removes: (path: string) => `removes ${path}`,
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
		safety:
			'If a step fails, or you stop it with Ctrl-C, everything is rolled back, except a downloaded image and DSM’s storage folder.',
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
			`Once it is set up, you have ${seconds} seconds to type “${word}” and press Enter. If you do not, everything is rolled back by itself.`,
		wayIn: (nic: string) =>
			`A session over ${nic} is cut off: have another way in, like a screen and a keyboard.`,
		label: (nic: string) => `To give it up, type “${nic}”:`,
	},
	vlan: {
		title: (nic: string) => `A VLAN on ${nic} becomes DSM’s card:`,
		tag: () =>
			'DSM gets only the traffic that is tagged with this number. Everything else on the card stays as it is.',
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
		word: 'To replace it, type “overwrite”:',
	},
	command: {
		title: 'The same result in one line',
		help: {
			apply: 'This command looks at the machine again, shows what it will do, and asks once.',
			export: 'This command prints the script, and asks nothing.',
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
		lasts: 'With systemd all of it is there again after a reboot, by itself.',
		lost: 'The card’s settings outlive “down” and are lost at a reboot: run the lines of “Set it up” once more after it.',
		down: 'Taking it down leaves the image, these files, and the storage folder with DSM’s data.',
		first: 'The first start installs DSM and takes several minutes.',
		moved: 'DSM starts from its disk, which takes a minute or two.',
		quit: 'Nothing was saved and nothing was changed.',
	},
	picture: {
		node: {
			lan: 'switch, router',
			nic: 'network card',
			port: 'in the container',
			tap: 'DSM’s end',
			br0: 'bridge',
			dsm: 'Virtual DSM',
			host: 'this machine',
			'docker-bridge': 'Docker bridge',
			nat: 'address translation',
			shim: 'way to DSM',
		} satisfies Record<PictureNode['id'], string>,
		/** What this machine and the LAN are called in their boxes. */
		name: {lan: 'LAN', host: 'this machine'},
		broken: (from: string, over: string) =>
			`No way from ${from} to DSM over ${over}: the card belongs to DSM alone.`,
		brokenShared: (from: string, over: string) =>
			`No way from ${from} to DSM over ${over}: the kernel has none between a card’s owner and what is beside it.`,
	},
};
