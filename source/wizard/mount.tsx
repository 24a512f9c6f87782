import {App, type AppProps} from './app.js';
import {ErrorBoundary} from './components/error-boundary.js';
import {type Drawn, type DrawOptions, drawOn} from './draw-on.js';
import type {Pace} from './pace.js';
import type {State} from './state.js';

export type MountOptions = Omit<AppProps, 'columns' | 'rows' | 'pace'> & DrawOptions;

export type Mounted = Pick<Drawn, 'unmount'> & {
	/** The last state. A mistake of the wizard itself rejects it. */
	readonly ended: Promise<State | undefined>;
};

/** Puts the wizard on a terminal, and keeps its size up to date. */
export function mountWizard({stdin, stdout, ink, ...app}: MountOptions): Mounted {
	let crash: Error | undefined;
	const onCrash = (error: Error) => {
		crash = error;
		unmount();
	};

	const tree = (pace: Pace) => (
		<ErrorBoundary onCrash={onCrash}>
			<App {...app} pace={pace} columns={stdout.columns || 80} rows={stdout.rows || 24} />
		</ErrorBoundary>
	);
	const {unmount, ended} = drawOn(tree, {stdin, stdout, ink});
	return {
		unmount,
		ended: ended.then(last => {
			if (crash) throw crash;
			return last as State | undefined;
		}),
	};
}
