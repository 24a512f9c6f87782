import {describe, expect, test} from 'vitest';
import {readPredecessors} from '../../source/host/predecessor/read.js';
import {containerFormat} from '../../source/host/predecessor/shape.js';
import type {DockerContainer, DockerNetwork} from '../../source/model/facts.js';
import {formatNote, type PredecessorNote} from '../../source/model/predecessor.js';
import {composed} from '../helpers/predecessor.js';
import {fakeMachine} from './machine.js';

const [first, second] = ['1'.repeat(64), '2'.repeat(64)];
const {files: _, flaw: __, values: ___, ...compose} = composed;
const note: PredecessorNote = {id: first, name: 'nas', running: true, restart: 'always', compose};

const network = (text: string): DockerNetwork => ({
	id: 'n',
	name: 'vdsm-eth1-macvlan',
	driver: 'macvlan',
	internal: false,
	subnets: [],
	parent: 'enp3s0',
	mode: 'passthru',
	install: 'vdsm',
	nicWas: null,
	predecessor: text,
});
const container = (changes: Partial<DockerContainer> = {}): DockerContainer => ({
	id: second,
	name: 'nas',
	image: 'vdsm/virtual-dsm',
	running: false,
	networks: [],
	published: [],
	install: null,
	dsm: true,
	...changes,
});

async function found(one: DockerContainer, networks: readonly DockerNetwork[], service = 'dsm') {
	const said = {
		id: one.id,
		name: `/${one.name}`,
		imageId: 'sha256:1',
		running: one.running,
		config: {Labels: {'com.docker.compose.project': 'nas', 'com.docker.compose.service': service}},
		host: {RestartPolicy: {Name: 'no'}},
		all: {},
		mounts: [],
	};
	const look = `docker container inspect --format ${containerFormat} ${one.id}`;
	const machine = fakeMachine('/nowhere', {[look]: {stdout: JSON.stringify(said)}});
	const [read] = await readPredecessors(machine, [one], networks, null);
	return read;
}

describe('a DSM of Compose that an undo made again, and that was cut off before it started it', () => {
	test('is the one that was noted, whatever its id: it ran, and comes back running', async () => {
		expect(await found(container(), [network(formatNote(note))])).toMatchObject({
			...{id: first, name: 'nas', running: true, place: 'own', install: 'vdsm'},
			carried: {restart: 'always'},
		});
	});

	test('is another one where the service is another', async () => {
		const read = await found(container(), [network(formatNote(note))], 'other');
		expect(read).toMatchObject({id: second, running: false, install: null});
	});
});

test('what the network notes counts, which was written before anything was touched', async () => {
	const ours = container({
		install: 'vdsm',
		predecessor: formatNote({...note, running: false, restart: 'no'}),
	});
	expect(await found(ours, [network(formatNote(note))])).toMatchObject({running: true, place: 'aside'});
	expect(await found(ours, [])).toMatchObject({running: false});
});
