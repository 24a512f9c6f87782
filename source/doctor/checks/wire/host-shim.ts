import {defineCheck, error, ok, skip, unknown, warning} from '../../check.js';
import {isBooting} from './run-state.js';

/**
 * Layout shared, where this host was given a way of its own to DSM (F84): its interface is there, has its address, and is
 * what the kernel takes to DSM; and DSM answers over it, under its own MAC. Without its card it cannot be there, which is
 * for `nic-exists` to say.
 */
export const hostShim = defineCheck({
	id: 'host-shim',
	place: 'lan',
	catalogue: [84],
	reads: ['container', 'facts', 'lan', 'ours'],
	explains: [],
	look({container, facts, lan: {hostRoute, besides, why}, ours}) {
		const shim = ours?.shim ?? null;
		if (ours === null || shim === null || !facts.nics.some(({name}) => name === ours.nic.name)) return skip;
		const {name, ip, dsm} = shim;
		const mac = container.environment['MAC']?.toLowerCase() ?? '';
		const values = {shim: name, ip, dsm, mac, device: hostRoute ?? ''};
		const again = {commands: [ours.repair], undo: null, danger: 'none'} as const;
		const there = facts.nics.find(nic => nic.name === name);
		if (!there) {
			const made = {commands: shim.make, undo: shim.remove, danger: 'none'} as const;
			return error({...values, case: 'gone'}, made);
		}
		const has = there.addresses.some(({family, address}) => family === 4 && address === ip);
		if (!has || !there.up) return error({...values, case: 'half'}, again);
		if (hostRoute !== null && hostRoute !== name) return error({...values, case: 'route'}, again);
		// One that does not run answers nobody.
		if (container.pid === 0) return skip;
		if (besides === null) return unknown(why ?? 'not-known');
		if (besides.macs.length === 0)
			return warning({...values, case: isBooting(container) ? 'booting' : 'silent'});
		const stranger = besides.macs.find(one => mac !== '' && one !== mac);
		return stranger === undefined ? ok : error({...values, mac: stranger, case: 'other'});
	},
});
