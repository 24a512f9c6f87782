import type {BootStage} from '../../model/guest-boot.js';
import type {Guard, RunEvent, Signal, StepFailure, TurnedBack} from '../../model/run-event.js';

type Waiting = Extract<RunEvent, {type: 'waiting'}>['what'];

const step = (number: number) => `${number} ${number === 1 ? 'step' : 'steps'}`;

/** A run, as it happens. */
export const run = {
	time: {
		seconds: (seconds: string) => `${seconds} s`,
		minutes: (minutes: number, seconds: string) => `${minutes} min ${seconds} s`,
	},
	heading: {
		apply: (steps: number) => `Setting up Virtual DSM: ${step(steps)}`,
		undo: (steps: number) => `Taking it down: ${step(steps)}`,
	},
	/** The title of a step that is under way, and of one that is over. */
	doing: {
		take: (title: string) => title,
		'take-back': (title: string) => `Undoing: ${title}`,
		/** What makes room in an apply that goes well. */
		apart: (title: string) => `Removing: ${title}`,
		restore: (title: string) => `Restoring: ${title}`,
	},
	did: {
		take: (title: string) => title,
		'take-back': (title: string) => `Undone: ${title}`,
		apart: (title: string) => `Removed: ${title}`,
		restore: (title: string) => `Restored: ${title}`,
	},
	foreign: (title: string) => `${title}: not made by this program, left alone`,
	failed: {
		take: (title: string) => `Failed: ${title}`,
		'take-back': (title: string) => `Not undone: ${title}`,
		restore: (title: string) => `Not restored: ${title}`,
	},
	doneIn: (time: string) => `done in ${time}`,
	failedAfter: (time: string) => `failed after ${time}`,
	why: {
		command: (program: string, code: number) => `${program} ended with code ${code}.`,
		compose: (code: number) =>
			`Docker Compose ended with code ${code}. What it said is not shown, since it may quote the project’s files, and a password with them. To see it, run the command yourself.`,
		killed: (program: string) => `${program} was ended by a signal.`,
		timeout: (program: string) => `${program} did not end in time, and was stopped.`,
		'no-program': (program: string) =>
			`${program} was not found in a system folder where only root can change it.`,
		write: (path: string) => `${path} could not be written.`,
		'not-so': 'Everything was reported as done, but reading it back shows that it is not so.',
		'docker-gone': 'Docker stopped answering and did not come back.',
	} satisfies Record<StepFailure['why'] | 'killed' | 'compose', unknown>,
	step: (number: number, of: number) => `step ${number} of ${of}`,
	layers: (done: number, total: number) => `${done} of ${total} layers`,
	/** Amounts in MB. */
	pull: {
		of: (done: string, total: string) => `${done} of ${total} MB`,
		soFar: (done: string) => `${done} MB so far`,
		rate: (perSecond: string) => `${perSecond} MB/s`,
		left: (time: string) => `about ${time} left`,
		unpacking: (layers: string) => `unpacking, ${layers}`,
		between: ', ',
	},
	toCome: (number: number, titles: string) => `Still to come (${number}): ${titles}`,
	between: ', ',
	preparing: 'Getting ready…',
	readingBack: 'Reading everything back…',
	more: (number: number) => `${number} more`,
	waiting: {
		docker: (time: string) => `Docker does not answer. Waiting for it, ${time} at most.`,
		lan: (time: string) => `Asking the LAN whether anybody else has DSM’s address, ${time} at most.`,
		settle: (time: string) => `In ${time} everything is read once more, to see that it stays.`,
		guest: (time: string) => `DSM is starting. Waiting until it is up, ${time} at most.`,
	} satisfies Record<Waiting, unknown>,
	/** What the container does until DSM is up. */
	boot: {
		doing: {
			download: 'downloading DSM from Synology',
			extract: 'unpacking DSM',
			install: 'installing DSM',
			boot: 'DSM boots',
			ready: 'DSM’s page answers',
		} satisfies Record<BootStage, string>,
		percent: (percent: number) => `, ${percent} %`,
		place: (number: number, of: number) => ` (${number} of ${of})`,
		now: (time: string, what: string) => `So far ${time}. Now: ${what}`,
		change: (what: string) => `Now: ${what}`,
		normal:
			'A first start downloads and installs DSM, which takes several minutes; a later one a minute or two. It goes on without this program.',
		asFar: (what: string) => `DSM is not up yet: ${what}. It goes on by itself; to watch it:`,
	},
	turned: {
		failed: 'That did not work. Everything that was done is rolled back now.',
		checks: 'It does not work as planned. Everything that was done is rolled back now.',
		signal: 'Stopped, as you wished. Everything that was done is rolled back now.',
		unconfirmed: 'Nobody confirmed in time. Everything that was done is rolled back now.',
		unguarded: 'There is nothing here that could take the change back by itself. It is not begun.',
		unfinished: 'An earlier run was cut off in the middle. What it did is rolled back now.',
		journal: 'The journal cannot be written any more. Everything that was done is rolled back now.',
	} satisfies Record<TurnedBack['because'], string>,
	stop: {
		apply:
			'Stopping: this step is finished, then everything is rolled back. Ctrl-C again stops at once, half done.',
		between: 'Stopping: what was done is rolled back. Ctrl-C again stops at once, half done.',
		undo: 'Stopping: this step is finished, and the rest stays. Ctrl-C again stops at once.',
		rollback: 'Heard. The rollback goes on to its end. Ctrl-C again stops at once, halfway.',
		waiting: 'No longer waiting for DSM. The set-up stays.',
		now: 'Stopping at once.',
	},
	keys: {
		apply: 'stop and roll back',
		undo: 'stop',
		waiting: 'stop waiting, the set-up stays',
		now: 'stop at once',
		confirm: 'keep the change',
		takeBack: 'roll back now',
	},
	confirm: {
		question: (time: string) =>
			`Everything is rolled back by itself in ${time}, unless you confirm that this machine can still be reached.`,
		guard: {
			systemd: 'That happens even if this program ends or the connection is lost: systemd sees to it.',
			watcher:
				'That happens even if this program ends or the connection is lost: a second process sees to it.',
		} satisfies Record<Guard, string>,
		word: (word: string) => `To keep the change, type “${word}” and press Enter:`,
		wrong: (word: string) => `Not confirmed: the word is “${word}”.`,
		pasted: 'Please type the word: pasting does not count.',
		notHere: 'To keep the change, use another session, with the command above.',
		sent: 'Confirming…',
		elsewhere: (command: string) => `From another session: ${command}`,
		confirmed: 'Confirmed: the change stays.',
	},
	tooSmall: (columns: number, rows: number) =>
		`This window is ${columns}×${rows}, too small to show more than this: 60×16 will do. The work goes on.`,
	signals: {
		SIGINT: 'Ctrl-C',
		SIGTERM: 'the system asked it to end',
		SIGHUP: 'the connection was lost',
	} satisfies Record<Signal, string>,
	outcome: {
		done: 'Done: Virtual DSM is set up.',
		nothingToDo: 'Nothing to do: everything stands as planned.',
		undone: 'Taken down: nothing that this program made is left in Docker or on the card.',
		kept: 'Still there: the image, and the storage folder with DSM’s data.',
		purge: 'To remove what else this program keeps here, such as its records:',
		foreign: 'Left alone, because this program did not make it:',
		verified: 'Checked:',
		notVerified: 'Could not be checked from here:',
		notYet: 'Not there yet:',
		notAsPlanned: 'Not as planned:',
		failed: (title: string) => `It did not work. The step that failed: ${title}.`,
		checks: 'It did not work: everything was set up, but it does not stand as it should.',
		signal: (signal: string) => `Stopped before it was done (${signal}).`,
		unconfirmed: 'The change was not confirmed in time.',
		unguarded: (reason: string) =>
			`Not begun: nothing was found that would take the change back by itself: ${reason}.`,
		unfinished: 'An earlier run had been cut off in the middle.',
		journal: (reason: string) => `It was given up, because the journal could not be written: ${reason}.`,
		command: 'The command:',
		lines: 'Its last lines:',
		containerLines: 'What its container printed last, before it was removed:',
		cause: (cause: string) => `Why: ${cause}`,
		asBefore:
			'Everything is rolled back, and that was checked: this machine is as it was. Only what was downloaded, and the storage folder, stay.',
		restored: 'What stood before stands again, and that was read back.',
		leftovers: 'Not everything could be undone. This is left:',
		leftoversRun: (count: number): string =>
			count === 1 ? 'Or by hand, as root:' : 'Or by hand, as root, in this order:',
		formerGone:
			'The container that stood here before had been removed to make room, and no record tells how it was made: this program cannot bring it back. Its data was not deleted: DSM’s disk is in the storage folder, and a new container with that folder finds it.',
		/** What whoever reads that it did not work can do now; each with a command, or a file. */
		next: {
			find: 'To find out what is wrong here:',
			again: 'To try again:',
			afterwards: 'To try again, once the cause is fixed:',
			rest: 'To undo the rest, once what holds it is gone:',
			stands: 'To see what stands now:',
			noted: 'Each step of this run is noted in:',
		},
	},
	/** What to know once it stands. */
	applied: {
		answers: 'DSM answers at:',
		willAnswer: 'Where DSM will answer, once it is up:',
		reservation: 'DSM’s MAC on the LAN, for a reservation in your router:',
		inside: 'In DSM’s own settings (Control Panel > Network > Network Interface):',
		direct: {
			static: (ip: string) => `LAN 2 is the card. Leave it on DHCP: it is given ${ip} by itself.`,
			dhcp: 'LAN 2 is the card. Leave it on DHCP: your router gives it an address.',
			manual: 'LAN 2 is the card. Type address, gateway and DNS there.',
		},
		directManagement: 'LAN 1 leads to this machine only. Leave it on DHCP; it has no gateway on purpose.',
		classic: 'There is nothing to do: leave it on DHCP.',
		kept: 'The container before is kept. When you are sure that you will not go back:',
		shared: 'There is nothing to do: leave it on DHCP, and your router gives it an address.',
		undo: 'To take it down again:',
		help: 'If something does not work:',
	},
};
