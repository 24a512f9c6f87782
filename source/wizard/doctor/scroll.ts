import type {DoctorLimits} from './doctor-state.js';

export type Scroll = 'page-up' | 'page-down' | 'top' | 'bottom';

export function scrolled(how: Scroll, {start, last, page}: DoctorLimits): number {
	const to = {'page-up': start - page, 'page-down': start + page, top: 0, bottom: last}[how];
	return Math.max(0, Math.min(to, last));
}

/** Where a part of `page` rows begins that shows lines `from` to `to` of `length`, or their beginning where all do not fit. */
export function startFor(from: number, to: number, length: number, page: number): number {
	const last = Math.max(0, length - page);
	return Math.min(last, from, Math.max(0, to - page));
}
