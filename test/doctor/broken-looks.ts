import type {Evidence, Looks, Probe, Read} from '../../source/model/diagnosis/evidence.js';
import {card, counted, inside} from './card/change.js';
import {healthy} from './healthy.js';

function found(changes: Partial<Evidence>): Partial<Looks> {
	return Object.fromEntries(
		Object.entries(changes).map(([probe, value]) => [probe, Promise.resolve({ok: true, value})]),
	);
}

function unread(probe: Probe, read: Extract<Read<never>, {readonly ok: false}>): Partial<Looks> {
	return {[probe]: Promise.resolve(read)};
}

/** Machines to be shown, by what is wrong with them. */
export const brokenLooks = {
	healthy: {},
	/** The log takes its time. */
	slow: {log: new Promise<never>(() => undefined)},
	/** With something to know, a warning, and what could not be looked at. */
	card: {
		...found({
			...card({up: false, carrier: null}),
			...counted({received: 80_000, dropped: 20_000}),
			storage: {...healthy.storage, free: 10 ** 9},
		}),
		...unread('daemon', {ok: false, why: 'no-program', detail: 'journalctl'}),
	},
	/** To start DSM again is asked for by a word. */
	bridge: found(inside('br0', null)),
} as const satisfies Readonly<Record<string, Partial<Looks>>>;
