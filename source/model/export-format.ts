/** What an export can be written as. */
export const exportFormats = ['sh', 'compose', 'hook', 'json', 'svg', 'mermaid'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** The command line has checked the word already; anything else is a script. */
export function exportFormatOf(text: string): ExportFormat {
	return exportFormats.find(format => format === text) ?? 'sh';
}
