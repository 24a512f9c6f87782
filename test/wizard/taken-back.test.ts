import {expect, test} from 'vitest';
import {takenBack} from '../../source/wizard/lines/taken-back.js';

test('what was written last is taken off its row', () => {
	expect(takenBack({prompt: 'Q: ', before: 'ab', after: 'a', columns: 10})).toBe('\b \b');
	expect(takenBack({prompt: 'Q: ', before: 'a网', after: 'a', columns: 10})).toBe('\b\b  \b\b');
});

test('a line that had gone on to another row is begun anew, also where the cursor waits at the end of the first', () => {
	const line = {prompt: 'Q: ', columns: 10};
	expect(takenBack({...line, before: 'abcdefghi', after: 'abcdefgh'})).toBe('\b \b');
	expect(takenBack({...line, before: 'abcdefgh', after: 'abcdef'})).toBe('\nQ: abcdef');
	expect(takenBack({...line, before: 'abcdefg', after: 'abcdef'})).toBe('\nQ: abcdef');
	expect(takenBack({...line, before: 'abcdefghi', after: ''})).toBe('\nQ: ');
});
