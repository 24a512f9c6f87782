import type {Facts} from '../../source/model/facts.js';
import type {Nic} from '../../source/model/nic.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

/** The card that is DSM's, held by the running container. */
export const nic: Nic = makeNic({mac: '66:9a:45:d1:97:40', promiscuity: 1});

export const runningFacts: Facts = makeFacts({nics: [hostNic, nic]});
