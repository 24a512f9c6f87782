import {chmodSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {writeInstallation} from '../../source/apply/state/record.js';
import {chooseContainer, chosenOf, likeliest} from '../../source/commands/doctor/choose-container.js';
import {readOurs} from '../../source/commands/doctor/ours.js';
import type {Candidate} from '../../source/host/evidence/candidates.js';
import type {RawAnswers} from '../../source/model/answers.js';
import {exitCode} from '../../source/model/exit-code.js';
import {textsIn} from '../../source/text/language.js';
import {listening} from './doctor-context.js';

const text = textsIn('en').doctorCommand;
const wish = {container: undefined, noInput: false};

function candidate(name: string, given: Partial<Candidate> = {}): Candidate {
	return {id: name.repeat(8), name, image: 'vdsm/virtual-dsm', running: true, install: null, ...given};
}

/** What there is, `all` of it where that is more; null: Docker cannot be asked. */
function choice(candidates: readonly Candidate[], all: readonly Candidate[] | null = candidates) {
	return {candidates, all: async () => all};
}

describe('which container', () => {
	test('none where there is none, and the only one where there is one', async () => {
		const {context} = listening();
		expect(await chooseContainer(choice([]), wish, context)).toBeNull();
		expect(await chooseContainer(choice([candidate('one')]), wish, context)).toMatchObject({name: 'one'});
	});

	test('of several, without a terminal, none: it names them and the flag [F3]', async () => {
		const several = [candidate('one'), candidate('t\u001b[2Jwo')];
		await expect(chooseContainer(choice(several), wish, listening().context)).rejects.toMatchObject({
			exit: exitCode.usage,
			message: text.severalContainers('one, t\\x1b[2Jwo'),
		});
	});

	test('the one that is named, by its name or by how its id begins', async () => {
		const several = [candidate('one'), candidate('twoo')];
		const {context} = listening();
		for (const container of ['twoo', 'twootwoo'])
			expect(await chooseContainer(choice(several), {...wish, container}, context)).toMatchObject({
				name: 'twoo',
			});
	});

	test('one that is not known by its image may be named as well', async () => {
		const {context} = listening();
		expect(
			await chooseContainer(choice([], [candidate('my-own')]), {...wish, container: 'my-own'}, context),
		).toMatchObject({
			name: 'my-own',
			install: null,
		});
	});

	test('one that there is not is refused, with those that there are', async () => {
		const {context} = listening();
		const all = [candidate('vdsm'), candidate('t\u001b[2Jwo')];
		await expect(
			chooseContainer(choice([], all), {...wish, container: 'nosuch'}, context),
		).rejects.toMatchObject({
			exit: exitCode.usage,
			message: text.noSuchContainer('nosuch', 'vdsm, t\\x1b[2Jwo'),
		});
		await expect(chooseContainer(choice([]), {...wish, container: 'nosuch'}, context)).rejects.toMatchObject({
			exit: exitCode.usage,
		});
	});

	test('where Docker cannot be asked for it, why is looked for', async () => {
		const {context} = listening();
		expect(await chooseContainer(choice([], null), {...wish, container: 'vdsm'}, context)).toMatchObject({
			name: 'vdsm',
		});
	});

	test.each(['', '-rm', 'a b', '$(x)', '../x', 'a\n'])('%j is not the name of one', async container => {
		await expect(
			chooseContainer(choice([candidate('one')]), {...wish, container}, listening().context),
		).rejects.toMatchObject({exit: exitCode.usage});
	});

	test.each([
		['ours that runs', [{install: 'a', running: false}, {running: true}, {install: 'b', running: true}], 2],
		['any that runs', [{install: 'a', running: false}, {running: true}], 1],
		['ours', [{running: false}, {install: 'a', running: false}], 1],
		['the first', [{}, {}], 0],
	])('%s is proposed', (_, given, expected) => {
		expect(likeliest(given.map((one, index) => candidate(`c${index}`, one)))).toBe(expected);
	});

	test.each([
		['', 'two'],
		['1', 'one'],
		['2', 'two'],
		['one', 'one'],
		['3', undefined],
		['0', undefined],
		['x', undefined],
	])('%j is answered with %s', (typed, name) => {
		expect(chosenOf(typed, [candidate('one'), candidate('two')], 1)?.name).toBe(name);
	});
});

describe('what our record knows of it', () => {
	let stateDir = '';
	beforeEach(() => {
		stateDir = mkdtempSync(join(tmpdir(), 'vdsm-passthru-ours-'));
		chmodSync(stateDir, 0o700);
	});
	afterEach(() => rmSync(stateDir, {recursive: true}));

	async function record(install: string, answers: RawAnswers, ...words: readonly string[]): Promise<void> {
		const origin = {at: '2026-01-02T03:04:05.000Z', pid: 1, user: 'root', version: '0.0.0'};
		const nic = {name: 'enp3s0', mac: '00:11:22:33:44:55'};
		const made = {id: 'container', subject: 'dsm', undo: [], needs: [], needsRoot: false} as const;
		const run = words.length === 0 ? [] : [{kind: 'run', command: ['docker', words]} as const];
		const probe = {kind: 'succeeds', read: ['true', []]} as const;
		const steps = [
			{...made, run, probe},
			{...made, run: [], probe, id: 'network-management', subject: 'vdsm-eth0-bridge'},
		] as const;
		await writeInstallation(stateDir, {install, folder: '/root', origin, answers, steps, nic});
	}

	async function ours(container: Candidate | null) {
		return readOurs(container, {stateDir}, listening().context);
	}

	test('is the card, the addresses, and the command that makes it as it was', async () => {
		await record('vdsm', {nic: 'enp3s0', ip: '192.168.1.70', gateway: '192.168.1.1'});
		expect(await ours(candidate('dsm', {install: 'vdsm'}))).toMatchObject({
			install: 'vdsm',
			nic: {name: 'enp3s0', mac: '00:11:22:33:44:55'},
			ip: '192.168.1.70',
			gateway: '192.168.1.1',
			repair: [
				'npx',
				[
					...['vdsm-passthru', 'apply', '--yes', '--nic', 'enp3s0', '--gateway', '192.168.1.1'],
					...['--ip', '192.168.1.70', '--prefix', 'vdsm', '--state-dir', stateDir],
				],
			],
		});
	});

	test('is nothing of a container that is not ours, or whose record is not here', async () => {
		await record('vdsm', {});
		expect(await ours(candidate('dsm'))).toBeNull();
		expect(await ours(candidate('dsm', {install: 'other'}))).toBeNull();
		expect(await ours(candidate('dsm', {install: '../../etc/passwd'}))).toBeNull();
	});

	test('is nothing of a copy under another name', async () => {
		await record('vdsm', {});
		expect(await ours(candidate('dsm', {install: 'vdsm'}))).not.toBeNull();
		expect(await ours(candidate('dsm-copy', {install: 'vdsm'}))).toBeNull();
	});

	test('without a container it is the only record that there is', async () => {
		expect(await ours(null)).toBeNull();
		await record('vdsm', {});
		expect(await ours(null)).toMatchObject({install: 'vdsm', ip: null, gateway: null});
		await record('other', {});
		expect(await ours(null)).toBeNull();
	});

	test('knows the network by which this host reaches it', async () => {
		await record('vdsm', {});
		expect((await ours(null))?.management).toBe('vdsm-eth0-bridge');
	});

	test('in layout shared the address is the container’s, and the layout is named', async () => {
		await record('vdsm', {nic: 'eno1', ip: '192.168.1.70'}, 'create', '--env', 'DHCP=Y');
		const known = await ours(null);
		expect(known?.ip).toBeNull();
		expect(known?.repair[1].join(' ')).toContain('--nic eno1 --layout shared --ip 192.168.1.70');
	});

	test('an answer that looks like an option gets into no command [D5]', async () => {
		await record('vdsm', {nic: 'enp3s0', ip: '--give-up-nic'});
		expect((await ours(null))?.repair[1]).not.toContain('--give-up-nic');
	});
});
