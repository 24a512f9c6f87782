import {type ExitCode, exitCode} from '../model/exit-code.js';
import type {Context} from './context.js';
import {nicsCommand} from './nics.js';

/** `vdsm-passthru nics` as the command line calls it. */
export async function nicsCommandLine({all}: {readonly all: boolean}, context: Context): Promise<ExitCode> {
	const {texts, json, ascii, columns} = context;
	context.out(await nicsCommand({all, json, texts, columns, ascii}));
	return exitCode.done;
}
