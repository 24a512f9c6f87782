import fc from 'fast-check';
import {expect, test} from 'vitest';
import {quoteCommand} from '../../source/export/quote.js';
import type {Facts} from '../../source/model/facts.js';
import type {Plan} from '../../source/model/plan.js';
import type {Platform} from '../../source/model/platform.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {bootPlace} from '../../source/plan/platforms.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {anySetup} from '../helpers/setups.js';

const onHost = (changes: Partial<Facts['host']>) => ({...makeFacts().host, ...changes});

function planOn(platform: Platform, managedBy: string | null = null): Plan {
	const facts = makeFacts({host: onHost({platform}), nics: [hostNic, makeNic({managedBy})]});
	return buildPlan(makeAnswers({}, facts), facts);
}

const stepsOf = ({steps}: Plan) => steps.map(({id}) => id);

/** The lines that somebody is to put somewhere, of whichever finding has them. */
function commandsIn({findings}: Plan): readonly string[] {
	return findings.flatMap(finding =>
		finding.code === 'not-reboot-safe' || finding.code === 'not-upgrade-safe' ? finding.commands : [],
	);
}

const unraid: Platform = {name: 'unraid', version: '7.2.4', keepsNetworks: true};
const truenas: Platform = {name: 'truenas', version: '25.04.1'};
const synology: Platform = {name: 'synology', version: '7.3.2', model: null};

test.each([
	[unraid, true, 'go-file'],
	[unraid, false, 'go-file'],
	[synology, true, 'task-scheduler'],
	[synology, false, 'task-scheduler'],
	[truenas, true, 'init-script'],
	[truenas, false, 'by-hand'],
	[{name: 'proxmox'}, true, 'unit'],
	[{name: 'raspberry-pi-os'}, true, 'unit'],
	[{name: 'other'}, true, 'unit'],
	[{name: 'other'}, false, 'by-hand'],
] as const)('%o, with systemd: %s: %s', (platform, systemd, place) => {
	expect(bootPlace(onHost({platform, systemd}))).toBe(place);
});

test('a unit is made only where it does something at a boot', () => {
	expect(stepsOf(planOn(unraid))).not.toContain('boot');
	expect(stepsOf(planOn(synology))).not.toContain('boot');
	expect(stepsOf(planOn(truenas))).toContain('boot');
	expect(stepsOf(planOn({name: 'proxmox'}))).toContain('boot');
	expect(commandsIn(planOn({name: 'proxmox'}))).toEqual([]);
});

test('a system with settings of its own is not told by files that it does not keep', () => {
	for (const platform of [unraid, truenas, synology]) {
		const plan = planOn(platform, 'NetworkManager');
		expect(stepsOf(plan)).not.toContain('nic-manager');
		expect(plan.cards[0].before.manager).toBeNull();
	}
	expect(stepsOf(planOn({name: 'proxmox'}, 'NetworkManager'))).toContain('nic-manager');
});

test('what is to be run at each boot is what the plan itself runs', () => {
	expect(commandsIn(planOn(unraid))).toEqual([
		'sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=1 net/ipv4/conf/enp3s0/arp_ignore=1',
		'ip link set dev enp3s0 up',
	]);
	const places = new Set<string>();
	fc.assert(
		fc.property(anySetup, ({answers, facts}) => {
			const plan = buildPlan(answers, facts);
			places.add(bootPlace(facts.host));
			// Nothing is done to a card that stays the host's; a VLAN that we make is not the host's.
			const made = plan.steps.some(({id}) => id === 'nic-vlan');
			if (bootPlace(facts.host) === 'unit' || (answers.layout === 'shared' && !made)) return;
			// As a shell would have to be given it: a word that wants quotes would be another here.
			const typed = plan.steps
				.filter(({id}) => id === 'nic-vlan' || id === 'nic-quiet' || id === 'nic-up')
				.flatMap(({run}) => run.map(action => (action.kind === 'run' ? quoteCommand(action.command) : '')));
			expect(typed.length).toBeGreaterThan(0);
			expect(commandsIn(plan)).toEqual(typed);
		}),
	);
	expect(places.size).toBeGreaterThan(3);
});
