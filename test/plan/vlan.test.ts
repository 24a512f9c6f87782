import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {namedCards, withNewVlans} from '../../source/answers/new-vlans.js';
import {settle} from '../../source/answers/settle.js';
import type {Answers, RawAnswers} from '../../source/model/answers.js';
import {resolveCommand} from '../../source/model/command.js';
import type {Facts} from '../../source/model/facts.js';
import type {Nic} from '../../source/model/nic.js';
import {formatNicBefore, parseNicBefore} from '../../source/model/nic-before.js';
import type {Step, StepAction} from '../../source/model/step.js';
import {parseVlanName, vlanGroup} from '../../source/model/vlan.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

const lan = {subnet: '192.168.20.0/24', gateway: '192.168.20.1', ip: '192.168.20.70'};

/** The plan for `enp3s0.20` (or other words) on a host whose card below stands as `card` says. */
function planned(card: Partial<Nic> = {}, words: RawAnswers = {}, more: Partial<Facts> = {}) {
	const raw = {nic: 'enp3s0.20', ...lan, ...words};
	const facts = withNewVlans(makeFacts({nics: [hostNic, makeNic(card)], ...more}), namedCards(raw));
	const {answers, problems} = settle(raw, facts);
	if (!answers) throw new Error(JSON.stringify(problems));
	return {plan: buildPlan(answers as Answers, facts), answers, facts};
}

const told = (actions: readonly StepAction[] = []) =>
	actions.map(action =>
		action.kind === 'run' ? resolveCommand(action.command, '.').flat().join(' ') : action.kind,
	);
const stepOf = (steps: readonly Step[], id: string) => steps.find(step => step.id === id);
const group = String(vlanGroup('vdsm', 'enp3s0.20'));
const add = `ip link add link enp3s0 name enp3s0.20 group ${group} type vlan id 20`;

describe('the name of a VLAN', () => {
	test.each([
		['enp3s0.20', {parent: 'enp3s0', id: 20}],
		['bond0.4094', {parent: 'bond0', id: 4094}],
	])('%s is read', (name, vlan) => expect(parseVlanName(name)).toEqual(vlan));

	test.each(['enp3s0', 'enp3s0.0', 'enp3s0.020', 'enp3s0.4095', 'a.1.2', '.20', '-x.20', 'enp3s0.'])(
		'%j is none',
		name => expect(parseVlanName(name)).toBeUndefined(),
	);
});

