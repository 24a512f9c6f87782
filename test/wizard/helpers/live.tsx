import {EventEmitter} from 'node:events';
import {onTestFinished} from 'vitest';
import {quoteCommand} from '../../../source/export/quote.js';
import type {Picture} from '../../../source/model/picture.js';
import type {RunEvent} from '../../../source/model/run-event.js';
import {tellCheck} from '../../../source/text/by-code.js';
import {type Language, textsIn} from '../../../source/text/language.js';
import {asciiTexts} from '../../../source/wizard/ascii-texts.js';
import {glyphsFor} from '../../../source/wizard/glyphs.js';
import {entryLines} from '../../../source/wizard/live/entry-lines.js';
import type {LiveSettings} from '../../../source/wizard/live/live-settings.js';
import {createLiveStore} from '../../../source/wizard/live/live-store.js';
import {mountLive} from '../../../source/wizard/live/mount-live.js';
import {keep} from '../../helpers/own-commands.js';
import {runPlan} from '../../helpers/run-streams.js';
import {type Key, keys} from '../../terminal/keys.js';
import {FakeStdin} from './fake-stdin.js';

export type LiveSetup = {
	readonly language?: Language;
	readonly ascii?: boolean;
	readonly columns?: number;
	readonly rows?: number;
	readonly picture?: Picture;
};

export function liveSettings({
	language = 'en',
	ascii = false,
	columns = 80,
	rows = 24,
	picture = runPlan.picture,
}: LiveSetup = {}): LiveSettings {
	const texts = ascii ? asciiTexts(textsIn(language)) : textsIn(language);
	return {
		texts,
		quote: quoteCommand,
		tellCheck,
		keep,
		ascii,
		picture,
		glyphs: glyphsFor(ascii),
		columns,
		rows,
	};
}

/** A terminal as far as Ink looks at it. In Ink's debug mode each write is the scrollback and the frame. */
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

/** The live view in a window that is not there. */
export function startFakeLive(setup: LiveSetup = {}) {
	const settings = liveSettings(setup);
	const {columns, rows} = settings;
	const stdout = new FakeStdout(columns, rows);
	const stdin = new FakeStdin();
	const heard = {interrupts: 0, confirms: 0};
	const store = createLiveStore({
		onInterrupt: () => heard.interrupts++,
		onConfirm: () => heard.confirms++,
	});
	const {unmount} = mountLive({
		store,
		settings,
		stdout: stdout as unknown as NodeJS.WriteStream,
		stdin: stdin as unknown as NodeJS.ReadStream,
		onCrash: error => {
			throw error;
		},
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
		await new Promise(resolve => setImmediate(() => setTimeout(resolve, 0)));
		return stdout.frame;
	};
	return {
		heard,
		store,
		settings,
		frame: () => stdout.frame,
		send: (event: RunEvent) => store.dispatch({type: 'event', event}),
		/** The lines of what is over, as many as stand above the frame. */
		above: () => store.read().entries.flatMap(entry => entryLines(entry, settings)).length,
		waitFor: (text: string) => waitUntil(frame => frame.includes(text), JSON.stringify(text)),
		waitUntil,
		press(...names: readonly Key[]) {
			for (const name of names) stdin.send(keys[name]);
		},
		type: (text: string) => stdin.send(text),
		paste: (text: string) => stdin.send(`\u001B[200~${text}\u001B[201~`),
	};
}
