/**
 * A command is a program and its arguments, never a string and never a shell line. Arguments that hold a path
 * inside the project folder stay symbolic until somebody knows where that folder is: the executor knows an absolute
 * path, an exported script only learns it when it runs.
 */

/** A path below the project folder: the folder that holds the script, the hook and, by default, DSM's storage. */
export type ProjectPath = {readonly project: string};

/** One argument: plain text, or text with project paths in it (`type=bind,source=<project>/dsm,target=/storage`). */
export type Word = string | ReadonlyArray<string | ProjectPath>;

export type Command = readonly [program: string, args: readonly Word[]];

/** What an executor runs and a screen shows: every word is text. */
export type ResolvedCommand = readonly [program: string, args: readonly string[]];

/** A file to be written, whole. `mode` is the permission bits (0o755). */
export type FileSpec = {readonly path: string | ProjectPath; readonly mode: number; readonly content: string};

/** `/srv/dsm` is taken as it is; `./dsm` and `dsm` are meant inside the project folder. */
export function parsePath(text: string): string | ProjectPath {
	return text.startsWith('/') ? text : {project: text.replace(/^(?:\.\/+)+/, '')};
}

/** The path below `folder` (absolute, or `.` for display). */
export function resolvePath(path: string | ProjectPath, folder: string): string {
	return typeof path === 'string' ? path : `${folder}/${path.project}`;
}

export function resolveWord(word: Word, folder: string): string {
	return typeof word === 'string' ? word : word.map(part => resolvePath(part, folder)).join('');
}

export function resolveCommand([program, args]: Command, folder: string): ResolvedCommand {
	return [program, args.map(word => resolveWord(word, folder))];
}