describe('a VLAN that is asked for and is not there', () => {
	test('is made before the network that would have Docker make it, and goes after it', () => {
		const {steps} = planned().plan;
		const ids = steps.map(({id}) => id);
		expect(ids.indexOf('nic-vlan')).toBeGreaterThan(-1);
		expect(ids.indexOf('nic-vlan')).toBeLessThan(ids.indexOf('network-lan'));
		expect(told(stepOf(steps, 'nic-vlan')?.run)).toEqual([add]);
		expect(told(stepOf(steps, 'nic-vlan')?.undo)).toEqual(['ip link delete dev enp3s0.20']);
	});

	test('raises a card that is down, silent, and puts it back', () => {
		const step = stepOf(planned({up: false}).plan.steps, 'nic-vlan');
		expect(told(step?.run)).toEqual([
			add,
			'sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=1',
			'ip link set dev enp3s0 up',
		]);
		expect(told(step?.undo)).toEqual([
			'ip link delete dev enp3s0.20',
			'ip link set dev enp3s0 down',
			'sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=0',
		]);
	});

	test('is no reason to take the card from the host, which may have its own way over it', () => {
		const carries = [{what: 'default-route', family: 4, table: 'main', via: 'enp3s0'}] as const;
		const {plan} = planned({carries});
		expect(plan.findings.filter(({severity}) => severity === 'error' || severity === 'danger')).toEqual([]);
		expect(plan.confirm).toBe(false);
	});

	test('has a network of its own: the host’s is not proposed for it', () => {
		const raw = {nic: 'enp3s0.20', ip: '192.168.1.70'};
		const facts = withNewVlans(makeFacts(), namedCards(raw));
		expect(settle({...raw, nic: 'enp3s0'}, facts).values.subnet).toEqual({
			address: '192.168.1.0',
			prefix: 24,
		});
		expect(settle(raw, facts).values.subnet).toBeUndefined();
	});

	test('is not made on the bridge of a Docker network, behind which no LAN is', () => {
		const made = (name: string) => {
			const facts = makeFacts({nics: [hostNic, makeNic({name, kind: 'bridge'})]});
			return withNewVlans(facts, [`${name}.20`]).nics.map(nic => nic.name);
		};
		expect(made('docker0')).toEqual([hostNic.name, 'docker0']);
		expect(made('vmbr0')).toEqual([hostNic.name, 'vmbr0', 'vmbr0.20']);
	});

	test('is made at each boot, by a unit that waits for the card below', () => {
		const [write] = stepOf(planned({up: false}).plan.steps, 'boot')?.run ?? [];
		if (write?.kind !== 'write') throw new Error('no unit');
		const lines = write.file.content.split('\n');
		expect(lines).toContain('WantedBy=docker.service sys-subsystem-net-devices-enp3s0.device');
		expect(lines.filter(line => line.startsWith('Exec')).slice(0, 5)).toEqual([
			`ExecStart=-/sbin/${add}`,
			'ExecStart=-/sbin/sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=1',
			'ExecStart=/sbin/ip link set dev enp3s0 up',
			'ExecStart=-/sbin/sysctl -q -w net/ipv6/conf/enp3s0.20/disable_ipv6=1 net/ipv4/conf/enp3s0.20/arp_ignore=1',
			'ExecStart=/sbin/ip link set dev enp3s0.20 up',
		]);
	});

	test('is kept from those who take every interface that comes', () => {
		expect(stepOf(planned({managedBy: 'networkd'}).plan.steps, 'nic-manager')?.subject).toBe('enp3s0.20');
		expect(stepOf(planned({managedBy: 'ifupdown'}).plan.steps, 'nic-manager')).toBeUndefined();
	});

	test.each(['shared', 'classic'])('is made in layout %s as well', layout => {
		const {steps} = planned({}, {layout}).plan;
		expect(stepOf(steps, 'nic-vlan')).toBeDefined();
		expect(stepOf(steps, 'nic-up')?.subject).toBe('enp3s0.20');
	});

	test('can be a further card, on the same card below', () => {
		const {plan} = planned({}, {also: 'enp3s0.30,address=dhcp'});
		expect(stepOf(plan.steps, 'nic-vlan-2')?.subject).toBe('enp3s0.30');
		expect(new Set(plan.cards.map(({mac}) => mac)).size).toBe(2);
	});

	test.each([
		['enp9s9.20', 'its card is not there'],
		['lo.20', 'nothing can be on it'],
		['enx00e04c685105.20', 'the kernel takes 15 characters'],
	])('%s is refused: %s', nic => {
		const loopback = makeNic({name: 'lo', kind: 'loopback'});
		const usb = makeNic({name: 'enx00e04c685105'});
		const raw = {nic, ...lan};
		const facts = withNewVlans(makeFacts({nics: [hostNic, makeNic(), loopback, usb]}), namedCards(raw));
		expect(settle(raw, facts).answers).toBeUndefined();
	});
});

describe('a VLAN that stands', () => {
	const standing = (changes: Partial<Nic>): Facts =>
		makeFacts({
			nics: [
				hostNic,
				makeNic({children: [{name: 'enp3s0.20', kind: 'vlan'}]}),
				makeNic({
					name: 'enp3s0.20',
					kind: 'vlan',
					// The macvlan's, while the container runs.
					mac: '02:99:99:99:99:99',
					permanentMac: null,
					...changes,
				}),
			],
		});
	const planOn = (facts: Facts) => {
		const {answers} = settle({nic: 'enp3s0.20', ...lan}, facts);
		if (!answers) throw new Error('no answers');
		return buildPlan(answers, facts);
	};

	test('is the same step as when it was made, and so are DSM’s MACs', () => {
		const ours = {vlan: {parent: 'enp3s0', id: 20, group: Number(group)}};
		const before = planned();
		const after = planOn(standing(ours));
		expect(stepOf(after.steps, 'nic-vlan')).toEqual(stepOf(before.plan.steps, 'nic-vlan'));
		expect(after.answers.mac).toBe(before.answers.mac);
		expect(stepOf(after.steps, 'boot')).toEqual(stepOf(before.plan.steps, 'boot'));
	});

	test.each([0, vlanGroup('other', 'enp3s0.20')])('and is of group %s is somebody’s, and stays', number => {
		const plan = planOn(standing({vlan: {parent: 'enp3s0', id: 20, group: number}}));
		expect(stepOf(plan.steps, 'nic-vlan')).toBeUndefined();
	});
});

test('what was below is noted, and read back', () => {
	const [card] = planned({up: false}).plan.cards;
	const note = formatNicBefore(card.before);
	expect(note).toContain('vlan=down/ipv6');
	expect(parseNicBefore(note)).toEqual(card.before);
});

test('no two names share a group by design, and none is one that the kernel or a person uses', () => {
	fc.assert(
		fc.property(
			fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/),
			fc.integer({min: 1, max: 4094}),
			(install, id) => {
				const number = vlanGroup(install, `enp3s0.${id}`);
				expect(number).toBeGreaterThanOrEqual(0x1000_0000);
				expect(number).toBeLessThan(0x2000_0000);
				expect(number).not.toBe(vlanGroup(`${install}x`, `enp3s0.${id}`));
			},
		),
	);
});
