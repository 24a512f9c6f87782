import type {ResolvedCommand} from '../command.js';

/** What is seen of a fix while it runs. `index` counts from 0. */
export type FixEvent =
	| {
			readonly type: 'command';
			readonly command: ResolvedCommand;
			readonly index: number;
			readonly total: number;
	  }
	| {readonly type: 'output'; readonly line: string};

/** How a fix, or taking one back, ended. `exitCode` null: a signal ended the command, or it was never started. */
export type FixEnd =
	| {readonly kind: 'done'}
	| {
			readonly kind: 'failed';
			readonly why: 'failed' | 'no-program' | 'limit';
			readonly command: ResolvedCommand;
			readonly exitCode: number | null;
			/** The last of what it printed. Not cleaned. */
			readonly lines: readonly string[];
	  };
