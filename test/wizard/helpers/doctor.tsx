import {EventEmitter} from 'node:events';
import {onTestFinished} from 'vitest';
import {quoteCommand} from '../../../source/export/quote.js';
import type {Diagnosis} from '../../../source/model/diagnosis/diagnosis.js';
import type {FixEvent} from '../../../source/model/diagnosis/fix-run.js';
import type {DoctorId} from '../../../source/model/diagnosis/values.js';
import type {Fix, Place, Result} from '../../../source/model/diagnosis/verdict.js';
import type {Language} from '../../../source/text/language.js';
import {asciiTexts} from '../../../source/wizard/ascii-texts.js';
import type {DoctorSettings} from '../../../source/wizard/doctor/doctor-settings.js';
import {type Expected, initialDoctor, type Tried} from '../../../source/wizard/doctor/doctor-state.js';
import {reduceDoctor} from '../../../source/wizard/doctor/reduce-doctor.js';
import {runDoctorScreen} from '../../../source/wizard/doctor/run-doctor-screen.js';
import {glyphsFor} from '../../../source/wizard/glyphs.js';
import {allTextsIn} from '../../helpers/texts.js';
import {type Key, keys} from '../../terminal/keys.js';
import {FakeStdin} from './fake-stdin.js';

export const linkUp: Fix = {
	commands: [['ip', ['link', 'set', 'dev', 'enp3s0', 'up']]],
	undo: [['ip', ['link', 'set', 'dev', 'enp3s0', 'down']]],
	danger: 'none',
};

export const restart: Fix = {
	commands: [['docker', ['restart', 'vdsm']]],
	undo: [],
	danger: 'dsm',
};

export const repair: Fix = {
	commands: [['npx', ['vdsm-passthru', 'apply', '--yes', '--prefix', 'vdsm']]],
	undo: null,
	danger: 'none',
};

const none: Fix = {commands: [], undo: null, danger: 'none'};

export function cardDown(fix: Fix = linkUp): Result {
	return {
		...{id: 'nic-carrier', place: 'nic', catalogue: [10], ms: 20},
		seen: {verdict: 'error', values: {nic: 'enp3s0', case: 'down'}, fix},
	};
}

export function stopped(verdict: 'error' | 'warning' = 'error', fix: Fix = none): Result {
	return {
		...{id: 'container-runs', place: 'container', catalogue: [61], ms: 30},
		seen: {verdict, values: {container: 'vdsm', status: 'exited', exitCode: 1}, fix},
	} as Result;
}

export const bridgeGone: Result = {
	...{id: 'bridge-ports', place: 'bridge', catalogue: [24], ms: 40},
	seen: {
		verdict: 'error',
		values: {container: 'vdsm', bridge: 'br0', missing: 'lan', instead: null},
		fix: none,
	},
};

export function passed(id: DoctorId, place: Place): Result {
	return {id, place, catalogue: [], ms: 5, seen: {verdict: 'ok'}} as Result;
}

export function unknown(id: DoctorId, place: Place): Result {
	const seen = {verdict: 'unknown', why: 'limit', detail: ''} as const;
	return {id, place, catalogue: [], ms: 5, seen} as Result;
}

export const expected: readonly Expected[] = [
	{id: 'engine-answers', place: 'engine'},
	{id: 'container-runs', place: 'container'},
	{id: 'ports-published', place: 'network'},
	{id: 'nic-carrier', place: 'nic'},
	{id: 'bridge-ports', place: 'bridge'},
];

/** One card that is down, with one consequence; something else besides; one thing that nobody knows. */
export const broken: Diagnosis = {
	cause: {result: cardDown(), folded: [bridgeGone]},
	others: [{result: stopped('warning'), folded: []}],
	notes: [],
	unknown: [unknown('ports-published', 'network')],
	fine: [passed('engine-answers', 'engine')],
};

export const healthy: Diagnosis = {
	cause: null,
	others: [],
	notes: [],
	unknown: [],
	fine: expected.map(({id, place}) => passed(id, place)),
};

export function resultsOf({cause, others, notes, unknown: open, fine}: Diagnosis): Result[] {
	const findings = [...(cause ? [cause] : []), ...others];
	return [...findings.flatMap(({result, folded}) => [result, ...folded]), ...notes, ...open, ...fine];
}

export type DoctorSetup = {
	readonly language?: Language;
	readonly ascii?: boolean;
	readonly columns?: number;
	readonly rows?: number;
	readonly root?: boolean;
};

