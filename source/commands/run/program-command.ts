import process from 'node:process';

/** What starts this very program again: Node, and the file that it was started with. */
export function programCommand(): readonly string[] {
	return [process.execPath, process.argv[1] ?? ''];
}
