import type {Cause} from '../../model/cause.js';
import {clean} from '../../model/clean.js';
import {catalogue} from './catalogue.js';
import {containerRows} from './container-rows.js';
import {dockerRows} from './docker-rows.js';
import {hostRows} from './host-rows.js';
import {imageRows} from './image-rows.js';
import {logRows} from './log-rows.js';
import {networkRows} from './network-rows.js';
import {parentRows} from './parent-rows.js';
import {pullRows} from './pull-rows.js';
import type {About, Row} from './row.js';

/** All known error texts. A row that stands earlier wins: exact ones first, what may follow from something else last. */
export const rows: readonly Row[] = [
	...dockerRows,
	...parentRows,
	...networkRows,
	...containerRows,
	...pullRows,
	...logRows,
	...imageRows,
	...hostRows,
];

// What is told fits on a screen, and a hostile line costs no time: the rest of it is not looked at.
const maxLines = 400;
const maxLine = 4000;
const maxValue = 100;

/**
 * The cause that the catalogue knows for what a failed program printed (`lines`, raw or cleaned, without their ends),
 * or that stands in a container's log; null where nothing is known for sure. Only the last 400 lines are read, of each
 * the first 4000 characters. Among several lines for one row the last one counts: a log holds earlier starts too.
 */
export function recognise(lines: readonly string[], {nic, image, container}: About): Cause | null {
	const about = {nic: value(nic), image: value(image), container: value(container)};
	const read = lines
		.slice(-maxLines)
		.map(line => line.slice(0, maxLine))
		.reverse();
	for (const {pattern, cause} of rows) {
		for (const line of read) {
			const match = pattern.exec(line);
			const detail = match && cause(group => value(match.groups?.[group] ?? ''), about);
			if (detail) return {...detail, catalogue: catalogue[detail.code]};
		}
	}
	return null;
}

/** Safe to show, and short. */
function value(text: string): string {
	const safe = clean(text.slice(0, maxValue * 4));
	return safe.length > maxValue ? `${safe.slice(0, maxValue - 1)}…` : safe;
}
