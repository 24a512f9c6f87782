import type {Diagnosis} from '../../model/diagnosis/diagnosis.js';
import type {FixEvent} from '../../model/diagnosis/fix-run.js';
import type {Result} from '../../model/diagnosis/verdict.js';
import {asciiTexts} from '../ascii-texts.js';
import {glyphsFor} from '../glyphs.js';
import {watchTerminal} from '../live/lost-terminal.js';
import type {DoctorWords} from './doctor-settings.js';
import type {DoctorEnd, DoctorState, Expected, Tried} from './doctor-state.js';
import {createDoctorStore} from './doctor-store.js';
import {type MountDoctorOptions, mountDoctor} from './mount-doctor.js';

/** The doctor's doors to the world. Everything else it does is pure. */
export type DoctorPorts = {
	/** Looks once, along the whole wire. Changes nothing, and never rejects. */
	readonly look: (onResult: (result: Result) => void, signal: AbortSignal) => Promise<Diagnosis>;
	/** Runs a fix that was agreed to, and notes what takes it back. Never rejects. */
	readonly fix: (
		result: Result,
		onEvent: (event: FixEvent) => void,
		signal: AbortSignal,
	) => Promise<Tried['end']>;
};

export type DoctorScreenOptions = DoctorWords & {
	readonly expected: readonly Expected[];
	readonly ports: DoctorPorts;
	readonly ascii: boolean;
	/** Both must be terminals: the caller has made sure. */
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly ink?: MountDoctorOptions['ink'];
};

export type DoctorScreenEnd = {
	/** As it was left. `end` is never null. */
	readonly state: DoctorState;
	readonly end: DoctorEnd;
	/** The terminal is gone, and nobody can be told. */
	readonly lost: boolean;
};

/** Looks, shows, offers, and ends with what the user decided; the screen is gone then, and the terminal as it was. */
export async function runDoctorScreen(options: DoctorScreenOptions): Promise<DoctorScreenEnd> {
	const {texts: full, ascii, ports, expected, stdin, stdout} = options;
	const words: DoctorWords = {...options, texts: ascii ? asciiTexts(full) : full};
	const over = new AbortController();
	let fixing: Promise<void> = Promise.resolve();
	let lost = false;

	const look = (round: number) => {
		const tell = (result: Result) => store.dispatch({type: 'result', round, result});
		ports
			.look(tell, over.signal)
			.then(diagnosis => store.dispatch({type: 'diagnosed', round, diagnosis}))
			.catch(fail);
	};
	const fix = ({result, offer}: NonNullable<DoctorState['fixing']>) => {
		fixing = ports
			.fix(result, event => store.dispatch({type: 'fix-event', event}), over.signal)
			.then(end =>
				store.dispatch({type: 'tried', tried: {id: result.id, commands: offer.fix.commands, end}}),
			);
	};
	const store = createDoctorStore(expected, (now, before) => {
		if (now.fixing && !before.fixing) fix(now.fixing);
		if (now.round !== before.round) look(now.round);
		if (now.end) over.abort();
	});
	let fail: (error: unknown) => void = () => undefined;
	const failed = new Promise<never>((_, reject) => {
		fail = reject;
	});
	const unwatch = watchTerminal({stdin, stdout}, () => {
		lost = true;
		screen.unmount();
		// A fix that is under way comes to its end, whoever is still watching.
		void fixing.finally(() => store.dispatch({type: 'end', end: {kind: 'left'}}));
	});
	const screen = mountDoctor({
		store,
		settings: {...words, glyphs: glyphsFor(ascii)},
		stdin,
		stdout,
		...(options.ink && {ink: options.ink}),
	});
	look(1);
	try {
		await Promise.race([screen.ended, failed]);
	} finally {
		screen.unmount();
		if (!lost) unwatch();
	}
	await fixing;
	const state = store.read();
	return {state, end: state.end ?? {kind: 'left'}, lost};
}
