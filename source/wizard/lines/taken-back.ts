import {widthOf} from '../measure.js';

/** Takes what was written last off the line again, as a terminal itself does it; the cursor goes no further than that. */
export function takenBack(text: string): string {
	const columns = widthOf(text);
	return '\b'.repeat(columns) + ' '.repeat(columns) + '\b'.repeat(columns);
}
