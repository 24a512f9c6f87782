import {settle} from '../../source/answers/settle.js';
import type {Answers, RawAnswers} from '../../source/model/answers.js';
import type {Facts} from '../../source/model/facts.js';
import {makeFacts} from './facts.js';

/** Complete answers from a few words; throws with the problems when they are not. */
export function makeAnswers(raw: RawAnswers = {}, facts: Facts = makeFacts()): Answers {
	const settled = settle({nic: 'enp3s0', ip: '192.168.1.70', ...raw}, facts);
	if (!settled.answers) throw new Error(JSON.stringify(settled.problems));
	return settled.answers;
}

export function makeDhcpAnswers(raw: RawAnswers = {}, facts: Facts = makeFacts()): Answers {
	const settled = settle({nic: 'enp3s0', address: 'dhcp', ...raw}, facts);
	if (!settled.answers) throw new Error(JSON.stringify(settled.problems));
	return settled.answers;
}
