import {type Ipv4, type Parsed, parsed, refused} from '../model/address.js';
import {shimName} from '../model/shim.js';
import type {Field, FieldContext} from './field.js';
import {checkFree, proposeFree} from './lan-fields.js';

/**
 * DSM's address on the card that it shares with this host. Only where it is named does this host get a way to it: the
 * router gives the address, so that nobody here can know it, and a route wants one.
 */
export const dsmIpField: Field<'dsmIp'> = {
	id: 'dsmIp',
	flag: '--dsm-ip',
	applies: ({layout}) => layout === 'shared',
	propose: () => ({value: '', origin: {from: 'default'}, safe: true}),
	check(text, context) {
		if (text === '') return parsed(null);
		// What DSM says to this host's own interface is heard on the card below it, too; any other MAC is somebody else's.
		return another(checkFree(text, context, {mac: context.values.mac}), text, [['--ip', context.values.ip]]);
	},
	show: ip => ip ?? '',
};

/** The address that this host takes for that way, beside the one that it has on the card. */
export const shimIpField: Field<'shimIp'> = {
	id: 'shimIp',
	flag: '--shim-ip',
	/** Where DSM's address is wrong, this one may still be right. */
	applies: ({layout, dsmIp}) => layout === 'shared' && dsmIp !== null,
	propose: context => proposeFree(context, [context.values.ip, context.values.dsmIp]),
	check: (text, context) =>
		another(checkFree(text, context, standing(context)), text, [
			['--ip', context.values.ip],
			['--dsm-ip', context.values.dsmIp],
		]),
	show: ip => ip,
};

/** The one that stands already has the address, and keeps it. */
function standing({facts, values: {prefix}}: FieldContext): {
	readonly nic?: string;
	readonly mac?: string | null;
} {
	const nic = facts.nics.find(({name}) => prefix !== undefined && name === shimName(prefix));
	return nic ? {nic: nic.name, mac: nic.mac} : {};
}

function another(
	address: Parsed<Ipv4>,
	text: string,
	others: ReadonlyArray<readonly [flag: '--ip' | '--dsm-ip', ip: Ipv4 | null | undefined]>,
): Parsed<Ipv4> {
	if (!address.ok) return address;
	const holder = others.find(([, ip]) => ip === address.value);
	return holder ? refused({code: 'ip-twice', value: text, flag: holder[0]}) : address;
}
