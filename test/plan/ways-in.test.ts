import {expect, test} from 'vitest';
import type {RawAnswers} from '../../source/model/answers.js';
import type {WayIn} from '../../source/model/way-in.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {reachedBy, waysIn} from '../../source/plan/ways-in.js';
import {makeAnswers, makeDhcpAnswers} from '../helpers/answers.js';
import {makeFacts} from '../helpers/facts.js';

const mac = '46:9a:45:d1:97:41';
const local: WayIn = {from: 'host', url: 'http://localhost:5000'};

test.each<[RawAnswers, readonly WayIn[]]>([
	[{}, [{from: 'lan', url: 'http://192.168.1.70:5000'}, local]],
	[{blockPorts: '5000'}, [{from: 'lan', url: 'https://192.168.1.70:5001'}, local]],
	[{blockPorts: '5000,5001'}, [local]],
	[{publish: ''}, [{from: 'lan', url: 'http://192.168.1.70:5000'}]],
	[
		{blockPorts: '5000,5001', publish: '192.168.1.2:8443:5001,2222:22'},
		[{from: 'host', url: 'https://192.168.1.2:8443'}],
	],
	[{address: 'dhcp'}, [{from: 'lan', lease: mac}, local]],
	[{address: 'manual'}, [{from: 'lan', typed: true}, local]],
	[{address: 'dhcp', blockPorts: '5000,5001'}, [local]],
	[
		{layout: 'classic'},
		[
			{from: 'lan', url: 'http://192.168.1.70:5000'},
			{from: 'host', url: 'http://172.31.4.2:5000'},
		],
	],
	[{layout: 'classic', blockPorts: '5000,5001'}, [{from: 'host', url: 'http://172.31.4.2:5000'}]],
])('with %j DSM’s page is at %j', (words, ways) => {
	const make = words.address === undefined ? makeAnswers : makeDhcpAnswers;
	expect(waysIn(buildPlan(make(words), makeFacts()))).toEqual(ways);
});

test.each([
	['127.0.0.1', 5000, 5000, 'http://localhost:5000'],
	['0.0.0.0', 8080, 5000, 'http://localhost:8080'],
	['127.0.0.1', 443, 5001, 'https://localhost:443'],
	['192.168.1.2', 5000, 5000, 'http://192.168.1.2:5000'],
	// Another loopback address is not what "localhost" leads to.
	['127.0.0.2', 5000, 5000, 'http://127.0.0.2:5000'],
	['127.0.0.1', 2222, 22, 'localhost:2222'],
])('%s:%i → %i is reached at %s', (address, host, guest, at) => {
	expect(reachedBy({address, host, guest})).toBe(at);
});
