import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';
import {noCommand} from '../../../model/diagnosis/verdict.js';
import {isSafeInterfaceName, lostAddresses, type Nic} from '../../../model/nic.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {cardOf} from './card-of.js';
import {thenStart} from './start-fix.js';

/** Those that receive for their members. A VRF does not. */
const takers: readonly string[] = ['bridge', 'bond', 'team', 'openvswitch'];

/** The card is in no bridge, bond, team or Open vSwitch (F5): there the kernel makes no macvlan, `device or resource busy`. */
export const nicMaster = defineCheck({
	id: 'nic-master',
	place: 'nic',
	catalogue: [5],
	reads: ['facts', 'container', 'networks'],
	explains: ['start-error', 'container-runs', 'macvlan-free', 'macvlan-up'],
	look({facts, container, networks}) {
		const nic = cardOf({facts, container, networks})?.nic;
		if (!nic) return skip;
		const {name, master} = nic;
		if (master === null || !takers.includes(master.kind)) return ok;
		const above = facts.nics.find(one => one.name === master.name);
		const carries = nic.carries.length > 0 || (above?.addresses ?? []).some(({family}) => family === 4);
		const values = {nic: name, master: master.name, kind: master.kind, carries};
		// A virtual machine or a VLAN on that bridge would lose its way out with the card.
		const others = facts.nics.some(one => one.master?.name === master.name && one.name !== name);
		const used =
			carries ||
			others ||
			(above?.children ?? []).length > 0 ||
			lostAddresses(above ?? {addresses: []}).length > 0;
		return error(values, used ? noCommand : takeOut(nic, master, container));
	},
});

/** A bond, a team and Open vSwitch keep lists of their own. */
function takeOut(
	{name, up}: Nic,
	master: {readonly name: string; readonly kind: string},
	container: ContainerDetail,
): Fix {
	if (master.kind !== 'bridge' || ![name, master.name].every(isSafeInterfaceName)) return noCommand;
	return thenStart(
		container,
		[
			['ip', ['link', 'set', 'dev', name, 'nomaster']],
			...(up ? [] : [['ip', ['link', 'set', 'dev', name, 'up']] as const]),
		],
		[['ip', ['link', 'set', 'dev', name, 'master', master.name]]],
	);
}
