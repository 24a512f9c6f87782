import {parsed, refused} from '../model/address.js';
import {unsafe} from '../model/clean.js';
import {isContainerName} from './container-name.js';
import {always, type Field} from './field.js';
import {predecessorOf, whenNew} from './take-over-field.js';

export const nameField: Field<'name'> = {
	id: 'name',
	flag: '--name',
	applies: always,
	propose: ({values: {prefix, takeOver}}) =>
		takeOver
			? {value: takeOver, origin: {from: 'predecessor', name: takeOver}, safe: true}
			: prefix === undefined
				? undefined
				: {value: prefix, origin: {from: 'default'}, safe: true},
	check(text) {
		if (!isContainerName(text)) return refused({code: 'name-malformed', field: 'name', value: text});
		return parsed(text);
	},
	show: name => name,
};

/** Docker's own grammar: a registry, lower-case names with single separators, a tag, a digest. */
const component = String.raw`[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*`;
const label = '[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*';
const registry = String.raw`(?:${label}(?:\.${label})*(?::\d{1,5})?/)?`;
const reference = new RegExp(
	String.raw`^${registry}${component}(?:/${component})*(?::\w[\w.-]{0,127})?(?:@sha256:[\da-f]{64})?$`,
);

export const imageField: Field<'image'> = {
	id: 'image',
	flag: '--image',
	applies: always,
	propose({facts, values: {takeOver}}) {
		const image = predecessorOf(takeOver, facts)?.carried.image;
		return takeOver && image
			? {value: image, origin: {from: 'predecessor', name: takeOver}, safe: true}
			: {value: 'vdsm/virtual-dsm:latest', origin: {from: 'default'}, safe: true};
	},
	check(text) {
		if (text.length > 255 || !reference.test(text))
			return refused({code: 'name-malformed', field: 'image', value: text});
		return parsed(text);
	},
	show: image => image,
};

export const storageField: Field<'storage'> = {
	id: 'storage',
	flag: '--storage',
	applies: whenNew,
	// Two installations in one folder must not share a disk.
	propose: ({values: {prefix = 'vdsm'}}) => ({
		value: prefix === 'vdsm' ? './dsm' : `./${prefix}`,
		origin: {from: 'default'},
		safe: true,
	}),
	check(text) {
		const fault = storageFault(text);
		return fault
			? refused({code: 'storage-malformed', value: text, why: fault})
			: parsed(text.replace(/(?<=.)\/+$/, ''));
	},
	show: storage => storage,
};

function storageFault(text: string) {
	if (text === '') return 'empty';
	// Not only for the eye: YAML ends a line at U+2028, and holds no noncharacter at all.
	if (text.search(unsafe) >= 0 || /\p{Noncharacter_Code_Point}/u.test(text)) return 'control';
	// `--mount` is a comma separated list without a way to quote, and Compose splits volumes at colons.
	if (/[,:"]/.test(text)) return 'colon-comma';
	if (text.startsWith('/') && text.split('/').every(part => part === '' || part === '.')) return 'root';
	// No shell expands it here: it would become a folder of that name, which somebody then removes with `rm -rf ~`.
	if (text.startsWith('~')) return 'home';
	if (text.split('/').includes('..')) return 'outside';
	return undefined;
}

const size = (
	id: 'diskSize' | 'ramSize',
	flag: '--disk-size' | '--ram-size',
	value: string,
): Field<typeof id> => ({
	id,
	flag,
	applies: whenNew,
	propose: () => ({value, origin: {from: 'default'}, safe: true}),
	check(text) {
		const found = /^(?<number>[1-9]\d{0,5})\s?(?<unit>[MGT])B?$/i.exec(text)?.groups;
		if (!found)
			return refused({
				code: 'size-malformed',
				field: id === 'diskSize' ? 'disk-size' : 'ram-size',
				value: text,
			});
		return parsed(`${found['number']}${found['unit']?.toUpperCase()}`);
	},
	show: text => text,
});

/** The image's own defaults (virtual-dsm v7.65: 256G, 2G, 2), said out loud so that a later image cannot shift them. */
export const diskSizeField = size('diskSize', '--disk-size', '256G') as Field<'diskSize'>;
export const ramSizeField = size('ramSize', '--ram-size', '2G') as Field<'ramSize'>;

export const cpuCoresField: Field<'cpuCores'> = {
	id: 'cpuCores',
	flag: '--cpu-cores',
	applies: whenNew,
	propose: () => ({value: '2', origin: {from: 'default'}, safe: true}),
	check(text) {
		if (!/^[1-9]\d{0,2}$/.test(text)) return refused({code: 'cores-malformed', value: text});
		return parsed(Number(text));
	},
	show: String,
};
