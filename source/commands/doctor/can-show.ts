import type {Context} from '../context.js';
import {canAsk} from '../run/ask.js';
import type {DoctorOptions} from './options.js';

type Wish = Pick<DoctorOptions, 'noInput' | 'verbose'>;

/** Whether there is a terminal that can be drawn on, with somebody in front of it who wants to be asked. */
export function canShow({noInput, verbose}: Wish, {json, accessible}: Context): boolean {
	return canAsk() && !json && !accessible && !noInput && !verbose;
}

/** Lines and questions, for a screen reader. */
export function canTalk({noInput}: Wish, {json, accessible}: Context): boolean {
	return canAsk() && !json && !noInput && accessible;
}
