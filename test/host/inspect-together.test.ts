import {chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {readStatesOf, readStepState} from '../../source/host/step-states.js';
import type {Command} from '../../source/model/command.js';
import type {Step} from '../../source/model/step.js';

// A stand-in for the Docker client notes each of its starts. For each name that has a file, it prints the template with
// the file's content in place of `@`, as the real one does with labels; for the others it says what the real one says.
const standIn = `#!/bin/sh
here=$(dirname "$0")
echo "$*" >>"$here/starts"
if [ -e "$here/down" ]; then echo 'Cannot connect to the Docker daemon' >&2; exit 1; fi
kind=$1 format=$4
shift 4
code=0
for name in "$@"; do
	if [ -e "$here/$kind-$name" ]; then
		printf '%s\\n' "$(printf '%s' "$format" | sed "s/@/$(cat "$here/$kind-$name")/g")"
	else
		echo "Error response from daemon: $kind $name not found" >&2
		code=1
	fi
done
exit $code
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

	const has = (object: string, labels: string) => writeFileSync(join(folder, object), labels);
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
			},
		],
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

	it('start the client once for each kind of object', async () => {
		has('network-lan', 'vdsm 1');
		has('network-lan-far', 'vdsm 2');
		has('container-dsm', 'vdsm 3');
		has('container-second', 'vdsm 4');
		expect(await together()).toEqual(Array(5).fill('holds'));
		expect(starts()).toBe(2);
	});

	it('start it no more often where nothing stands', async () => {
		expect(await together()).toEqual(Array(5).fill('absent'));
		expect(starts()).toBe(2);
	});

	it('do not say absent where Docker does not answer', async () => {
		has('down', '');
		expect(await together()).toEqual(Array(5).fill('unknown'));
	});
});
