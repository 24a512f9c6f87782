import {type Instance, type RenderOptions, render} from 'ink';
import {App, type AppProps} from './app.js';
import {ErrorBoundary} from './components/error-boundary.js';
import {FrameTracker, type Size} from './frame-tracker.js';
import type {State} from './state.js';

export type MountOptions = Omit<AppProps, 'columns' | 'rows'> & {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly ink?: RenderOptions;
};

export type Mounted = {
	readonly instance: Instance;
	/** The last state. A mistake of the wizard itself rejects it. */
	readonly ended: Promise<State | undefined>;
};

/** Puts the wizard on a terminal, and keeps its size up to date. */
export function mountWizard({stdin, stdout, ink, ...app}: MountOptions): Mounted {
	let crash: Error | undefined;
	const onCrash = (error: Error) => {
		crash = error;
		instance.unmount();
	};

	const size = (): Size => ({columns: stdout.columns || 80, rows: stdout.rows || 24});
	const tracker = new FrameTracker(size());
	const tree = () => (
		<ErrorBoundary onCrash={onCrash}>
			<App {...app} {...size()} />
		</ErrorBoundary>
	);
	const instance = render(tree(), {
		stdin,
		stdout: watched(stdout, tracker),
		exitOnCtrlC: false,
		// CI=1 in somebody's environment would make Ink draw the last frame only.
		interactive: true,
		...ink,
	});
	// Ink draws the old tree into the new window first, which may be too tall for it: be there before Ink. And erase
	// the old frame the careful way, from the cursor: the window may have lost the rows below it.
	const resized = () => {
		const older = tracker.resized(size());
		instance.clear();
		// What the terminal took into its scrollback at an earlier resize and has brought back now. A terminal that
		// brings nothing back has the frame at its first row, and the cursor stays there.
		if (older > 0) stdout.write(`\u001B[${older}A\u001B[J`);
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

/** The same stream, with the tracker looking on. */
function watched(stdout: NodeJS.WriteStream, tracker: FrameTracker): NodeJS.WriteStream {
	const write = (data: string, ...rest: []) => {
		tracker.written(data);
		return stdout.write(data, ...rest);
	};

	return new Proxy(stdout, {
		get(target, key) {
			if (key === 'write') return write;
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}
