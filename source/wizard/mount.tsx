import {App, type AppProps} from './app.js';
import {ErrorBoundary} from './components/error-boundary.js';
import {type Drawn, type DrawOptions, drawOn} from './draw-on.js';
import type {Pace} from './pace.js';
import type {State} from './state.js';

export type MountOptions = Omit<AppProps, 'columns' | 'rows' | 'pace'> &
	DrawOptions & {
		/** Rows above the cursor that the first frame is drawn over. */
		readonly ahead?: number;
	};

export type Mounted = Pick<Drawn, 'unmount'> & {
	/** The last state. A mistake of the wizard itself rejects it. */
	readonly ended: Promise<State | undefined>;
};

/** Puts the wizard on a terminal, and keeps its size up to date. */
export function mountWizard({stdin, stdout, ink, ahead = 0, ...app}: MountOptions): Mounted {
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
	if (ahead > 0) drawOver(stdout, ahead);
	const {unmount, ended} = drawOn(tree, {stdin, stdout, ink});
	return {
		unmount,
		ended: ended.then(last => {
			if (crash) throw crash;
			return last as State | undefined;
		}),
	};
}

/** Takes away what stands there together with the first bytes that come in its place, so that nothing flickers. */
function drawOver(stdout: NodeJS.WriteStream, rows: number): void {
	const {write} = stdout;
	stdout.write = (...args: readonly unknown[]) => {
		stdout.write = write;
		stdout.write(`\u001B[${rows}A\r\u001B[J`);
		return Reflect.apply(write, stdout, args);
	};
}
