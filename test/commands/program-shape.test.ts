import {expect, test} from 'vitest';
import {allChecks} from '../../source/doctor/all-checks.js';
import {doctorIds} from '../../source/model/diagnosis/doctor-ids.js';
import {languages} from '../../source/text/languages.js';
import {programShape, spoken} from '../helpers/completions.js';

test('the checks that can be named are those that there are', () => {
	expect(doctorIds).toEqual(allChecks.map(({id}) => id));
});

test.each(languages)('in %s, the shape says of each option what --help says', async language => {
	const {commands} = programShape(language);
	for (const {name, options} of commands) {
		const help = (await spoken(['help', name], language)).replaceAll(/\s+/g, '');
		for (const {short, long, what, value} of options) {
			const flags = short === undefined ? long : `${short},${long}`;
			const values =
				value === null
					? ''
					: value.optional
						? `[${value.name}]`
						: `<${value.name}${value.variadic ? '...' : ''}>`;
			expect(help).toContain(`${flags}${values}${what.replaceAll(/\s+/g, '')}`);
		}
	}
});

test('no value of a closed set would have to be quoted in any shell', () => {
	const {alone, commands} = programShape();
	const values = [alone, ...commands].flatMap(command => [
		...command.options.flatMap(({value}) => value?.values ?? []),
		...command.arguments.map(argument => argument.values),
	]);
	const words = values.flatMap(value => (value.kind === 'words' ? value.words : []));
	expect(words.length).toBeGreaterThan(100);
	expect(words.filter(word => !/^[\w-]+$/.test(word))).toEqual([]);
});
