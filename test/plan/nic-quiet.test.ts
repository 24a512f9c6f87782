import {describe, expect, test} from 'vitest';
import {resolveCommand} from '../../source/model/command.js';
import {isSilentByArp} from '../../source/model/nic.js';
import {formatNicBefore, nicBefore, parseNicBefore} from '../../source/model/nic-before.js';
import type {Step, StepAction} from '../../source/model/step.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {standingIn, standingSteps} from '../../source/plan/standing.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

// The host silent on DSM's card: one command, whatever of it is to be set, and back to how it was.

const ipv6 = 'net/ipv6/conf/enp3s0/disable_ipv6';
const arp = 'net/ipv4/conf/enp3s0/arp_ignore';
const layouts = ['direct', 'classic'] as const;

function planned(changes: Parameters<typeof makeNic>[0], layout: (typeof layouts)[number] = 'direct') {
	const facts = makeFacts({nics: [hostNic, makeNic(changes)]});
	return buildPlan(makeAnswers({layout}, facts), facts);
}

function quietOf(steps: readonly Step[]): Step {
	const step = steps.find(({id}) => id === 'nic-quiet');
	if (!step) throw new Error('nothing is silenced');
	return step;
}

const told = (actions: readonly StepAction[]) =>
	actions.map(action => (action.kind === 'run' ? resolveCommand(action.command, '.').flat().join(' ') : ''));

const asked = ({probe}: Step) =>
	(probe.kind === 'all' ? probe.of : [probe]).map(one =>
		one.kind === 'succeeds' ? resolveCommand(one.read, '.').flat().join(' ') : one.kind,
	);

describe.each(layouts)('in layout %s', layout => {
	test.each([
		[{ipv6: true}, `${ipv6}=1 ${arp}=1`, `${ipv6}=0 ${arp}=0`],
		[{ipv6: true, arpIgnore: 0}, `${ipv6}=1 ${arp}=1`, `${ipv6}=0 ${arp}=0`],
		[{ipv6: null}, `${arp}=1`, `${arp}=0`],
		[{ipv6: false}, `${ipv6}=1 ${arp}=1`, `${arp}=0`],
		// Silent already, by whatever means: it stays so.
		[{ipv6: true, arpIgnore: 1}, `${ipv6}=1 ${arp}=1`, `${ipv6}=0`],
		[{ipv6: true, arpIgnore: 2}, `${ipv6}=1 ${arp}=2`, `${ipv6}=0`],
		[{ipv6: null, arpIgnore: 8}, `${arp}=8`, null],
		// With this a card answers for the others all the same.
		[{ipv6: true, arpIgnore: 3}, `${ipv6}=1 ${arp}=1`, `${ipv6}=0 ${arp}=3`],
	])('%j: set by one command, and back by one', (changes, set, back) => {
		const step = quietOf(planned(changes, layout).steps);
		expect(told(step.run)).toEqual([`sysctl -q -w ${set}`]);
		expect(told(step.undo)).toEqual(back === null ? [] : [`sysctl -q -w ${back}`]);
	});
});

test('what is asked for is what was changed, so that a card that was half silent does not look like ours', () => {
	const grep = (value: string, key: string) => `grep -qx ${value} /proc/sys/${key}`;
	expect(asked(quietOf(planned({ipv6: true}).steps))).toEqual([grep('1', ipv6), grep('[128]', arp)]);
	expect(asked(quietOf(planned({ipv6: false}).steps))).toEqual([grep('[128]', arp)]);
	expect(asked(quietOf(planned({ipv6: true, arpIgnore: 2}).steps))).toEqual([grep('1', ipv6)]);
	expect(asked(quietOf(planned({ipv6: false, arpIgnore: 2}).steps))).toHaveLength(2);
	expect([0, 1, 2, 3, 4, 7, 8, 9].filter(isSilentByArp)).toEqual([1, 2, 8]);
});

test('a boot does the same', () => {
	const unit = (changes: Parameters<typeof makeNic>[0]) => {
		const [write] = planned(changes).steps.find(({id}) => id === 'boot')?.run ?? [];
		return write?.kind === 'write'
			? write.file.content.split('\n').filter(line => /sysctl -q/.test(line))
			: [];
	};
	expect(unit({ipv6: true})).toEqual([`ExecStart=-/sbin/sysctl -q -w ${ipv6}=1 ${arp}=1`]);
	expect(unit({ipv6: null, arpIgnore: 2})).toEqual([`ExecStart=-/sbin/sysctl -q -w ${arp}=2`]);
});

test('in layout shared the card stays as it is', () => {
	const facts = makeFacts({nics: [makeNic({up: true, addresses: hostNic.addresses})]});
	const text = JSON.stringify(buildPlan(makeAnswers({layout: 'shared'}, facts), facts).steps);
	expect(text).not.toContain('arp_ignore');
});

test('an earlier note means the kernel’s own setting, and is written as ever where that is so', () => {
	const note = 'up,ipv6,00:11:22:33:44:55';
	expect(parseNicBefore(note)?.arpIgnore).toBe(0);
	const before = (arpIgnore: number) =>
		nicBefore(makeFacts({nics: [makeNic({up: true, arpIgnore})]}), 'enp3s0', 'vdsm');
	expect(formatNicBefore(before(0))).not.toContain('arp');
	expect(formatNicBefore(before(2))).toMatch(/,arp=2$/);
	expect(parseNicBefore(formatNicBefore(before(2)))).toEqual(before(2));
	expect(parseNicBefore(`${note},arp=-1`)?.arpIgnore).toBe(0);
});

test('the note leads, since what can be read later is our own work', () => {
	const network = {
		...{id: 'a', name: 'vdsm-eth1-macvlan', driver: 'macvlan', internal: true, subnets: []},
		...{parent: 'enp3s0', mode: 'passthru', install: 'vdsm'},
	};
	for (const [nicWas, back] of [
		['up,ipv6', `${ipv6}=0 ${arp}=0`],
		['up,ipv6,arp=3', `${ipv6}=0 ${arp}=3`],
		['up,no-ipv6,arp=3', `${arp}=3`],
		['up,ipv6,arp=2', `${ipv6}=0`],
	] as const) {
		const facts = makeFacts({
			nics: [hostNic, makeNic({ipv6: false, arpIgnore: 1})],
			networks: [{...network, nicWas}],
		});
		const plan = buildPlan(makeAnswers({}, facts), facts);
		const [standing] = standingIn(facts);
		if (!standing) throw new Error('nothing stands');
		for (const steps of [plan.steps, standingSteps(standing, {systemd: true})]) {
			expect(told(quietOf(steps).undo)).toEqual([`sysctl -q -w ${back}`]);
		}
	}
});

test('nothing else of a set-up is made otherwise for it, so that one of an earlier version stands on', () => {
	const made = (changes: Parameters<typeof makeNic>[0]) =>
		planned(changes)
			.steps.filter(({id}) => id !== 'nic-quiet' && id !== 'boot')
			.map(({run, probe}) => ({run: JSON.stringify(run), probe}));
	expect(made({arpIgnore: 0})).toEqual(made({}));
	// The note alone tells of it, and is no part of what the network was made from.
	expect(made({arpIgnore: 2}).map(({probe}) => probe)).toEqual(made({}).map(({probe}) => probe));
	expect(made({arpIgnore: 2}).filter(({run}) => run.includes('arp=2'))).toHaveLength(1);
});
