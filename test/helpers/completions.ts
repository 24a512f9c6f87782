import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {buildProgram} from '../../source/commands/program.js';
import {shapeOf} from '../../source/commands/shell/shape.js';
import type {ProgramShape} from '../../source/model/program-shape.js';
import type {Language} from '../../source/text/languages.js';
import {listening} from '../commands/doctor-context.js';
import {namespaceOptions} from './namespaces.js';

export type Shell = 'bash' | 'zsh' | 'fish';

/** What the program prints for these words. */
export async function spoken(args: readonly string[], language: Language = 'en'): Promise<string> {
	const {context, said} = listening({language});
	await buildProgram(context, '0.0.0', () => undefined).parseAsync(args, {from: 'user'});
	return said();
}

export function programShape(language: Language = 'en'): ProgramShape {
	return shapeOf(buildProgram(listening({language}).context, '0.0.0', () => undefined));
}

/** Names that the kernel takes and a shell would act on: each would leave a file in the working folder. */
const hostile = [
	'$(>a)',
	'`>b`',
	';>c',
	'&>d',
	'>e',
	'*',
	'~',
	'-rf',
	"'x",
	'"y',
	'é',
	'\u001b[31m',
	'a$(>f)',
];
const plain = ['enp3s0', 'enp4s0', 'enp3s0.20', 'wl_0@x-y'];

// A sysfs of the namespace's own shows the interfaces of that namespace.
const enter = `set -e
mount -t sysfs sysfs /sys
while [ "$1" != -- ]; do ip link add name "$1" type bridge; shift; done
shift
exec "$@"`;

export type CompletionWorld = {
	/** The working folder; the script is in it, and nothing else. */
	readonly folder: string;
	readonly script: string;
	/** A program and its arguments, in a network namespace with real interfaces of good and of evil names. */
	command(program: string, args: readonly string[]): readonly [string, readonly string[]];
	/** What it prints; `among` the interfaces of such a namespace, or where we are, which is quicker. */
	run(program: string, args: readonly string[], among?: 'interfaces'): string;
	/** What somebody has left in the folder. */
	left(): readonly string[];
	close(): void;
};

export async function completionWorld(shell: Shell, language: Language = 'en'): Promise<CompletionWorld> {
	const folder = mkdtempSync(path.join(tmpdir(), 'vdsm-passthru-completion-'));
	const name = '_vdsm-passthru';
	const script = path.join(folder, name);
	writeFileSync(script, await spoken(['completion', shell], language));
	const command = (program: string, args: readonly string[]) =>
		[
			'unshare',
			[...namespaceOptions(), '--net', 'sh', '-c', enter, 'sh', ...hostile, ...plain, '--', program, ...args],
		] as const;
	return {
		folder,
		script,
		command,
		run(program, args, among) {
			const [file, all] = among === 'interfaces' ? command(program, args) : [program, args];
			return execFileSync(file, [...all], {
				cwd: folder,
				encoding: 'utf8',
				env: {...process.env, HOME: folder},
			});
		},
		left: () =>
			readdirSync(folder).filter(entry => entry !== name && !/^\.(?:cache|config|local)$/.test(entry)),
		close: () => rmSync(folder, {recursive: true, force: true}),
	};
}