export function doctorSettings({
	language = 'en',
	ascii = false,
	columns = 80,
	rows = 24,
	root = true,
}: DoctorSetup = {}): DoctorSettings {
	const texts = ascii ? asciiTexts(allTextsIn(language)) : allTextsIn(language);
	const glyphs = glyphsFor(ascii);
	return {texts, quote: quoteCommand, root, container: 'vdsm', glyphs, columns, rows};
}

/** The state once everything was found. */
export function told(diagnosis: Diagnosis = broken) {
	const looking = resultsOf(diagnosis).reduce(
		(state, result) => reduceDoctor(state, {type: 'result', round: 1, result}),
		initialDoctor(expected),
	);
	return reduceDoctor(reduceDoctor(looking, {type: 'diagnosed', round: 1, diagnosis}), {type: 'drawn'});
}

class FakeStdout extends EventEmitter {
	frame = '';
	columns: number;
	rows: number;
	constructor(columns: number, rows: number) {
		super();
		this.columns = columns;
		this.rows = rows;
	}

	write = (text: string, done?: () => void): boolean => {
		if (!text.startsWith('\u001B[?') && text !== '') this.frame = text;
		this.emit('frame');
		done?.();
		return true;
	};
}

export type Asked = {
	readonly id: DoctorId;
	readonly onEvent: (event: FixEvent) => void;
	readonly signal: AbortSignal;
};

export type DoctorPlay = DoctorSetup & {
	/** What each look comes to, one after another; the last one stays. */
	readonly looks?: readonly Diagnosis[];
	readonly fix?: (asked: Asked) => Promise<Tried['end']>;
};

/** The doctor in a window that is not there. A look waits for `finishLook`. */
export function startFakeDoctor(setup: DoctorPlay = {}) {
	const {looks = [broken], fix = async () => ({kind: 'done'}), ascii = false, language = 'en'} = setup;
	const {columns, rows, root} = doctorSettings(setup);
	const stdout = new FakeStdout(columns, rows);
	const stdin = new FakeStdin();
	const fixed: Asked[] = [];
	const looking: Array<{
		readonly tell: (result: Result) => void;
		readonly finish: () => void;
		readonly signal: AbortSignal;
	}> = [];
	const ended = runDoctorScreen({
		...{texts: allTextsIn(language), ascii, quote: quoteCommand, root, container: 'vdsm', expected},
		ports: {
			look: (tell, signal) =>
				new Promise(resolve => {
					const diagnosis = looks[Math.min(looking.length, looks.length - 1)] ?? broken;
					looking.push({tell, signal, finish: () => resolve(diagnosis)});
				}),
			fix: async (result, onEvent, signal) => {
				const asked = {id: result.id, onEvent, signal};
				fixed.push(asked);
				return fix(asked);
			},
		},
		stdout: stdout as unknown as NodeJS.WriteStream,
		stdin: stdin as unknown as NodeJS.ReadStream,
		ink: {debug: true, patchConsole: false},
	});
	// Whatever a test leaves behind.
	onTestFinished(async () => {
		stdin.send(keys.ctrlC);
		await ended;
	});
	const waitUntil = async (holds: (frame: string) => boolean, wanted: string): Promise<string> => {
		await new Promise<void>((resolve, reject) => {
			const check = () => {
				if (!holds(stdout.frame)) return;
				clearTimeout(timer);
				stdout.off('frame', check);
				resolve();
			};

			const timer = setTimeout(() => {
				stdout.off('frame', check);
				reject(new Error(`Waited for ${wanted} in vain:\n${stdout.frame}`));
			}, 20_000);
			stdout.on('frame', check);
			check();
		});
		await new Promise(resolve => setImmediate(() => setTimeout(resolve, 0)));
		return stdout.frame;
	};
	return {
		ended,
		fixed,
		looking,
		frame: () => stdout.frame,
		waitFor: (text: string) => waitUntil(frame => frame.includes(text), JSON.stringify(text)),
		waitUntil,
		/** Hands out every result of the look that is under way, and ends it. */
		finishLook() {
			const diagnosis = looks[Math.min(looking.length, looks.length) - 1] ?? looks.at(-1) ?? broken;
			for (const result of resultsOf(diagnosis)) looking.at(-1)?.tell(result);
			looking.at(-1)?.finish();
		},
		press(...names: readonly Key[]) {
			for (const name of names) stdin.send(keys[name]);
		},
		type: (text: string) => stdin.send(text),
		paste: (text: string) => stdin.send(`\u001B[200~${text}\u001B[201~`),
		resize(newColumns: number, newRows: number) {
			stdout.columns = newColumns;
			stdout.rows = newRows;
			stdout.emit('resize');
		},
	};
}
