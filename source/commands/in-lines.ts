import process from 'node:process';

/**
 * What is wrong, as a terminal is to show it on stderr: sentences are broken between words; what is indented is there to be copied, and
 * stays whole. Elsewhere it stays as it is.
 */
export async function inLines(message: string): Promise<string> {
	const {isTTY, columns} = process.stderr;
	if (!isTTY) return message;
	// Its tables of widths are large, and nobody waits for them to whom nothing is wrong.
	const {wrap} = await import('../wizard/measure.js');
	const lines = message
		.split('\n')
		.flatMap(line => (line.startsWith(' ') ? [line] : wrap(line, columns || 80)));
	return lines.join('\n');
}
