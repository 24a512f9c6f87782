import {type Instance, type RenderOptions, render} from 'ink';
import {App, type AppProps} from './app.js';
import {ErrorBoundary} from './components/error-boundary.js';
import type {State} from './state.js';

export type MountOptions = Omit<AppProps, 'columns' | 'rows'> & {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly ink?: RenderOptions;
	/** Rows above the cursor that the first frame is drawn over. */
	readonly ahead?: number;
};

export type Mounted = {
	readonly instance: Instance;
	/** The last state. A mistake of the wizard itself rejects it. */
	readonly ended: Promise<State | undefined>;
};

/** Puts the wizard on a terminal, and keeps its size up to date. */
export function mountWizard({stdin, stdout, ink, ahead = 0, ...app}: MountOptions): Mounted {
	let crash: Error | undefined;
	const onCrash = (error: Error) => {
		crash = error;
		instance.unmount();
	};

	const tree = () => (
		<ErrorBoundary onCrash={onCrash}>
			<App {...app} columns={stdout.columns || 80} rows={stdout.rows || 24} />
		</ErrorBoundary>
	);
	if (ahead > 0) drawOver(stdout, ahead);
	const instance = render(tree(), {
		stdin,
		stdout,
		exitOnCtrlC: false,
		// CI=1 in somebody's environment would make Ink draw the last frame only.
		interactive: true,
		...ink,
	});
	// Ink draws the old tree into the new window first, which may be too tall for it: be there before Ink. And erase
	// the old frame the careful way, from the cursor: the window may have lost the rows below it.
	const resized = () => {
		instance.clear();
		instance.rerender(tree());
	};

	stdout.prependListener('resize', resized);
	const ended = instance
		.waitUntilExit()
		.then(last => {
			if (crash) throw crash;
			return last as State | undefined;
		})
		.finally(() => stdout.off('resize', resized));
	return {instance, ended};
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
