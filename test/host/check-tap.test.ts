import {describe, expect, test} from 'vitest';
import {checkTap} from '../../source/host/verify/check-tap.js';
import {checkWiring, wiringUnseen} from '../../source/host/verify/check-wiring.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {tellCheck} from '../../source/text/by-code.js';
import {en} from '../../source/text/en.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts} from '../helpers/facts.js';

const facts = makeFacts({nics: [hostNic]});
const plan = buildPlan(makeAnswers({nic: 'eno1'}, facts), facts);
const {mac} = plan.answers;

const link = {
	index: 7,
	name: 'dsm',
	mac,
	up: true,
	kind: 'macvtap',
	master: null,
	slaveKind: null,
	lower: 'lan0',
	permanentMac: null,
	promiscuity: 0,
	addresses: [],
};
const lan0 = {...link, name: 'lan0', mac: 'd6:00:00:00:00:01', kind: 'macvlan'};
const container = {
	id: '0'.repeat(64),
	status: 'running',
	pid: 4711,
	restarts: 0,
	startedAt: null,
	networks: new Map(),
	published: [],
};

describe('DSM’s end on a card that it shares', () => {
	test('is its macvtap, under the planned MAC', () => {
		expect(checkTap(plan, [lan0, link])).toMatchObject({name: 'dsm', verdict: 'ok'});
	});

	test('may not be there yet, for the minutes that the first start takes', () => {
		expect(checkTap(plan, [lan0])).toMatchObject({name: null, verdict: 'waiting'});
	});

	test('under another MAC is another machine’s, to the router', () => {
		const found = checkTap(plan, [{...link, mac: '02:00:00:00:00:09'}]);
		expect(found).toMatchObject({has: '02:00:00:00:00:09', verdict: 'failed'});
		expect(tellCheck(en, found)).toContain(`02:00:00:00:00:09, and not under the planned ${mac}`);
	});

	test('is all that is looked at inside: there is no br0 to miss', () => {
		expect(checkWiring(plan, container, [lan0, link]).map(({check}) => check)).toEqual(['macvtap']);
		expect(wiringUnseen(plan, 'inside')).toMatchObject([
			{check: 'macvtap', verdict: 'unknown', why: 'inside'},
		]);
	});
});
