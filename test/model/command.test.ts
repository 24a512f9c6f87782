import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parsePath, resolveCommand, resolvePath} from '../../source/model/command.js';

describe('parsePath', () => {
	test.each([
		['/srv/dsm', '/srv/dsm'],
		['dsm', {project: 'dsm'}],
		['./dsm', {project: 'dsm'}],
		['././/./dsm', {project: 'dsm'}],
		['.dsm', {project: '.dsm'}],
		['-rf', {project: '-rf'}],
		['a/./b', {project: 'a/./b'}],
	])('%j', (text, path) => expect(parsePath(text)).toEqual(path));
});

test('a project path is below the folder, an absolute one is not', () => {
	expect(resolvePath(parsePath('./dsm'), '/srv/vdsm')).toBe('/srv/vdsm/dsm');
	expect(resolvePath(parsePath('/mnt/dsm'), '/srv/vdsm')).toBe('/mnt/dsm');
});

test('words are joined without a seam, and plain ones left alone', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), fc.string(), (head, below, tail) => {
			expect(resolveCommand(['p', [head, [head, {project: below}, tail]]], '/f')).toEqual([
				'p',
				[head, `${head}/f/${below}${tail}`],
			]);
		}),
	);
});
