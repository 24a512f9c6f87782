import {describe, expect, test} from 'vitest';
import {askOverShim, checkShim} from '../../source/host/verify/check-shim.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts} from '../helpers/facts.js';
import {fakeMachine} from './machine.js';

const facts = makeFacts({nics: [hostNic]});
const mac = '02:11:32:ab:cd:ef';
const words = {nic: 'eno1', mac} as const;
const plan = buildPlan(makeAnswers({...words, dsmIp: '192.168.1.80', shimIp: '192.168.1.71'}, facts), facts);
const without = buildPlan(makeAnswers(words, facts), facts);

const help = {stderr: 'Usage:\n  arping [options] <destination>\n  -D   duplicate address detection mode\n'};
const heard = (...macs: readonly string[]) => ({
	'arping -h': help,
	'arping -f -s 192.168.1.71 -c 2 -w 2 -I vdsm-shim 192.168.1.80': {
		stdout: `ARPING\n${macs.map(one => `Unicast reply from 192.168.1.80 [${one}]  1ms\n`).join('')}Sent 2 probes (2 broadcast(s))\nReceived ${macs.length} response(s)\n`,
	},
});

describe('the way that the kernel takes to DSM', () => {
	test.each([
		['192.168.1.80 dev vdsm-shim src 192.168.1.71 uid 0\n    cache \n', 'ok', 'vdsm-shim'],
		['192.168.1.80 dev eno1 src 192.168.1.2 uid 0\n', 'failed', 'eno1'],
		['192.168.1.80 via 10.8.0.1 dev wg0 table 52 src 10.8.0.2 uid 0\n', 'failed', null],
	])('%j', async (stdout, verdict, via) => {
		const machine = fakeMachine('', {'ip -4 route get 192.168.1.80': {stdout}});
		expect(await checkShim(machine, plan)).toEqual([
			{check: 'shim', shim: 'vdsm-shim', dsm: '192.168.1.80', via, verdict},
		]);
	});

	test('may be no look, and is none where there is no shim', async () => {
		const machine = fakeMachine('', {'ip -4 route get 192.168.1.80': {exitCode: 2}});
		expect(await checkShim(machine, plan)).toMatchObject([{verdict: 'unknown', why: 'error'}]);
		expect(await checkShim(machine, without)).toEqual([]);
	});
});

describe('DSM, asked over it', () => {
	const ask = async (answers: Parameters<typeof fakeMachine>[1], of = plan) =>
		askOverShim(of, of.cards[0], fakeMachine('', answers));

	test('answers, not yet, or is somebody else', async () => {
		const told = {check: 'lan-address', ip: '192.168.1.80', how: 'shim', via: 'vdsm-shim'};
		expect(await ask(heard(mac))).toMatchObject({...told, verdict: 'ok'});
		expect(await ask(heard())).toMatchObject({...told, verdict: 'waiting'});
		expect(await ask(heard('3c:2a:f4:00:00:50'))).toMatchObject({
			...told,
			verdict: 'failed',
			mac: '3c:2a:f4:00:00:50',
		});
	});

	test('cannot be asked without the program, and is not where there is no shim', async () => {
		expect(await ask({'arping -h': {failed: 'not-found'}})).toMatchObject({
			how: null,
			verdict: 'unknown',
			why: 'no-arping',
		});
		expect(await ask(heard(mac), without)).toBeUndefined();
	});
});
