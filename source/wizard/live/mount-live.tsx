import {ErrorBoundary} from '../components/error-boundary.js';
import {type Drawn, type DrawOptions, drawOn} from '../draw-on.js';
import type {Pace} from '../pace.js';
import {LiveApp} from './live-app.js';
import type {LiveSettings} from './live-settings.js';
import type {LiveStore} from './live-store.js';

export type MountLiveOptions = DrawOptions & {
	readonly store: LiveStore;
	readonly settings: Omit<LiveSettings, 'columns' | 'rows'>;
	/** A mistake of the screen itself: it is gone by then, and the terminal as it was. */
	readonly onCrash: (error: Error) => void;
};

export type MountedLive = Pick<Drawn, 'unmount'> & {
	/** The last line is written, and the terminal as it was. */
	readonly ended: Promise<void>;
};

/** Puts the live view on a terminal, and keeps its size up to date. */
export function mountLive({store, settings, stdin, stdout, onCrash, ink}: MountLiveOptions): MountedLive {
	const crashed = (error: Error) => {
		unmount();
		onCrash(error);
	};
	const tree = (pace: Pace) => (
		<ErrorBoundary onCrash={crashed}>
			<LiveApp
				store={store}
				pace={pace}
				settings={{...settings, columns: stdout.columns || 80, rows: stdout.rows || 24}}
			/>
		</ErrorBoundary>
	);
	const {unmount, ended} = drawOn(tree, {stdin, stdout, ink});
	return {
		unmount,
		ended: ended.then(
			() => undefined,
			() => undefined,
		),
	};
}
