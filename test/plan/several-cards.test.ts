import {describe, expect, test} from 'vitest';
import {withoutGuestNic} from '../../source/model/image-variables.js';
import type {Nic} from '../../source/model/nic.js';
import {cardOfStep, stepKind} from '../../source/model/step.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

const second = (changes: Partial<Nic> = {}) =>
	makeNic({
		name: 'enp4s0',
		index: 4,
		mac: '00:11:22:33:44:66',
		permanentMac: '00:11:22:33:44:66',
		...changes,
	});
const factsWith = (first: Partial<Nic> = {}, other: Partial<Nic> = {}) =>
	makeFacts({nics: [hostNic, makeNic(first), second(other)]});
const facts = factsWith();
const also = 'enp4s0,subnet=10.20.0.0/24,ip=10.20.0.5';
const plan = buildPlan(makeAnswers({also}, facts), facts);
const textOf = (steps: typeof plan.steps) => JSON.stringify(steps);

test('the steps of each card are there once, and those of the first are called as ever', () => {
	expect(plan.steps.map(({id}) => id)).toEqual([
		'image',
		'storage',
		'hook',
		'network-management',
		'network-lan',
		'network-lan-2',
		'nic-quiet',
		'nic-quiet-2',
		'nic-up',
		'nic-up-2',
		'boot',
		'container',
		'start',
	]);
	expect(stepKind('nic-up-2')).toBe('nic-up');
	expect([cardOfStep('nic-up-12'), cardOfStep('nic-up'), cardOfStep('container')]).toEqual([12, 1, 1]);
});

test('each card has a network, an end and a bridge of its own', () => {
	const [, first, other] = plan.networks;
	expect([first?.options['parent'], other?.options['parent']]).toEqual(['enp3s0', 'enp4s0']);
	expect([first?.subnet, other?.subnet]).toEqual([
		{address: '10.213.213.0', prefix: 30},
		{address: '10.213.213.4', prefix: 30},
	]);
	expect(plan.container.attachments.map(({interfaceName}) => interfaceName)).toEqual([
		'mgmt0',
		'lan0',
		'lan1',
	]);
	expect(plan.cards.map(({bridge}) => bridge)).toEqual(['br0', 'br1']);
	expect(plan.steps.find(({id}) => id === 'container')?.needs).toContain('network-lan-2');
	const macs = plan.cards.flatMap(({mac, macs: {port}}) => [mac, port]);
	expect(new Set(macs).size).toBe(4);
});

test('DSM sees its cards in their order', () => {
	const words = plan.container.environment['ARGUMENTS'] ?? '';
	expect([...words.matchAll(/id=hostnet(\d),br=(br\d)/g)].map(([, id, bridge]) => [id, bridge])).toEqual([
		['1', 'br0'],
		['2', 'br1'],
	]);
	expect([...words.matchAll(/netdev=hostnet(\d),id=net\1,mac=(\S+)/g)].map(([, , mac]) => mac)).toEqual(
		plan.cards.map(({mac}) => mac),
	);
	expect(withoutGuestNic(`-cpu host ${words}`)).toBe('-cpu host');
});

test('a second look plans the same, with the dummy networks that stand', () => {
	const swapped = plan.networks.map(({name, driver, internal, subnet, options}, index) => ({
		...{
			id: `n${index}`,
			name,
			driver,
			internal,
			subnets: [subnet],
			mode: 'passthru',
			install: 'vdsm',
			nicWas: null,
		},
		parent: options['parent'] ?? null,
	}));
	const standing = {...facts, networks: [...facts.networks, ...swapped]};
	const again = buildPlan(makeAnswers({also}, standing), standing);
	expect(textOf(again.steps)).toBe(textOf(plan.steps));
});

