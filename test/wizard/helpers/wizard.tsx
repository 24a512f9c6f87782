import {EventEmitter} from 'node:events';
import {onTestFinished} from 'vitest';
import {equivalentCommand} from '../../../source/export/equivalent.js';
import {quoteCommand} from '../../../source/export/quote.js';
import type {RawAnswers} from '../../../source/model/answers.js';
import type {Facts} from '../../../source/model/facts.js';
import type {Texts} from '../../../source/text/en.js';
import {type Language, textsIn} from '../../../source/text/language.js';
import {asciiTexts} from '../../../source/wizard/ascii-texts.js';
import {glyphsFor} from '../../../source/wizard/glyphs.js';
import {mountWizard} from '../../../source/wizard/mount.js';
import type {SaveRequest, SaveResult, WizardPorts} from '../../../source/wizard/ports.js';
import {type Screen, screens} from '../../../source/wizard/screens.js';
import {type Key, keys} from '../../terminal/keys.js';
import {FakeStdin} from './fake-stdin.js';
import {homelab} from './homelab.js';

export type WizardSetup = {
	readonly facts?: Facts;
	readonly raw?: RawAnswers;
	/** It is about this machine; true unless said otherwise. */
	readonly canApply?: boolean;
	readonly giveUp?: string;
	readonly language?: Language;
	/** In place of the language's own. */
	readonly sentences?: Texts;
	readonly columns?: number;
	readonly rows?: number;
	readonly ascii?: boolean;
	readonly readFacts?: WizardPorts['readFacts'];
	readonly probeLan?: WizardPorts['probeLan'];
	readonly readPredecessors?: WizardPorts['readPredecessors'];
	readonly images?: WizardPorts['images'];
	readonly save?: (request: SaveRequest) => SaveResult;
};

/** A terminal as far as Ink looks at it. In Ink's debug mode each write is one whole frame. */
class FakeStdout extends EventEmitter {
	frame = '';
	readonly frames: Array<{readonly text: string; readonly columns: number; readonly rows: number}> = [];
	columns: number;
	rows: number;
	constructor(columns: number, rows: number) {
		super();
		this.columns = columns;
		this.rows = rows;
	}

	write = (text: string, done?: () => void): boolean => {
		// Bracketed paste is switched on and off here, which is no frame.
		if (!text.startsWith('\u001B[?') && text !== '') {
			this.frame = text;
			this.frames.push({text, columns: this.columns, rows: this.rows});
		}

		this.emit('frame');
		done?.();
		return true;
	};
}

/** The wizard in a window that is not there. Only its effects are fake; all the logic is real. */
export function startWizard({
	facts = homelab.facts,
	raw = {},
	canApply = true,
	giveUp,
	language = 'en',
	sentences = textsIn(language),
	columns = 100,
	rows = 30,
	ascii = false,
	...effects
}: WizardSetup = {}) {
	const texts = ascii ? asciiTexts(sentences) : sentences;
	const stdout = new FakeStdout(columns, rows);
	const stdin = new FakeStdin();
	const saved: SaveRequest[] = [];
	const ports: WizardPorts = {
		readFacts: effects.readFacts ?? (async () => facts),
		probeLan: effects.probeLan ?? homelab.probeLan,
		readPredecessors: effects.readPredecessors ?? (async () => facts.predecessors),
		images: effects.images ?? {want: () => undefined, subscribe: () => () => undefined},
		async save(request) {
			saved.push(request);
			return effects.save?.(request) ?? {ok: true, paths: [request.target]};
		},
		quote: quoteCommand,
		equivalentCommand: (setup, action) => equivalentCommand(setup.answers, setup.facts, [action]),
	};
	const {unmount, ended: exit} = mountWizard({
		start: {raw, giveUp, canApply},
		texts,
		glyphs: glyphsFor(ascii),
		ports,
		stdout: stdout as unknown as NodeJS.WriteStream,
		stdin: stdin as unknown as NodeJS.ReadStream,
		ink: {debug: true, patchConsole: false},
	});
	onTestFinished(unmount);

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
		// React runs the effects of this frame after it was written; keys sent before would meet the frame before.
		await new Promise(resolve => setImmediate(() => setTimeout(resolve, 0)));
		return stdout.frame;
	};

	const waitFor = (text: string) => waitUntil(frame => frame.includes(text), JSON.stringify(text));
	return {
		texts,
		/** Every frame that was drawn. */
		frames: stdout.frames,
		exit,
		saved,
		frame: () => stdout.frame,
		waitFor,
		waitUntil,
		waitForGone: (text: string) =>
			waitUntil(frame => !frame.includes(text), `the end of ${JSON.stringify(text)}`),
		/** One chunk for each key, as fast as they can be sent. */
		press(...names: readonly Key[]) {
			for (const name of names) stdin.send(keys[name]);
		},
		/** One chunk. */
		type: (text: string) => stdin.send(text),
		paste: (text: string) => stdin.send(`\u001B[200~${text}\u001B[201~`),
		resize(newColumns: number, newRows: number) {
			stdout.columns = newColumns;
			stdout.rows = newRows;
			stdout.emit('resize');
		},
	};
}

export type TestWizard = ReturnType<typeof startWizard>;

/** Accepts every proposal from the first screen to this one. */
export async function walkTo(wizard: TestWizard, target: Screen): Promise<string> {
	await wizard.waitFor(wizard.texts.wizard.titles.nic);
	await wizard.waitFor('enp3s0');
	return walkOn(wizard, target);
}

/** The same from where the wizard is. */
export async function walkOn(wizard: TestWizard, target: Screen): Promise<string> {
	const {titles} = wizard.texts.wizard;
	const now = screens.findIndex(screen => wizard.frame().includes(titles[screen]));
	let frame = wizard.frame();
	for (const screen of screens.slice(now + 1, screens.indexOf(target) + 1)) {
		frame = await acceptUntil(wizard, titles[screen]);
	}

	return frame;
}

/** Goes down, or up, until the pointer stands before this text. */
export async function pointAt(
	wizard: TestWizard,
	text: string,
	key: 'down' | 'up' = 'down',
): Promise<string> {
	for (let presses = 0; presses < 50 && !wizard.frame().includes(`❯ ${text}`); presses++) {
		const before = wizard.frame();
		wizard.press(key);
		await wizard.waitUntil(now => now !== before, `anything after ${key}, on the way to ${text}`);
	}

	return wizard.waitFor(`❯ ${text}`);
}

/** Presses Enter, each time after the screen has answered the last one, until this text is there. */
export async function acceptUntil(wizard: TestWizard, text: string): Promise<string> {
	for (let presses = 0; presses < 12; presses++) {
		const before = wizard.frame();
		wizard.press('enter');
		const frame = await wizard.waitUntil(
			now => now !== before,
			`anything after Enter, on the way to ${text}`,
		);
		if (frame.includes(text)) return frame;
	}

	throw new Error(`Never came to ${text}:\n${wizard.frame()}`);
}
