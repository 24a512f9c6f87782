import {defineCheck, error, ok, skip} from '../../check.js';
import {secondNic} from './second-nic.js';

/**
 * Our hook serves DSM's address to the MAC that QEMU gives to DSM, and to no other: after a change of one of the two by hand
 * DSM gets no address at all. The container's label covers the hook's text, but Docker reads the file at every start (F93).
 */
export const hookOwn = defineCheck({
	id: 'hook-own',
	place: 'hook',
	catalogue: [93],
	reads: ['container', 'hook', 'ours'],
	explains: ['lan-answers'],
	look({container, hook, ours}) {
		if (hook === null || !hook.ours || ours === null) return skip;
		const served = /--dhcp-host=((?:[\da-f]{2}:){5}[\da-f]{2}),(\d+\.\d+\.\d+\.\d+)/.exec(hook.content);
		if (!served) return ok;
		const [, mac = '', ip = ''] = served;
		const {source} = hook;
		const fix = {commands: [ours.repair], undo: null, danger: 'dsm'} as const;
		const values = {container: container.name, source};
		const guest = secondNic(container)?.mac ?? null;
		if (guest !== null && guest !== mac) return error({...values, case: 'mac', has: mac, wants: guest}, fix);
		// In layout classic what is served is the management side's.
		const direct = !hook.content.includes('layout classic');
		if (direct && ours.ip !== null && ours.ip !== ip)
			return error({...values, case: 'ip', has: ip, wants: ours.ip}, fix);
		return ok;
	},
});
