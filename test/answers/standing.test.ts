import {describe, expect, test} from 'vitest';
import {formerAnswer} from '../../source/answers/propose.js';
import {settle} from '../../source/answers/settle.js';
import {rawOf, shortestRawOf} from '../../source/answers/spell.js';
import {cardsMeant} from '../../source/answers/standing.js';
import type {Answers, RawAnswers} from '../../source/model/answers.js';
import type {Facts} from '../../source/model/facts.js';
import type {StandingSetup} from '../../source/model/standing-setup.js';
import {makeAnswers, makeDhcpAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {factsWithDsm, makePredecessor} from '../helpers/predecessor.js';

const first = makeNic();
const second = makeNic({name: 'enp4s0', mac: '00:11:22:33:44:66', permanentMac: '00:11:22:33:44:66'});
const nics = [hostNic, first, second];
const words: RawAnswers = {
	nic: 'enp3s0',
	subnet: '192.168.50.0/24',
	gateway: '192.168.50.1',
	ip: '192.168.50.80',
	dns: '9.9.9.9',
	blockPorts: '22',
	mac: '02:00:00:00:00:07',
	ramSize: '4G',
	prefix: 'nas',
};
const {subnet} = words;
const stands = makeAnswers(words, makeFacts({nics}));

function setupOf(answers: Answers, cards = ['enp3s0']): StandingSetup {
	const macOf = (name: string) => nics.find(nic => nic.name === name)?.permanentMac ?? null;
	return {
		install: answers.prefix,
		cards: cards.map(name => ({name, mac: macOf(name)})),
		answers: rawOf(answers),
	};
}

const facts = makeFacts({nics, standing: [setupOf(stands)]});

function settled(raw: RawAnswers, now: Facts = facts): Answers {
	const {answers, problems} = settle(raw, now);
	if (!answers) throw new Error(JSON.stringify(problems));
	return answers;
}

describe('who says one thing changes one thing', () => {
	test.each<RawAnswers>([{}, {nic: 'enp3s0'}, {prefix: 'nas'}])('%o and nothing else is what stands', raw => {
		expect(settled(raw)).toEqual(stands);
	});

	test('another address, and the rest stays', () => {
		expect(settled({ip: '192.168.50.81'})).toEqual({...stands, lan: {...stands.lan, ip: '192.168.50.81'}});
	});

	test('an empty value takes away', () => {
		expect(settled({blockPorts: ''})).toEqual({...stands, blockPorts: []});
	});

	test('it is said where a value comes from', () => {
		expect(settle({}, facts).used.ip).toEqual({text: '192.168.50.80', origin: {from: 'standing'}});
	});

	test('DHCP after an address has no use for what belongs to it', () => {
		expect(settled({address: 'dhcp'})).toEqual({...stands, lan: {mode: 'dhcp'}});
	});

	test('who names an address wants it, though the router was asked until now', () => {
		const asks = setupOf(makeDhcpAnswers({prefix: 'nas'}, makeFacts({nics})));
		const lan = {subnet: '192.168.50.0/24', gateway: '192.168.50.1', ip: '192.168.50.9'};
		const now = {...facts, standing: [asks]};
		expect(settled(lan, now).lan).toMatchObject({mode: 'static', ip: '192.168.50.9'});
		expect(settled({}, now).lan).toEqual({mode: 'dhcp'});
		expect(settled(shortestRawOf(settled(lan, now), now), now).lan).toMatchObject({mode: 'static'});
	});

	test('a name server that was the router is the new router, and any other one stays', () => {
		const gateway = '192.168.50.2';
		const router = makeAnswers({...words, dns: '192.168.50.1'}, makeFacts({nics}));
		const now = settled({gateway}, {...facts, standing: [setupOf(router)]});
		expect(now.lan).toMatchObject({gateway, dns: [gateway]});
		expect(settled({gateway}).lan).toMatchObject({gateway, dns: ['9.9.9.9']});
	});

	test('an address that does not fit the new subnet is asked for again', () => {
		expect(settle({subnet: '10.1.2.0/24', gateway: '10.1.2.1'}, facts).problems).toMatchObject([
			{field: 'ip', problem: {code: 'missing'}},
		]);
	});
});

describe('which set-up is meant', () => {
	test('another card without a prefix is another DSM', () => {
		const {values, problems} = settle({nic: 'enp4s0'}, facts);
		expect(values).toMatchObject({nic: 'enp4s0', blockPorts: []});
		expect(values.prefix).not.toBe('nas');
		expect(problems.map(({field}) => field)).toContain('ip');
	});

	test('with its prefix it moves there, and has the MAC of that card', () => {
		const moved = settled({subnet, nic: 'enp4s0', prefix: 'nas'} as RawAnswers);
		expect(moved).toMatchObject({
			nic: 'enp4s0',
			lan: stands.lan,
			blockPorts: [22],
			container: stands.container,
		});
		expect(moved.mac).not.toBe(stands.mac);
	});

	test('there its addresses are looked at before they are taken: it may be another LAN', () => {
		const raw = {nic: 'enp4s0', prefix: 'nas'};
		expect(settle(raw, facts).problems.map(({field}) => field)).toContain('ip');
		expect(settle({...raw, subnet: '192.168.50.0/24'}, facts).values.ip).toBe('192.168.50.80');
		const elsewhere = {
			...second,
			addresses: [{family: 4, address: '10.0.0.5', prefix: 24, scope: 'global'}],
		} as const;
		expect(settle(raw, {...facts, nics: [hostNic, first, elsewhere]}, {unsafe: true}).values.subnet).toEqual({
			address: '10.0.0.0',
			prefix: 24,
		});
	});

	test('one that Docker has forgotten has its name still, and its storage', () => {
		const nas = settle({nic: 'enp3s0', ip: '192.168.1.70'}, makeFacts({nics})).answers;
		if (!nas) throw new Error('no answers');
		expect(nas.prefix).toBe('vdsm');
		expect(settle({nic: 'enp4s0'}, {...facts, standing: [setupOf(nas)]}).values.prefix).toBe('vdsm2');
	});

	test('another container that is to be taken over is another DSM, unless its prefix says so', () => {
		const withDsm = {...factsWithDsm(makePredecessor()), nics, standing: [setupOf(stands)]};
		expect(settle({takeOver: 'dsm'}, withDsm).values.ip).toBeUndefined();
		expect(settle({takeOver: 'dsm', prefix: 'nas'}, withDsm).values).toMatchObject({
			ip: '192.168.50.80',
			name: 'dsm',
		});
	});

	test('with two, and none named, nobody knows', () => {
		const other = setupOf(
			makeAnswers({nic: 'enp4s0', ip: '192.168.1.71', prefix: 'two'}, makeFacts({nics})),
			['enp4s0'],
		);
		const both = {...facts, standing: [...(facts.standing ?? []), other]};
		expect(settle({}, both).values.ip).toBeUndefined();
		expect(settled({nic: 'enp3s0'}, both)).toEqual(stands);
		expect(settled({prefix: 'two'}, both).lan).toMatchObject({ip: '192.168.1.71'});
	});

	test('a card that has another name by now is known by its MAC', () => {
		const renamed = {...facts, nics: [hostNic, {...first, name: 'eth7'}, second]};
		expect(settled({}, renamed)).toEqual({...stands, nic: 'eth7'});
		const swapped = {...facts, nics: [hostNic, {...first, name: 'enp4s0'}, {...second, name: 'enp3s0'}]};
		expect(settled({}, swapped).nic).toBe('enp4s0');
	});

	test('a card that is gone is told, and no other one is taken', () => {
		const gone = {...facts, nics: [hostNic, second]};
		expect(settle({}, gone).problems[0]).toMatchObject({
			field: 'nic',
			problem: {code: 'nic-unknown', value: 'enp3s0'},
		});
	});
});

describe('further cards', () => {
	const also = 'enp4s0,subnet=10.20.0.0/24,ip=10.20.0.5';
	const two = makeAnswers({...words, also}, makeFacts({nics}));
	const cards = {...facts, standing: [setupOf(two, ['enp3s0', 'enp4s0'])]};

	test('stay, unless it is said that there are none', () => {
		expect(settled({ip: '192.168.50.81'}, cards).more).toEqual(two.more);
		expect(settled({also: ''}, cards).more).toEqual([]);
	});

	test('that no longer fit are told, and not given back in silence', () => {
		expect(settle({}, {...cards, nics: [hostNic, first]}).problems).toMatchObject([
			{field: 'also', problem: {code: 'also-card', nic: 'enp4s0', problem: {code: 'nic-unknown'}}},
		]);
	});

	test('are no further ones any more where one becomes the first', () => {
		expect(settled({...words, nic: 'enp4s0'}, cards)).toMatchObject({nic: 'enp4s0', more: []});
	});

	test('are found under the names that they have by now', () => {
		const third = makeNic({name: 'enp5s0', mac: '00:11:22:33:44:77', permanentMac: '00:11:22:33:44:77'});
		const swapped = [hostNic, first, {...second, name: 'enp5s0'}, {...third, name: 'enp4s0'}];
		const now = {...cards, nics: swapped};
		expect(settled({}, now).more.map(({nic}) => nic)).toEqual(['enp5s0']);
		expect(cardsMeant({}, now)).toEqual(['enp3s0', 'enp5s0']);
		const both = [hostNic, {...first, name: 'enp4s0'}, {...second, name: 'enp3s0'}];
		expect(settled({}, {...cards, nics: both})).toMatchObject({nic: 'enp4s0', more: [{nic: 'enp3s0'}]});
		expect(
			formerAnswer('nic', 'enp4s0', {facts: {...cards, nics: both}, values: {prefix: 'nas'}}),
		).toBeUndefined();
	});

	test('a VLAN among them that is not there, after a crash, is made again', () => {
		const vlan = {...setupOf(two), answers: {...rawOf(two), also: 'enp4s0.20,address=dhcp'}};
		expect(cardsMeant({}, {...facts, standing: [vlan]})).toEqual(['enp3s0', 'enp4s0.20']);
		expect(cardsMeant({also: 'enp4s0'}, {...facts, standing: [vlan]})).toEqual(['enp3s0', 'enp4s0']);
	});

	test('those of last time go with the card of last time', () => {
		const remembered = {nic: 'enp3s0', also: 'enp4s0.30'};
		const now = {...facts, standing: [], remembered};
		expect(cardsMeant({}, now)).toEqual(['enp3s0', 'enp4s0.30']);
		expect(cardsMeant({nic: ' enp3s0'}, now)).toEqual([' enp3s0'.trim(), 'enp4s0.30']);
		expect(cardsMeant({nic: 'enp4s0'}, now)).toEqual(['enp4s0']);
		expect(cardsMeant({}, {...now, remembered: {also: 'enp4s0.30'}})).toEqual([]);
	});

	test('the command line that leads to the same says also what is not wanted any more', () => {
		const short = shortestRawOf({...two, more: [], blockPorts: []}, cards);
		expect(short).toMatchObject({also: '', blockPorts: ''});
		expect(settled(short, cards)).toEqual({...two, more: [], blockPorts: []});
	});
});

test('a way to DSM that no longer fits is told, and not dropped in silence', () => {
	const beside = makeAnswers(
		{
			...{nic: 'enp3s0', layout: 'shared', prefix: 'nas', subnet: '192.168.50.0/24', gateway: '192.168.50.1'},
			...{ip: '192.168.50.80', dsmIp: '192.168.50.81', shimIp: '192.168.50.82'},
		},
		makeFacts({nics}),
	);
	const now = {...facts, standing: [setupOf(beside)]};
	expect(settled({}, now)).toEqual(beside);
	expect(settle({ip: '192.168.50.81'}, now).problems).toMatchObject([
		{field: 'dsmIp', problem: {code: 'ip-twice'}},
	]);
});

test('a command line does not lean on what stands: it leads there as well when nothing does', () => {
	const short = shortestRawOf(stands, facts);
	expect(settled(short)).toEqual(stands);
	expect(settled(short, {...facts, standing: []})).toEqual(stands);
});

test('a DSM that moves in brings its own name and ports along', () => {
	const withDsm = {...factsWithDsm(makePredecessor()), standing: [setupOf(makeAnswers({ramSize: '4G'}))]};
	const {answers, problems} = settle({takeOver: 'dsm', ip: '192.168.1.70'}, withDsm);
	expect(problems).toEqual([]);
	expect(answers?.container).toMatchObject({name: 'dsm', ramSize: null});
});
