import type {CardNow} from '../../model/diagnosis/evidence.js';
import {type Machine, readLimit} from '../machine.js';

/** Not ours to take away when it is there already. */
const name = 'vdsm-probe';

/**
 * What the kernel says to a macvlan on the card (F5, F6, F58): in mode bridge and never up, made and removed at once. It
 * cuts nothing: 150 pings over the probed card at 10 ms, none lost (kernel 6.18). A passthru one would, and is never tried.
 * null: it cannot be told, above all without root. `clearer` takes it away, also where `machine` is told to end.
 */
export async function probeMacvlan(
	machine: Machine,
	parent: string,
	clearer: Machine = machine,
): Promise<CardNow['probe']> {
	if (machine.uid !== 0) return null;
	const args = ['link', 'add', 'link', parent, 'name', name, 'type', 'macvlan', 'mode', 'bridge'];
	const {exitCode, stderr, failed} = await machine.run(['ip', args], {timeoutMs: readLimit});
	if (failed === 'not-found' || failed === 'untrusted') return null;
	if (exitCode === 0 || failed !== null) {
		await clearer.run(['ip', ['link', 'del', 'dev', name]], {timeoutMs: readLimit});
		return failed === null ? 'fine' : null;
	}
	if (/resource busy/i.test(stderr)) return 'busy';
	if (/invalid argument/i.test(stderr)) return 'invalid';
	if (/not supported|unknown device type/i.test(stderr)) return 'unsupported';
	return /not permitted/i.test(stderr) ? 'denied' : null;
}
