import {readFile} from 'node:fs/promises';

const example = new URL('../docs/examples/homelab.json', import.meta.url);

/** The `number`th card, from 1 on. */
export function cardName(number: number): string {
	return `enp${number}s7`;
}

/** The example machine as a facts file, with as many spare cards as are wanted instead of its own. */
export async function cardsFile(count: number): Promise<string> {
	const facts = JSON.parse(await readFile(example, 'utf8'));
	const spare = facts.nics.find(({name}: {readonly name: string}) => name === 'enp3s0');
	const kept = facts.nics.filter(({carries}: {readonly carries: readonly unknown[]}) => carries.length > 0);
	const cards = Array.from({length: count}, (_, index) => {
		const mac = `00:11:22:33:44:${(index + 1).toString(16).padStart(2, '0')}`;
		return {...spare, name: cardName(index + 1), index: 100 + index, mac, permanentMac: mac};
	});
	return JSON.stringify({...facts, nics: [...(count === 10 ? [] : kept), ...cards]});
}
