import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {deeper} from '../../tools/test/deeper.mjs';
import {root} from './pages.js';

// Which files of the lab a push leaves out: held to the files and to the page, so that none is lost between them.

const isThere = (name: string) => existsSync(path.join(root, `test/lab/${name}.test.ts`));
const names = Object.keys(deeper);

test('what is left out is there, and what tries it in short is there, and not left out', () => {
	expect(names.filter(name => !isThere(name))).toEqual([]);
	expect(Object.values(deeper).filter(name => !isThere(name) || names.includes(name))).toEqual([]);
});

test('docs/testing.md names all of them', () => {
	const page = readFileSync(path.join(root, 'docs/testing.md'), 'utf8');
	const section = page.split('npm run test:lab:full')[1]?.split('\n\n').slice(0, 3).join('\n') ?? '';
	const told = [...section.matchAll(/`([a-z-]+\/[a-z-]+)`/g)].map(([, name = '']) => name);
	expect(told.toSorted()).toEqual(names.toSorted());
});
