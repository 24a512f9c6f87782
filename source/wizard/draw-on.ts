import process from 'node:process';
import {type RenderOptions, render} from 'ink';
import type {ReactNode} from 'react';
import {keyboard} from './input/keyboard.js';
import {createPace, type Pace, paced} from './pace.js';

export type DrawOptions = {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly ink?: RenderOptions | undefined;
};

export type Drawn = {
	/** Takes the screen away at once, and gives the terminal back. Never throws. */
	readonly unmount: () => void;
	/** The terminal is as it was, and with what the tree has exited. */
	readonly ended: Promise<unknown>;
};

/** Draws with Ink, and draws anew when the window has another size. `tree` reads the size itself. */
export function drawOn(tree: (pace: Pace) => ReactNode, {stdin, stdout, ink}: DrawOptions): Drawn {
	const pace = createPace();
	const instance = render(tree(pace), {
		stdin: keyboard(stdin),
		stdout: paced(stdout, pace),
		// Ctrl-C is a key, which the screens answer.
		exitOnCtrlC: false,
		// CI=1 in somebody's environment would make Ink draw the last frame only.
		interactive: true,
		// A whole frame of 1.4 kB takes a second and a half at 9600 baud, for each key.
		incrementalRendering: true,
		...ink,
	});
	const unmount = () => {
		try {
			instance.unmount();
		} catch {
			// A terminal that is gone cannot be given back.
		}
	};
	// Ink draws the old tree into the new window first, which may be too tall for it: be there before Ink. And erase
	// the old frame the careful way, from the cursor: the window may have lost the rows below it.
	const resized = () => {
		instance.clear();
		instance.rerender(tree(pace));
	};

	stdout.prependListener('resize', resized);
	// Before whatever else is said at the end of the process, which would stand in the middle of the frame.
	process.once('exit', unmount);
	const ended = instance.waitUntilExit().finally(() => {
		stdout.off('resize', resized);
		process.off('exit', unmount);
	});
	return {unmount, ended};
}
