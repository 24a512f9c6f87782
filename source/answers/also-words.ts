import {type Parsed, parsed, refused} from '../model/address.js';

/** What can be said of a further card, as `key=value` behind its name. */
export const alsoKeys = ['address', 'subnet', 'gateway', 'ip', 'dns', 'mac', 'block-ports'] as const;

export type AlsoKey = (typeof alsoKeys)[number];

export type AlsoWords = {readonly nic: string} & {readonly [K in AlsoKey]?: string};

/** The cards in `enp4s0,address=dhcp;enp5s0,ip=10.20.0.5`: one after the other, as they were given. */
export function splitCards(text: string): string[] {
	return text
		.split(/[;\n]/)
		.map(card => card.trim())
		.filter(card => card !== '');
}

/** Reads one card. Nothing of it is checked but its form; lists inside a value are separated by `+`. */
export function parseAlso(text: string): Parsed<AlsoWords> {
	const [nic = '', ...rest] = text.split(',').map(part => part.trim());
	if (nic === '' || nic.includes('=')) return refused({code: 'also-no-nic', value: text});
	const words: {nic: string} & {-readonly [K in AlsoKey]?: string} = {nic};
	for (const part of rest.filter(part => part !== '')) {
		const [name = '', ...value] = part.split('=');
		const key = alsoKeys.find(one => one === name.trim());
		if (key === undefined || value.length === 0)
			return refused({code: 'also-unknown', value: part, known: alsoKeys});
		if (words[key] !== undefined) return refused({code: 'also-repeated', value: part, key});
		words[key] = value.join('=').trim();
	}
	return parsed(words);
}

/** The text that `parseAlso` reads back. */
export function formatAlso({nic, ...words}: AlsoWords): string {
	return [nic, ...alsoKeys.flatMap(key => (words[key] === undefined ? [] : [`${key}=${words[key]}`]))].join(
		',',
	);
}
