import {type ExitCode, exitCode} from '../model/exit-code.js';
import {type Context, onStdout} from './context.js';
import {nicsCommand} from './nics.js';
import {onlyOnLinux} from './only-linux.js';

/** `vdsm-passthru nics` as the command line calls it. */
export async function nicsCommandLine({all}: {readonly all: boolean}, context: Context): Promise<ExitCode> {
	await onlyOnLinux(context);
	const {texts, json, ascii, columns} = onStdout(context);
	context.out(await nicsCommand({all, json, texts, columns, ascii}));
	return exitCode.done;
}
