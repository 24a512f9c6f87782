import {expect, test} from 'vitest';
import {mapTexts} from '../../source/text/map-texts.js';

const catalogue = {
	title: 'sudo this',
	nested: {one: 'sudo one', list: ['sudo two', 'three'], none: null, two: {deep: 'sudo deep'}},
	made: (name: string) => `sudo ${name}`,
	parts: (name: string) => ({title: `sudo ${name}`, lines: [`sudo ${name}`]}),
	amount: 3,
};
const plain = (text: string) => text.replace('sudo ', '');

test('every sentence is changed where it stands, also one that is made of values', () => {
	const {made, parts, ...rest} = mapTexts(catalogue, plain);
	expect(rest).toEqual({
		title: 'this',
		nested: {one: 'one', list: ['two', 'three'], none: null, two: {deep: 'deep'}},
		amount: 3,
	});
	expect(made('x')).toBe('x');
	expect(parts('x')).toEqual({title: 'x', lines: ['x']});
});

test('what is not asked for is not changed, and nothing twice', () => {
	const changed: string[] = [];
	const texts = mapTexts(catalogue, text => {
		changed.push(text);
		return plain(text);
	});
	expect(changed).toEqual([]);
	expect([texts.nested.two.deep, texts.nested.two.deep]).toEqual(['deep', 'deep']);
	expect(changed).toEqual(['sudo deep']);
	expect({...texts}.title).toBe('this');
	expect(texts.title).toBe('this');
	expect(changed.filter(text => text === 'sudo this')).toHaveLength(1);
});

test('a change over a change sees what the first one has made', () => {
	expect(mapTexts(mapTexts(catalogue, plain), text => text.toUpperCase()).nested.one).toBe('ONE');
});
