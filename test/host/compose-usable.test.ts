import {chmod, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readComposeTrouble} from '../../source/host/predecessor/usable.js';
import {type Answers, fakeMachine, temporaryFolder} from './machine.js';

const id = 'ab'.repeat(32);
const at = 'docker compose --project-directory /srv/nas';
const base = `${at} -f /srv/nas/compose.yaml`;
const list =
	'docker ps --all --no-trunc --filter label=com.docker.compose.project.working_dir=/srv/nas --filter label=com.docker.compose.service=dsm --filter label=com.docker.compose.oneoff=False --format {{.ID}}';
const fine: Answers = {
	[list]: {stdout: `${id}\n`},
	'docker compose version --short': {stdout: '2.40.3\n'},
	[`${at} config --quiet dsm`]: {},
	[`${base} config --quiet`]: {},
	[`${base} config --quiet dsm`]: {},
	[`${at} ps --all --quiet --no-trunc dsm`]: {stdout: `${id}\n`},
};
const failing = {exitCode: 1, stderr: 'yaml: line 3: SECRET'};

const broken: Answers = {
	[`${at} config --quiet dsm`]: failing,
	[`${base} config --quiet`]: failing,
	[`${base} config --quiet dsm`]: failing,
};

async function troubleOf(answers: Answers, files: readonly string[] = ['compose.yaml'], mode = 0o644) {
	const root = await temporaryFolder();
	await mkdir(join(root, 'srv/nas'), {recursive: true});
	for (const name of files) await writeFile(join(root, 'srv/nas', name), '');
	for (const name of files) await chmod(join(root, 'srv/nas', name), mode);
	const machine = fakeMachine(root, {...fine, ...answers});
	return readComposeTrouble(machine, {folder: '/srv/nas', service: 'dsm'});
}

// The container is to be made anew, and DSM would be stopped for that.
test.each<[string, Answers, string | null]>([
	['a project as it was', {}, null],
	['a plugin that was removed', {'docker compose version --short': failing}, 'program'],
	['broken YAML', broken, 'broken'],
	['a service of another name', {...broken, [`${base} config --quiet`]: {}}, 'service'],
	// The user's own file is whole, and what goes over it is not.
	['an override that was broken', {[`${at} config --quiet dsm`]: failing}, 'broken'],
	['a project of another name', {[`${at} ps --all --quiet --no-trunc dsm`]: {stdout: ''}}, 'project'],
	// Nothing could be stopped for nothing, and the rest can be taken down.
	['a file that nobody needs', {[list]: {stdout: ''}, [`${at} config --quiet dsm`]: failing}, null],
	// Who does not answer has said nothing of Compose: others say that.
	['no Docker', {[list]: {exitCode: 1}}, null],
])('%s', async (_, answers, trouble) => {
	expect(await troubleOf(answers)).toBe(trouble);
});

test('a file that somebody else could write: root would obey it', async () => {
	expect(await troubleOf({}, ['compose.yaml'], 0o666)).toBe('writable');
});

test('a file that is gone', async () => {
	expect(await troubleOf({}, ['other.yaml', '.env'])).toBe('file');
	expect(await troubleOf({}, ['docker-compose.yml'])).toBeNull();
});
