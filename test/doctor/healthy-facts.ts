import type {DockerContainer, Facts} from '../../source/model/facts.js';
import type {Nic} from '../../source/model/nic.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

/** The card that is DSM's, held by the running container. */
export const nic: Nic = makeNic({mac: '66:9a:45:d1:97:40', promiscuity: 1});

/** The container, in the list of all. */
export const listed: DockerContainer = {
	id: 'c'.repeat(64),
	name: 'vdsm',
	image: 'vdsm/virtual-dsm:latest',
	running: true,
	networks: ['vdsm-eth0-bridge', 'vdsm-eth1-macvlan'],
	published: [{address: '127.0.0.1', host: 5000, guest: 5000}],
	install: 'vdsm',
	dsm: true,
};

export const runningFacts: Facts = makeFacts({nics: [hostNic, nic], containers: [listed]});
