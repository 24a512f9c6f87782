import process from 'node:process';
import {type RenderOptions, render} from 'ink';
import {ErrorBoundary} from '../components/error-boundary.js';
import {LiveApp} from './live-app.js';
import type {LiveSettings} from './live-settings.js';
import type {LiveStore} from './live-store.js';

export type MountLiveOptions = {
	readonly store: LiveStore;
	readonly settings: Omit<LiveSettings, 'columns' | 'rows'>;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	/** A mistake of the screen itself: it is gone by then, and the terminal as it was. */
	readonly onCrash: (error: Error) => void;
	readonly ink?: RenderOptions;
};

export type MountedLive = {
	/** Takes the screen away at once, and gives the terminal back. Never throws. */
	readonly unmount: () => void;
	/** The last line is written, and the terminal as it was. */
	readonly ended: Promise<void>;
};

/** Puts the live view on a terminal, and keeps its size up to date. */
export function mountLive({store, settings, stdin, stdout, onCrash, ink}: MountLiveOptions): MountedLive {
	const crashed = (error: Error) => {
		unmount();
		onCrash(error);
	};
	const tree = () => (
		<ErrorBoundary onCrash={crashed}>
			<LiveApp
				store={store}
				settings={{...settings, columns: stdout.columns || 80, rows: stdout.rows || 24}}
			/>
		</ErrorBoundary>
	);
	const instance = render(tree(), {
		stdin,
		stdout,
		// Ctrl-C is a wish that the run answers, not the end of the screen (promise C4).
		exitOnCtrlC: false,
		interactive: true,
		...ink,
	});
	const unmount = () => {
		try {
			instance.unmount();
		} catch {
			// A terminal that is gone cannot be given back.
		}
	};
	// As in mount.tsx: be there before Ink draws the old tree into the new window, and erase from the cursor.
	const resized = () => {
		instance.clear();
		instance.rerender(tree());
	};

	stdout.prependListener('resize', resized);
	// Before whatever else is said at the end of the process, which would stand in the middle of the frame.
	process.once('exit', unmount);
	const ended = instance
		.waitUntilExit()
		.catch(() => undefined)
		.then(() => undefined)
		.finally(() => {
			stdout.off('resize', resized);
			process.off('exit', unmount);
		});
	return {unmount, ended};
}
