import {ErrorBoundary} from '../components/error-boundary.js';
import {type Drawn, type DrawOptions, drawOn} from '../draw-on.js';
import type {Pace} from '../pace.js';
import {DoctorApp} from './doctor-app.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {DoctorStore} from './doctor-store.js';

export type MountDoctorOptions = DrawOptions & {
	readonly store: DoctorStore;
	readonly settings: Omit<DoctorSettings, 'columns' | 'rows'>;
};

export type MountedDoctor = Pick<Drawn, 'unmount'> & {
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
	const tree = (pace: Pace) => (
		<ErrorBoundary onCrash={onCrash}>
			<DoctorApp
				store={store}
				pace={pace}
				settings={{...settings, columns: stdout.columns || 80, rows: stdout.rows || 24}}
			/>
		</ErrorBoundary>
	);
	const {unmount, ended} = drawOn(tree, {stdin, stdout, ink});
	return {
		unmount,
		ended: ended.then(() => {
			if (crash) throw crash;
		}),
	};
}
