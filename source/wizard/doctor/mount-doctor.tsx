import process from 'node:process';
import {type RenderOptions, render} from 'ink';
import {ErrorBoundary} from '../components/error-boundary.js';
import {DoctorApp} from './doctor-app.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {DoctorStore} from './doctor-store.js';

export type MountDoctorOptions = {
	readonly store: DoctorStore;
	readonly settings: Omit<DoctorSettings, 'columns' | 'rows'>;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly ink?: RenderOptions;
};

export type MountedDoctor = {
	/** Takes the screen away at once, and gives the terminal back. Never throws. */
	readonly unmount: () => void;
	/** The terminal is as it was. A mistake of the screen itself rejects it. */
	readonly ended: Promise<void>;
};

/** Puts the doctor on a terminal, and keeps its size up to date. */
export function mountDoctor({store, settings, stdin, stdout, ink}: MountDoctorOptions): MountedDoctor {
	let crash: Error | undefined;
	const onCrash = (error: Error) => {
		crash = error;
		unmount();
	};
	const tree = () => (
		<ErrorBoundary onCrash={onCrash}>
			<DoctorApp
				store={store}
				settings={{...settings, columns: stdout.columns || 80, rows: stdout.rows || 24}}
			/>
		</ErrorBoundary>
	);
	const instance = render(tree(), {
		stdin,
		stdout,
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
	process.once('exit', unmount);
	const ended = instance
		.waitUntilExit()
		.then(() => {
			if (crash) throw crash;
		})
		.finally(() => {
			stdout.off('resize', resized);
			process.off('exit', unmount);
		});
	return {unmount, ended};
}
