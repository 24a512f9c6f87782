import type {ComposeOwner} from '../../source/model/compose-project.js';
import type {Facts} from '../../source/model/facts.js';
import type {Carried, Predecessor} from '../../source/model/predecessor.js';
import {makeFacts} from './facts.js';

export const predecessorId = 'd'.repeat(64);

/** As Docker Compose has it whose service is called dsm, in a folder where nothing stands against it. */
export const composed: ComposeOwner = {
	project: 'nas',
	service: 'dsm',
	folder: '/srv/nas',
	override: 'compose.override.yaml',
	files: '/srv/nas/compose.yaml',
	flaw: null,
	values: [],
};

type Changes = Partial<Omit<Predecessor, 'carried'>> & {readonly carried?: Partial<Carried>};

/** DSM as most run it: on Docker's bridge, with two published ports, a folder, and a variable that may be a secret. */
export function makePredecessor({carried, ...changes}: Changes = {}): Predecessor {
	return {
		id: predecessorId,
		name: 'dsm',
		running: true,
		place: 'own',
		install: null,
		compose: null,
		autoRemove: false,
		hook: null,
		lost: [],
		dropped: [],
		free: 500 * 1024 ** 3,
		carried: {
			image: 'vdsm/virtual-dsm:7.65',
			restart: 'always',
			stopTimeout: null,
			environment: ['DISK_SIZE', 'RAM_SIZE', 'SECRET'],
			arguments: '',
			dnsmasq: '',
			mounts: [{type: 'bind', source: '/srv/dsm', target: '/storage', readOnly: false}],
			publish: [
				{address: '0.0.0.0', host: 5000, guest: 5000},
				{address: '0.0.0.0', host: 5001, guest: 5001},
			],
			otherPorts: ['137:137/udp'],
			devices: ['/dev/kvm', '/dev/net/tun'],
			capabilities: ['NET_ADMIN'],
			sysctls: {},
			labels: {owner: 'anna'},
			settings: {memory: ['4294967296'], 'log-driver': ['json-file']},
			switches: [],
			...carried,
		},
		...changes,
	};
}

/** A homelab host on which DSM runs already; its ports are open. */
export function factsWithDsm(predecessor = makePredecessor(), changes: Partial<Facts> = {}): Facts {
	const {id, name, running, carried} = predecessor;
	return makeFacts({
		predecessors: [predecessor],
		containers: [
			{
				id,
				name,
				image: carried.image,
				running,
				networks: ['bridge'],
				published: running ? carried.publish : [],
				install: null,
				dsm: true,
			},
		],
		listening: carried.publish.map(({address, host}) => ({address, port: host})),
		...changes,
	});
}
