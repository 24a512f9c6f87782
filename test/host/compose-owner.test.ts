import {chmod, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {readComposeOwner} from '../../source/host/predecessor/compose.js';
import {containerShape} from '../../source/host/predecessor/shape.js';
import {composed} from '../helpers/predecessor.js';
import {type Answers, fakeMachine, temporaryFolder} from './machine.js';

const id = 'ab'.repeat(32);
const others = ['cd'.repeat(32), 'ef'.repeat(32)];
const asked = {others, named: true};
const at = 'docker compose --project-directory /srv/nas';
const dry = `${at} --dry-run up --no-start --no-deps --no-build --pull never dsm`;
const fine: Answers = {
	'docker compose version --short': {stdout: '2.40.3-3\n'},
	[`${at} ps --all --quiet --no-trunc dsm`]: {stdout: `${id}\n`},
	[dry]: {stderr: 'level=warning msg="obsolete"\n DRY-RUN MODE -  Container nas  Running\n'},
};

const labels = {
	'com.docker.compose.project': 'nas',
	'com.docker.compose.service': 'dsm',
	'com.docker.compose.project.working_dir': '/srv/nas',
	'com.docker.compose.project.config_files': '/srv/nas/compose.yaml',
};

type Given = {
	readonly files?: readonly string[];
	readonly answers?: Answers;
	readonly labels?: Readonly<Record<string, string>>;
	readonly mounts?: readonly unknown[];
};

async function ownerOf({files = ['compose.yaml'], answers = {}, labels: more = {}, mounts = []}: Given = {}) {
	const root = await temporaryFolder();
	await mkdir(join(root, 'srv/nas'), {recursive: true});
	for (const name of files) await writeFile(join(root, 'srv/nas', name), '');
	const says = containerShape.parse({
		id,
		name: '/nas',
		imageId: 'sha256:1',
		running: true,
		config: {Labels: {...labels, ...more}},
		host: {},
		all: {},
		mounts,
	});
	const inRoot = Object.fromEntries(
		Object.entries(answers).map(([line, answer]) => [line.replace('ROOT', root), answer]),
	);
	return {says, machine: fakeMachine(root, {...fine, ...inRoot})};
}

const flawOf = async (given: Given = {}) => {
	const {machine, says} = await ownerOf(given);
	return (await readComposeOwner(machine, says, undefined, asked))?.flaw;
};

const envLine =
	'grep -qsE ^[[:space:]]*(export[[:space:]]+)?COMPOSE_(FILE|PROFILES|PROJECT_NAME|PATH_SEPARATOR)[[:space:]]*= ROOT/srv/nas/.env';

describe('a container of Docker Compose', () => {
	test('can be moved when Compose finds it, and would do nothing to it', async () => {
		const {machine, says} = await ownerOf();
		expect(await readComposeOwner(machine, says, undefined, asked)).toEqual({
			project: 'nas',
			service: 'dsm',
			folder: '/srv/nas',
			files: '/srv/nas/compose.yaml',
			override: 'compose.override.yaml',
			flaw: null,
			values: [],
		});
	});

	test('that is not the one which Compose lists is told with those that it is', async () => {
		const two = [id, '12'.repeat(32)];
		const {machine, says} = await ownerOf({
			answers: {[`${at} ps --all --quiet --no-trunc dsm`]: {stdout: `${two.join('\n')}\n`}},
		});
		expect(await readComposeOwner(machine, says, undefined, asked)).toMatchObject({
			flaw: 'not-listed',
			values: two.map(one => one.slice(0, 12)),
		});
	});

	test('with a Compose that is too old is told its version', async () => {
		const {machine, says} = await ownerOf({
			answers: {'docker compose version --short': {stdout: '2.33.0'}},
		});
		expect(await readComposeOwner(machine, says, undefined, asked)).toMatchObject({values: ['2.33.0']});
	});

	test('that is stopped is told of by no line at all', async () => {
		expect(await flawOf({answers: {[dry]: {stderr: ''}}})).toBeNull();
	});

	const named = (files: string) => ({'com.docker.compose.project.config_files': files});
	test.each<[string, Given, string]>([
		['of no folder', {labels: {'com.docker.compose.project.working_dir': 'x'}}, 'labels'],
		['with a service that is an option', {labels: {'com.docker.compose.service': '--rm'}}, 'labels'],
		['from a file of another name', {labels: named('/srv/nas/nas.yaml')}, 'files'],
		['from another folder', {labels: named('/srv/compose.yaml')}, 'files'],
		['from two files', {labels: named('/srv/nas/compose.yaml,/srv/nas/more.yaml')}, 'files'],
		['with an override', {labels: named('/srv/nas/compose.yaml,/srv/nas/compose.override.yml')}, 'override'],
		['with one that came later', {files: ['compose.yaml', 'docker-compose.override.yml']}, 'override'],
		['whose file is elsewhere', {files: []}, 'file-missing'],
		['whose files .env chooses', {answers: {[envLine]: {exitCode: 0}}}, 'chosen-files'],
		[
			'with a volume without a name',
			{mounts: [{Type: 'volume', Name: 'c'.repeat(64), Destination: '/x'}]},
			'anonymous',
		],
		['that is older', {answers: {'docker compose version --short': {stdout: '2.33.0'}}}, 'compose-old'],
		['that is not there', {answers: {'docker compose version --short': {exitCode: 1}}}, 'no-compose'],
		[
			'that is the old program',
			{
				answers: {
					'docker compose version --short': {exitCode: 1},
					'docker-compose --version': {stdout: 'docker-compose version 1.29.2'},
				},
			},
			'compose-v1',
		],
		[
			'that lists nothing',
			{answers: {[`${at} ps --all --quiet --no-trunc dsm`]: {stdout: ''}}},
			'not-listed',
		],
		[
			'that lists two',
			{answers: {[`${at} ps --all --quiet --no-trunc dsm`]: {stdout: `${id}\n${'cd'.repeat(32)}\n`}}},
			'not-listed',
		],
		[
			'that would make it anew',
			{answers: {[dry]: {stderr: ' DRY-RUN MODE -  Container nas  Recreate'}}},
			'changed',
		],
		['that cannot read its file', {answers: {[dry]: {exitCode: 1, stderr: 'yaml: line 3'}}}, 'unreadable'],
	])('%s is left alone', async (_, given, flaw) => {
		expect(await flawOf(given)).toBe(flaw);
	});

	test.each([
		['network', `container:${id} private private`],
		['processes', `nas_default container:${id} private`],
		['memory', 'nas_default private container:nas'],
	])('whose %s others share is left alone, and they are named: by its id, which goes', async (_, modes) => {
		const look =
			'docker container inspect --format {{.Name}} {{.HostConfig.NetworkMode}} {{.HostConfig.PidMode}} {{.HostConfig.IpcMode}}';
		const stdout = `/nas-vpn-1 ${modes}\n/nas-db-1 container:${'9'.repeat(64)}  private\n`;
		const {machine, says} = await ownerOf({answers: {[`${look} ${others.join(' ')}`]: {stdout}}});
		const tied = {flaw: 'tied', values: ['nas-vpn-1']};
		expect(await readComposeOwner(machine, says, undefined, asked)).toMatchObject(tied);
		const {files: _files, flaw: _flaw, values: _values, ...compose} = composed;
		const note = {id, name: 'nas', running: true, restart: 'always', compose};
		expect(await readComposeOwner(machine, says, note, asked)).toMatchObject(tied);
	});

	test('that was moved is known by what was noted, and only the program counts', async () => {
		const {machine, says} = await ownerOf({files: ['compose.yaml', 'compose.override.yaml']});
		const compose = {project: 'nas', service: 'dsm', folder: '/srv/nas', override: 'compose.override.yaml'};
		const note = {id, name: 'nas', running: true, restart: 'always', compose};
		expect(await readComposeOwner(machine, says, note, asked)).toMatchObject({...compose, flaw: null});
		expect(machine.asked.filter(line => line.startsWith('docker compose'))).toEqual([
			'docker compose version --short',
		]);
	});

	test('is asked of Compose only where it was named: as root Compose obeys what is in somebody’s folder', async () => {
		const {machine, says} = await ownerOf();
		const owner = await readComposeOwner(machine, says, undefined, {others, named: false});
		expect(owner).toMatchObject({project: 'nas', folder: '/srv/nas', flaw: null});
		expect(machine.asked).toEqual([]);
	});

	test('is not asked of Compose, either, where somebody else could write what it reads [E4]', async () => {
		const {machine, says} = await ownerOf({files: ['compose.yaml', '.env']});
		await chmod(join(machine.root, 'srv/nas/.env'), 0o666);
		expect(await readComposeOwner(machine, says, undefined, asked)).toMatchObject({
			flaw: 'writable',
			values: ['/srv/nas/.env'],
		});
		expect(machine.asked.filter(line => line.includes('compose'))).toEqual([]);
	});

	test('is asked for nothing that has its values: no file is read, and no configuration printed [E7]', async () => {
		const {machine, says} = await ownerOf();
		await readComposeOwner(machine, says, undefined, asked);
		expect(machine.asked.filter(line => / config\b/.test(line))).toEqual([]);
		expect(machine.asked.filter(line => line.startsWith('grep')).every(line => line.includes('-qsE'))).toBe(
			true,
		);
	});
});

test('a container of nobody’s project has no owner', async () => {
	const {machine, says} = await ownerOf({labels: {'com.docker.compose.project': ''}});
	expect(await readComposeOwner(machine, says, undefined, asked)).toBeNull();
});
