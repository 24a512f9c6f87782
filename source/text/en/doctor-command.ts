import type {Cost} from '../../model/diagnosis/cost.js';

/** What a fix costs; empty: nothing. */
const costs: Readonly<Record<Cost, string>> = {
	none: '',
	starts: 'This starts DSM.',
	stops: 'This shuts DSM down.',
	restarts: 'This restarts DSM: it is away for a minute or two.',
	swaps: 'This stops another container, and starts DSM.',
	renews: 'This makes the container anew, and restarts DSM: it is away for a minute or two.',
	docker: 'This stops or starts every container on this machine.',
	deletes:
		'This removes what the commands name: a container, a network, an interface, or an empty folder. DSM’s disks are not touched.',
};

/** What `doctor` says around its checks, without the screen. Their own sentences are in `doctor`. */
export const doctorCommand = {
	unknownCheck: (name: string, near: string | undefined) =>
		`There is no check ${name}. ${near === undefined ? 'All of them: npx vdsm-passthru doctor --list' : `Did you mean ${near}?`}`,
	/** `flags`: two options that cannot stand together. */
	notTogether: (flags: string) => `${flags} do not go together.`,
	badContainer: (name: string) => `“${name}” is not the name of a container.`,
	/** `names`: of all that there are; may be empty. */
	noSuchContainer: (name: string, names: string) =>
		names === ''
			? `There is no container ${name}, nor any other.`
			: `There is no container ${name}. There are: ${names}`,
	severalContainers: (names: string) =>
		`There are several containers with DSM: ${names}. Say which one: --container NAME`,
	whichContainer: 'There are several containers with DSM. Which one cannot be reached?',
	candidate: (name: string, image: string, running: boolean) =>
		`${name}   (${image}${running ? '' : ', does not run'})`,
	number: (most: number, usual: number) => `1-${most} [${usual}]:`,
	notANumber: (most: number) => `Type a number from 1 to ${most}, or the name.`,
	left: 'Nothing was looked at.',
	looking: (container: string) => `Looking at container ${container}.`,
	lookingWithout: 'No container with DSM was found. Looking at what there is.',
	verdict: {ok: 'ok', note: 'to know', warning: 'warning', error: 'wrong', unknown: 'not known'},
	cause: 'The most likely cause:',
	/** Heading of a warning that explains what is wrong. */
	likely: 'The most likely cause, though not for certain:',
	/** Heading of a warning where nothing is wrong. */
	warned: 'Nothing is broken, but this may become a reason:',
	why: (why: string) => `Why it matters: ${why}`,
	fix: (fix: string) => `What to do: ${fix}`,
	asRoot: 'As root:',
	costs,
	more: (id: string) => `More: npx vdsm-passthru doctor --explain ${id}`,
	/** A title with what follows it in the same line. */
	sentence: (title: string) => `${title}. `,
	mayFail: (titles: string) => `When it fails, these may fail only because of it: ${titles}.`,
	looked: (id: string) => `To look at this alone: sudo npx vdsm-passthru doctor ${id}`,
	follows: (titles: string) => `Checks that fail only because of it: ${titles}.`,
	/** Between two titles. */
	and: '; ',
	others: 'Also wrong:',
	warnings: 'Might become trouble:',
	notes: 'Nothing is broken, but it is worth knowing:',
	ignored: 'Told to be ignored, and not as it should be:',
	unknown: (count: number) => `Could not be looked at: ${count}`,
	/** Of a few checks for one reason. */
	unread: (titles: readonly string[], why: string) =>
		`${titles.map(title => `“${title}”`).join(', ')} (${why})`,
	/** Of many. */
	unreadMany: (count: number, why: string) => `${count} checks (${why})`,
	/** Where checks were only counted. */
	unreadNamed: 'To see which:',
	told: (title: string, found: string) => `${title}: ${found}`,
	fine: (count: number) => `${count} ${count === 1 ? 'check is' : 'checks are'} fine.`,
	/** What has nothing to look at in this wiring, so that the numbers add up. */
	aside: (count: number) => `${count} more ${count === 1 ? 'does' : 'do'} not concern this set-up.`,
	/** Instead of what is normal, where something is wrong. */
	noted: (count: number) =>
		`${count} ${count === 1 ? 'thing' : 'things'} to know, nothing broken. To see what:`,
	nothingWrong: 'Nothing wrong was found.',
	/** `count`: how much could not be looked at. */
	nothingWrongSeen: (count: number) =>
		`Nothing wrong was found in what could be looked at (${count} could not).`,
	notSeen:
		'Not visible from here: DSM’s own settings (its firewall, its LAN 2), cable and switch beyond the card, and the device that you come from.',
	beRoot: 'As root, more can be looked at: sudo npx vdsm-passthru doctor',
	notRecognised:
		'This text is not among those that this program knows, so it says nothing rather than guess. What is wrong with the machine itself, if anything, “sudo npx vdsm-passthru doctor” without --explain can tell.',
	explainEmpty:
		'There is no text to explain: --explain "TEXT", or --explain - to read it from a file or a pipe.',
	/** Stand-ins for names that the text does not tell; explained by `placeholders`. */
	placeholder: {nic: 'NIC', image: 'IMAGE', container: 'CONTAINER'},
	placeholders: 'NIC, CONTAINER and IMAGE stand for the names of yours.',
	/** `ids`: checks that look for it; may be empty. */
	seeRows: (rows: string, ids: string) =>
		`Known as ${rows} in the catalogue of failures.${ids === '' ? '' : ` What looks for it here: sudo npx vdsm-passthru doctor ${ids}`}`,
	rows: (rows: string) => `In the catalogue of failures: ${rows}`,
	report: {
		intro: (file: string) => `${file} will be one text file for a bug report, readable by you alone.`,
		holds:
			'It holds: versions (this program, system, kernel, Docker, image), what the checks found, network cards and routes, Docker’s networks, those options of the container that steer the network, what is inside it, the last 60 lines of its log, and Docker’s own last lines about containers and networks.',
		leftOut:
			'Shortened: MACs (the vendor’s half stays) and public addresses. Left out: the host’s name, values of environment variables but for the network part of ARGUMENTS, names of other containers and networks unless a check is about them, and what looks like a password. What programs wrote into their logs stays otherwise: read the file before you give it away.',
		writeIt: 'Write it?',
		notWritten: 'Nothing was written.',
		readIt: 'It is in English. Read it before you attach it to a report.',
	},
	help: {
		doctor: 'find out why DSM is not reachable, and say what to do',
		checks: 'look at these only; without, at everything',
		container: 'which container, where there are several with DSM',
		list: 'list the checks, and look at nothing',
		ignore: 'run these, and do not count what they find',
		explain:
			'say what an error text of Docker or of the container means, or what a check is about; - reads it from stdin',
		report: 'write everything that a bug report needs into a file (default: vdsm-passthru-report.txt)',
		force: 'overwrite a report that exists',
		yes: 'write the report without asking',
		verbose: 'also tell what is fine, as it is found',
	},
};
