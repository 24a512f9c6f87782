import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {readStatesOf, readStepState} from '../../source/host/step-states.js';
import type {Command} from '../../source/model/command.js';
import type {Step} from '../../source/model/step.js';

// A stand-in for the Docker client notes each of its starts. An object is a file KIND-NAME. A template's `@` becomes the
// file's content, as labels do; of the choice that is made by type, the branch of the object's kind is taken. As the real
// one, `inspect` alone takes the first kind that has the name, and says its own word for what is missing.
const standIn = `#!/usr/bin/env node
const {appendFileSync, existsSync, readFileSync} = require('node:fs');
const here = __dirname;
const args = process.argv.slice(2);
appendFileSync(here + '/starts', args[0] + '\\n');
if (existsSync(here + '/down')) {
	console.error('Cannot connect to the Docker daemon');
	process.exit(1);
}
const kind = args[0] === 'inspect' ? undefined : args.shift();
const [, , format, ...names] = args;
const type = {container: 'container.InspectResponse', image: 'image.InspectResponse', network: 'network.Inspect'};
const known = existsSync(here + '/types') ? readFileSync(here + '/types', 'utf8') : '';
for (const name of names) {
	const found = (kind ? [kind] : ['container', 'image', 'network']).find(one => existsSync(here + '/' + one + '-' + name));
	if (!found) {
		console.error(kind ? 'Error response from daemon: ' + kind + ' ' + name + ' not found' : 'error: no such object: ' + name);
		process.exitCode = 1;
		continue;
	}
	const [, before = format, choice] = /^(.*?)\\{\\{if (or .*)\\{\\{end\\}\\}$/s.exec(format) ?? [];
	const branch = choice?.split('{{else if ').find(one => one.slice(0, one.indexOf('}}')).includes('"' + (known || type[found]) + '"'));
	const text = choice ? before + (branch ?? '}}').replace(/^.*?\\}\\}/s, '') : format;
	console.log(text.replaceAll('@', readFileSync(here + '/' + found + '-' + name, 'utf8')));
}
`;

const look = (kind: string, template: string, name: string): Command => [
	'docker',
	[kind, 'inspect', '--format', template, name],
];
const labelled = (read: Command, holds: string): Pick<Step, 'probe'> => ({
	probe: {kind: 'labelled', read, holds, ours: 'vdsm '},
});

const steps = [
	labelled(look('network', '@', 'lan'), 'vdsm 1'),
	labelled(look('network', '@', 'lan-far'), 'vdsm 2'),
	labelled(look('container', '@', 'dsm'), 'vdsm 3'),
	labelled(look('container', '@ running', 'dsm'), 'vdsm 3 running'),
	labelled(look('container', '@', 'second'), 'vdsm 4'),
	labelled(look('image', '@', 'some/dsm'), 'vdsm 5'),
];

describe('probes that are read together', () => {
	let folder = '';

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-inspect-'));
		writeFileSync(join(folder, 'docker'), standIn);
		chmodSync(join(folder, 'docker'), 0o755);
		vi.stubEnv('VDSM_PASSTHRU_TEST_FOLDERS', folder);
	});

	afterEach(() => {
		vi.unstubAllEnvs();
		rmSync(folder, {recursive: true});
	});

	const has = (object: string, labels: string) => {
		mkdirSync(dirname(join(folder, object)), {recursive: true});
		writeFileSync(join(folder, object), labels);
	};
	const starts = () => readFileSync(join(folder, 'starts'), 'utf8').trimEnd().split('\n').length;
	const together = async () => readStatesOf(steps.map(step => ({step, folder: '/'})));
	const alone = async () => Promise.all(steps.map(async step => readStepState(step, '/')));

	it.each([
		[
			'all of it stands',
			{
				'network-lan': 'vdsm 1',
				'network-lan-far': 'vdsm 2',
				'container-dsm': 'vdsm 3',
				'container-second': 'vdsm 4',
				'image-some/dsm': 'vdsm 5',
			},
		],
		['a container has the name of a network', {'container-lan': 'vdsm 1', 'container-dsm': 'vdsm 3'}],
		['a label has line breaks', {'network-lan': 'vdsm 1\n\n', 'network-lan-far': '\nvdsm 2'}],
		['the client has other names for its types', {types: 'other.Type', 'network-lan': 'vdsm 1'}],
		[
			'one is of another make',
			{
				'network-lan': 'vdsm 1',
				'network-lan-far': 'vdsm 9',
				'container-dsm': 'vdsm 3',
				'container-second': 'vdsm 4',
			},
		],
		['one is not ours', {'network-lan': 'other 1', 'network-lan-far': 'vdsm 2', 'container-dsm': ''}],
		[
			'one is missing whose name begins with that of another',
			{'network-lan': 'vdsm 1', 'container-dsm': 'vdsm 3', 'container-second': 'vdsm 4'},
		],
		['nothing stands', {}],
		['Docker does not answer', {down: ''}],
	])('tell the same as one by one: %s', async (_, objects) => {
		for (const [object, labels] of Object.entries(objects)) has(object, labels);
		expect(await together()).toEqual(await alone());
	});

	it('start the client once, whatever stands', async () => {
		has('network-lan', 'vdsm 1');
		has('container-dsm', 'vdsm 3');
		has('container-second', 'vdsm 4');
		has('image-some/dsm', 'vdsm 5');
		expect(await together()).toEqual(['holds', 'absent', 'holds', 'holds', 'holds', 'holds']);
		expect(starts()).toBe(1);
	});

	it('start it no more often where nothing stands', async () => {
		expect(await together()).toEqual(Array(6).fill('absent'));
		expect(starts()).toBe(1);
	});

	it('do not say absent where Docker does not answer', async () => {
		has('down', '');
		expect(await together()).toEqual(Array(6).fill('unknown'));
	});
});
