import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
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

test('a push runs all others, and none of them', {timeout: 60_000}, () => {
	const listed = (lab: string) => {
		const run = [
			'node_modules/vitest/vitest.mjs',
			'list',
			'--filesOnly',
			'--project=lab',
			'--project=machine',
		];
		const env = {...process.env, VDSM_LAB: lab};
		const said = execFileSync(process.execPath, run, {cwd: root, env, encoding: 'utf8'});
		return [...said.matchAll(/test\/lab\/(\S+)\.test\.ts/g)].map(([, name = '']) => name).toSorted();
	};
	const all = listed('full');
	expect(all).toEqual(expect.arrayContaining(names));
	expect(listed('push')).toEqual(all.filter(name => !names.includes(name)));
});

test('docs/testing.md names all of them', () => {
	const page = readFileSync(path.join(root, 'docs/testing.md'), 'utf8');
	const section = page.split('npm run test:lab:full')[1]?.split('\n\n').slice(0, 3).join('\n') ?? '';
	const told = [...section.matchAll(/`([a-z-]+\/[a-z-]+)`/g)].map(([, name = '']) => name);
	expect(told.toSorted()).toEqual(names.toSorted());
});
