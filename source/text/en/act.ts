/** What `apply`, `undo`, `status`, `purge` and `confirm` say before and after a run; the run itself is in `run`. */
export const act = {
	notThisMachine: '--facts is another machine’s: it can be planned for and exported from here, not applied.',
	nothingDone: 'Nothing was changed.',
	nothingToDo: 'Everything stands as planned. Nothing to do.',
	takenAway: (title: string) => `Take away: ${title}`,
	takenAnew: (title: string) => `Take away, to be made anew: ${title}`,
	refused: {
		foreign: (title: string) =>
			`${title}: something of that name is here already and was not made by this program. It was left alone. Choose another name, or remove it yourself. Nothing was changed.`,
		unknown: (title: string) =>
			`${title}: Docker does not answer, so nobody knows how it stands. See “docker info”. Nothing was changed.`,
		'storage-gone': (title: string) =>
			`${title} is missing, but DSM’s container stands. DSM would start without its data. Is the disk mounted? If it is to move into this folder, move its data there first. Nothing was changed.`,
	},
	composedOtherwise: (title: string) =>
		`${title}: Docker Compose made it from a file that this program did not write like that. To go back: take that file out of the project’s folder, or do not name it with -f, run “docker compose up -d” there for DSM’s service, and then undo again. Nothing was changed.`,
	badFolder: (path: string) =>
		`The folder ${path} cannot be used: Docker takes no comma, quotation mark, backslash or line break in a mounted path. Run this from another folder.`,
	foreignFolder: (path: string) =>
		`Other users can write ${path}. They could change DSM’s disks, or the hook there, which runs as root in the container. The set-up goes on; safer is one that begins in a folder that only root can write, such as /srv/vdsm. What stands keeps its folder until it is undone.`,
	consentMissing: (flags: string) => `This has to be agreed to by name. If that is what you want: ${flags}`,
	typeToAgree: (word: string) => `To agree, type the card’s name, ${word}:`,
	notAgreed: (word: string) => `That was not ${word}, typed by hand. Nothing was changed.`,
	yesMissing: 'Nobody can be asked here. To go on without a question: --yes',
	yesOrNo: '[y/N]',
	yesWords: ['y', 'yes'] as readonly string[],
	applyNow: 'Do this now?',
	undoNow: 'Take this down now? DSM is shut down; its storage and the image stay.',
	cancelled: 'Cancelled. Nothing was changed.',
	needsRoot: 'Only root may do this here:',
	asRoot: 'The same as root:',
	stale: 'The machine has changed since the plan was shown, and the plan with it. Look at it again.',
	changed: {
		words: (title: string, before: readonly string[], now: readonly string[]) => {
			const quoted = (words: readonly string[]) => words.map(word => `“${word}”`).join(' ');
			if (before.length === 0 && now.length === 0) return `${title}: with another content`;
			if (before.length === 0) return `${title}: now with ${quoted(now)}`;
			if (now.length === 0) return `${title}: now without ${quoted(before)}`;
			return `${title}: ${quoted(before)} became ${quoted(now)}`;
		},
		newStep: (title: string) => `${title}: was not in the plan`,
		goneStep: (title: string) => `${title}: is not in the plan any more`,
		newMove: (title: string) => `${title}: has to be done now`,
		goneMove: (title: string) => `${title}: need not be done any more`,
		newFinding: (title: string) => `New: ${title}`,
		goneFinding: (title: string) => `No longer: ${title}`,
	},
	elsewhere:
		'A part of this installation has no place in the new plan: another card, another name or another layout. A change would leave it behind:',
	elsewhereFix: 'Take it down first, then apply again. The data in the storage folder stays:',
	stoppedAtOnce: 'Stopped at once, in the middle. What was done so far is noted. To take it back:',
	dockerSilent:
		'Docker does not answer, so what is set up cannot be shown. Does it run? “docker info” tells why not.',
	dockerMissing:
		'Docker is not installed on this machine (there is no program docker): without it nothing can be set up or shown. Install Docker Engine: https://docs.docker.com/engine/install',
	dockerAccess: 'Talk to Docker: this user is not in its group',
	nothingStands: (install: string) => `Nothing of installation ${install} stands on this machine.`,
	nothingOfOurs: 'Nothing on this machine was set up by this program.',
	whichOne: (installs: string) => `There are several installations: ${installs}. Say which with --prefix.`,
	undoList: 'This will be taken down:',
	unfinishedUndo:
		'The last run was cut off while it changed this set-up. That change is taken back first; to take down the rest, run undo once more.',
	fromLabels: 'There is no record of this set-up here. What to take down was read from the labels on it.',
	statusHeading: (install: string, nic: string) =>
		`Installation ${install}: Virtual DSM${nic === '' ? '' : ` on ${nic}`}`,
	statusSince: (at: string, user: string, version: string) =>
		`Set up ${at} by ${user}, with version ${version}`,
	statusFolder: (folder: string) => `Project folder ${folder}`,
	statusNoRecord: 'No record here: set up by an exported script, by another user, or the record is lost.',
	statusUnfinished: {
		apply: (at: string, user: string) =>
			`A run that began ${at} by ${user} never came to its end. “undo” takes it back, “apply” goes on.`,
		undo: (at: string, user: string) =>
			`An undo that began ${at} by ${user} never came to its end. “undo” goes on with it, “apply” sets up again.`,
	},
	statusRenamed: (was: string, now: string) =>
		`The network card ${was} is called ${now} now. Take the set-up down (undo --consent card-missing), then apply it with --nic ${now}.`,
	statusNicGone: (nic: string) => `The network card ${nic} is not in this machine any more.`,
	statusStands: 'Everything stands as it was set up.',
	statusDrift:
		'Not as it was set up: see the lines above. “apply” puts it right; what it is not told stays as it was.',
	purgeStands: (install: string) =>
		`Installation ${install} still stands. Take it down first: sudo npx vdsm-passthru undo --prefix ${install}`,
	purgeNow: (folder: string) =>
		`Remove everything in ${folder}, and units and settings that are left of this program?`,
	purged: (path: string) => `Removed: ${path}`,
	purgeNothing: 'There is nothing of this program to remove.',
	confirmWord: (word: string) => `To keep the change, say so in full: sudo npx vdsm-passthru confirm ${word}`,
	confirmNothing: 'No change is waiting to be confirmed.',
	confirmDone: (install: string) => `The change of installation ${install} is kept.`,
	confirmTooLate: (install: string) => `Too late: the change of installation ${install} is being taken back.`,
	cardMissing: (nic: string, network: string) =>
		`The network card ${nic} is not in this machine now. Removing ${network} without it leaves an entry in Docker’s own database that keeps a card of that name from being used again. Plug it in, restart Docker (systemctl restart docker), then undo. If the card is gone for good: --consent card-missing`,
	cardRenamed: (nic: string, now: string, network: string) =>
		`The network card ${nic} is called ${now} now. Removing ${network} leaves an entry in Docker’s own database that keeps a card called ${nic} from being used again. To go on with ${now}: --consent card-missing. Or give it its old name back, restart Docker (systemctl restart docker), then undo.`,
	networkDropped: (nic: string, network: string) =>
		`Docker was started while ${nic} was not there, and has lost sight of ${network}. Removing it now leaves an entry in Docker’s own database that keeps the card from being used again. Restart Docker first (systemctl restart docker), then undo. If that is impossible: --consent card-missing`,
	revertNothing: 'There is nothing to take back.',
};
