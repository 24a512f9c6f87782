import type {Cause} from '../../../model/cause.js';
import type {ContainerDetail, NetworkDetail} from '../../../model/diagnosis/container-detail.js';
import {parentOf} from '../../../model/diagnosis/wiring.js';
import {recognise} from '../../../plan/causes/recognise.js';

/** How many of the last lines are looked at first: what ended it stands near the end, what it survived above. */
const windows = [6, 40, 400] as const;

/** What the catalogue knows of the end of `lines`; null: nothing. */
export function causeIn(
	lines: readonly string[],
	container: ContainerDetail,
	networks: readonly NetworkDetail[],
): Cause | null {
	const about = {
		nic: parentOf(container, networks) ?? '',
		image: container.image,
		container: container.name,
	};
	for (const window of windows) {
		const cause = recognise(lines.slice(-window), about);
		if (cause) return cause;
	}
	return null;
}

/** The last line of a log that says anything, at most 200 characters of it. */
export function lastLine(lines: readonly string[]): string {
	return (lines.findLast(line => line.trim() !== '') ?? '').trim().slice(0, 200);
}