test('each card is left as it was, by a note on its own network', () => {
	const held = factsWith(
		{},
		{up: false, addresses: [{family: 4, address: '198.18.7.5', prefix: 24, scope: 'global'}]},
	);
	const {steps} = buildPlan(makeAnswers({also}, held), held);
	const wordsOf = (id: string) =>
		JSON.stringify(steps.find(step => step.id === id)?.run).match(/nic-was=[^"]*/)?.[0];
	expect(wordsOf('network-lan')).toBe('nic-was=up,ipv6,00:11:22:33:44:55');
	expect(wordsOf('network-lan-2')).toBe('nic-was=down,ipv6,00:11:22:33:44:66,ip=198.18.7.5/24');
	expect(steps.map(({id}) => id)).toContain('nic-address-2');
	expect(steps.map(({id}) => id)).not.toContain('nic-address');
	expect(steps.find(({id}) => id === 'nic-up-2')?.undo).not.toEqual([]);
});

describe('what has a file', () => {
	test('is told of each card in one of its own, and of all where only one file counts', () => {
		const managed = factsWith({managedBy: 'ifupdown'}, {managedBy: 'ifupdown'});
		const text = textOf(buildPlan(makeAnswers({also}, managed), managed).steps);
		for (const path of [
			'/etc/network/if-pre-up.d/vdsm-passthru-vdsm-ON-enp3s0"',
			'/etc/network/if-pre-up.d/vdsm-passthru-vdsm-ON-enp4s0"',
			'networking.service.d/vdsm-passthru-vdsm-ON-enp4s0.conf"',
		])
			expect(text).toContain(path);
		// systemd takes the last file that sets it.
		expect(text.match(/EXCLUDE_INTERFACES=[^"\\]*/g)).toEqual(
			Array.from(
				{length: text.match(/EXCLUDE_INTERFACES/g)?.length ?? 0},
				() => 'EXCLUDE_INTERFACES=enp3s0 enp4s0',
			),
		);
	});

	test('dhcpcd keeps the lines about the other card', () => {
		const managed = factsWith({managedBy: 'dhcpcd'}, {managedBy: 'dhcpcd'});
		const text = textOf(buildPlan(makeAnswers({also}, managed), managed).steps);
		expect(text).toContain('/^# vdsm-passthru: installation vdsm, leaves enp4s0 /,+1d');
	});

	test('the unit at boot waits for every card, and sets each up', () => {
		const boot = textOf(plan.steps.filter(({id}) => id === 'boot'));
		expect(boot).toContain('ip link set dev enp3s0 up\\nExecStart=-/sbin/sysctl');
		expect(boot).toContain('ip link set dev enp4s0 up\\nExecStart=-/bin/sh');
		expect(boot).toContain(
			'WantedBy=docker.service sys-subsystem-net-devices-enp3s0.device sys-subsystem-net-devices-enp4s0.device',
		);
	});
});

test('what stands against a card is told of whichever it is', () => {
	const blocked = factsWith({}, {wireless: true});
	const of = (nics: typeof facts, code: string) =>
		buildPlan(makeAnswers({also}, nics), nics).findings.filter(finding => finding.code === code);
	expect(of(blocked, 'nic-blocked')).toMatchObject([{nic: 'enp4s0'}]);
	expect(of(factsWith({carrier: false}, {carrier: false}), 'nic-no-carrier')).toMatchObject([
		{nic: 'enp3s0'},
		{nic: 'enp4s0'},
	]);
	const asked = {
		...facts,
		lan: [{nic: 'enp4s0', address: '10.20.0.5', result: {answer: 'silent'} as const}],
	};
	expect(of(asked, 'ip-not-checked')).toMatchObject([{ip: '192.168.1.70'}]);
});

test('one card is planned as it was before there could be more', () => {
	const {answers, steps} = buildPlan(makeAnswers({}, facts), facts);
	expect(answers.more).toEqual([]);
	expect(steps.map(({id}) => id).filter(id => /\d/.test(id))).toEqual([]);
	expect(textOf(steps)).not.toContain('br1');
});

test('the network behind a further card may not be one of Docker’s without a word', () => {
	const [bridge] = facts.networks.filter(({driver}) => driver === 'bridge');
	expect(bridge).toBeDefined();
	const subnet = {address: '10.20.0.0', prefix: 16};
	const networks = facts.networks.map(one => (one === bridge ? {...one, subnets: [subnet]} : one));
	const found = buildPlan(makeAnswers({also}, {...facts, networks}), {...facts, networks}).findings;
	expect(found.filter(({code}) => code === 'lan-is-docker')).toMatchObject([
		{subnet: '10.20.0.0/24', network: bridge?.name, other: '10.20.0.0/16'},
	]);
});
