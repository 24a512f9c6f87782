import {parsed, refused} from '../model/address.js';
import {addressModes, layoutNames} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import {isSafeInterfaceName, type Nic} from '../model/nic.js';
import {canOnlyBeShared, judge} from '../model/verdict.js';
import {parseVlanName} from '../model/vlan.js';
import {always, type Field} from './field.js';

/**
 * Blocked cards are no problem of the value here: the plan reports them with their reasons, and the caller decides
 * (the wizard does not let them be chosen, `export` refuses, `plan` shows).
 */
export const nicField: Field<'nic'> = {
	id: 'nic',
	flag: '--nic',
	applies: always,
	propose({facts}) {
		const recommended = facts.nics.filter(nic => judge(nic, facts).level === 'recommended');
		const candidates = recommended.length > 0 ? recommended : sharedOnly(facts);
		const [first] = candidates;
		if (!first) return undefined;
		return {
			value: first.name,
			origin: recommended.length > 0 ? {from: 'recommended'} : {from: 'carries-host', name: first.name},
			safe: candidates.length === 1,
			others: candidates.map(({name}) => name),
		};
	},
	check(text, {facts}) {
		if (!isSafeInterfaceName(text)) return refused({code: 'nic-unsafe', value: text});
		if (facts.nics.some(nic => nic.name === text)) return parsed(text);
		const [, card, number] = /^(.+)\.(\d+)$/.exec(text) ?? [];
		if (number !== undefined && facts.nics.some(({name}) => name === card) && !parseVlanName(text))
			return refused({code: 'vlan-number', value: text, number});
		return refused({
			code: 'nic-unknown',
			value: text,
			known: facts.nics.map(nic => nic.name).filter(isSafeInterfaceName),
		});
	},
	show: name => name,
};

/** Where no card can be DSM's alone: those on which DSM can be beside the host. Docker's own bridge is no card. */
function sharedOnly(facts: Facts): readonly Nic[] {
	const cards = facts.nics.filter(({kind}) => kind === 'physical');
	return cards.every(nic => judge(nic, facts).level === 'blocked')
		? cards.filter(nic => canOnlyBeShared(nic, facts))
		: [];
}

export const layoutField: Field<'layout'> = {
	id: 'layout',
	flag: '--layout',
	applies: always,
	/** Never a layout that takes a card from the host which depends on it, unless the card was given up by name. */
	propose({facts, values, giveUp}) {
		const nic = facts.nics.find(({name}) => name === values.nic);
		return nic && nic.name !== giveUp && canOnlyBeShared(nic, facts)
			? {value: 'shared', origin: {from: 'carries-host', name: nic.name}, safe: true}
			: {value: 'direct', origin: {from: 'recommended'}, safe: true};
	},
	check(text) {
		const layout = layoutNames.find(name => name === text);
		if (layout) return parsed(layout);
		return refused({code: 'layout-unknown', value: text});
	},
	show: layout => layout,
};

export const addressField: Field<'address'> = {
	id: 'address',
	flag: '--address',
	applies: always,
	propose: () => ({value: 'static', origin: {from: 'recommended'}, safe: true}),
	check(text, {values}) {
		const mode = addressModes.find(name => name === text);
		if (!mode) return refused({code: 'address-unknown', value: text});
		// DHCP=Y cannot work on a passthru network (F61), and nobody could type an address into the container.
		if (values.layout === 'classic' && mode !== 'static')
			return refused({code: 'classic-needs-static', value: text});
		// The container's address, without which Docker takes one of its own choice (F28, F32); DSM asks the router anyway.
		if (values.layout === 'shared' && mode !== 'static')
			return refused({code: 'shared-needs-static', value: text});
		return parsed(mode);
	},
	show: mode => mode,
};
