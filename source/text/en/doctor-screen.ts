/** The interactive doctor: what stands around the results, and the fixes that it offers. */
export const doctorScreen = {
	looking: (container: string) =>
		container === ''
			? 'Looking along the wire to the gateway.'
			: `Looking along the wire to ${container} and the gateway.`,
	unchanged: 'Nothing is changed by looking.',
	waiting: 'waiting',
	counts: {
		error: (number: number) => `${number} broken`,
		warning: (number: number) => (number === 1 ? '1 warning' : `${number} warnings`),
		note: (number: number) => `${number} to know`,
		unknown: (number: number) => `${number} could not be looked at`,
		ok: (number: number) => `${number} fine`,
		nothing: 'nothing to check here',
	},
	between: ', ',
	/** Not twice: “Docker: Docker does not answer”. */
	at: (place: string, found: string) => (`${found}`.startsWith(`${place} `) ? found : `${place}: ${found}`),
	offered: 'Press f to have this done here.',
	offeredToRoot: 'Press f to see what root has to run.',
	folded: (number: number, titles: string) =>
		number === 1
			? `1 check fails only because of it: ${titles}`
			: `${number} checks fail only because of it: ${titles}`,
	notes: (number: number) =>
		number === 1 ? '1 thing to know, nothing broken' : `${number} things to know, nothing broken`,
	unknown: (number: number) =>
		number === 1 ? '1 could not be looked at' : `${number} could not be looked at`,
	passed: (number: number) => (number === 1 ? '1 check is fine' : `${number} checks are fine`),
	colon: ': ',
	tooSmall: (columns: number, rows: number) =>
		`This window is ${columns}×${rows}. The doctor needs at least 60 columns and 16 rows: make it larger, or press Ctrl-C to leave.`,
	ask: {
		title: (found: string) => `Fix this? ${found}`,
		runs: 'This is run here, as root:',
		repair:
			'This is run here, as root. It sets everything up as it was planned, and takes itself back if it fails:',
		takesBack: '“sudo npx vdsm-passthru doctor --undo-fix” undoes it with:',
		nothingBack: 'Nothing has to be undone afterwards.',
		now: 'Do this now? [y/N]',
		word: (word: string) => `To agree, type “${word}” and press Enter:`,
		wrong: (word: string) => `That was not “${word}”. Nothing was done.`,
		pasted: 'A paste does not count: type it.',
		notHere: 'Use another terminal, or run the commands above yourself.',
		asUser: 'Only root may do this. In another terminal:',
		orAsRoot: 'Or start the doctor as root and press f; that can be undone:',
		thenAgain: 'Then press r here, to look again.',
	},
	notice: {
		noFix: 'There is no command that fixes this: see what to do.',
		notDone: 'Nothing was done.',
		done: 'Fixed: it was checked again, and is gone.',
		still: 'Done, and it is still so.',
		refused: (reason: string) => `Nothing was done: ${reason}`,
		failed: (command: string, exitCode: number) => `${command} failed with exit code ${exitCode}.`,
		killed: (command: string) => `${command} was ended before it was done.`,
		'no-program': (command: string) => `${command} could not be started: there is no such program here.`,
		limit: (command: string) => `${command} took too long and was ended.`,
	},
	running: (number: number, of: number) => (of === 1 ? 'Doing it' : `Doing it: command ${number} of ${of}`),
	ended: {
		did: 'Done:',
		tried: 'Tried, and failed:',
		howBack: 'To undo the last fix:',
		stopped: 'Stopped. Nothing was changed.',
		stoppedInFix: 'Stopped in the middle of a fix. What was begun is noted.',
		left: 'Left. Nothing was changed.',
	},
	keys: {
		move: 'move',
		open: 'open, close',
		fix: 'fix it',
		how: 'how to fix it',
		again: 'look again',
		scroll: 'scroll',
		leave: 'leave',
		quit: 'quit',
		yes: 'do it',
		no: 'leave it',
		agree: 'agree',
		back: 'back',
	},
	undo: {
		help: 'take back the last fix that doctor has run',
		what: 'take back a fix of doctor’s',
		nothing: 'There is no fix of doctor’s to take back.',
		list: 'Fixes of doctor’s that can be taken back, the last one first:',
		entry: (at: string, user: string, what: string, state: string) => `${at}  ${user}  ${what}${state}`,
		state: {
			begun: ' (cut off)',
			done: '',
			failed: ' (failed)',
			undoing: ' (taking back was cut off)',
			undone: '',
			'undo-failed': ' (taking back failed)',
		},
		runs: 'To take back the last one:',
		now: 'Run this now?',
		done: 'Taken back.',
		failed: 'It could not be taken back.',
	},
};
