import {parsed, refused} from '../model/address.js';
import type {AddressMode, LayoutName} from '../model/answers.js';
import {isSafeInterfaceName} from '../model/nic.js';
import {judge} from '../model/verdict.js';
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
		const [first] = recommended;
		if (!first) return undefined;
		return {
			value: first.name,
			origin: {from: 'recommended'},
			safe: recommended.length === 1,
			others: recommended.map(({name}) => name),
		};
	},
	check(text, {facts}) {
		if (!isSafeInterfaceName(text)) return refused({code: 'nic-unsafe', value: text});
		if (facts.nics.some(nic => nic.name === text)) return parsed(text);
		return refused({
			code: 'nic-unknown',
			value: text,
			known: facts.nics.map(nic => nic.name).filter(isSafeInterfaceName),
		});
	},
	show: name => name,
};

const layouts: readonly LayoutName[] = ['direct', 'classic'];

export const layoutField: Field<'layout'> = {
	id: 'layout',
	flag: '--layout',
	applies: always,
	propose: () => ({value: 'direct', origin: {from: 'recommended'}, safe: true}),
	check(text) {
		const layout = layouts.find(name => name === text);
		if (layout) return parsed(layout);
		return refused({code: text === 'shared' ? 'layout-later' : 'layout-unknown', value: text});
	},
	show: layout => layout,
};

const modes: readonly AddressMode[] = ['static', 'dhcp', 'manual'];

export const addressField: Field<'address'> = {
	id: 'address',
	flag: '--address',
	applies: always,
	propose: () => ({value: 'static', origin: {from: 'recommended'}, safe: true}),
	check(text, {values}) {
		const mode = modes.find(name => name === text);
		if (!mode) return refused({code: 'address-unknown', value: text});
		// DHCP=Y cannot work on a passthru network (F61), and nobody could type an address into the container.
		if (values.layout === 'classic' && mode !== 'static')
			return refused({code: 'classic-needs-static', value: text});
		return parsed(mode);
	},
	show: mode => mode,
};
