import {describe, expect, test} from 'vitest';
import {renderScript} from '../../source/export/script.js';
import {resolveCommand} from '../../source/model/command.js';
import type {Facts} from '../../source/model/facts.js';
import {shimGroup} from '../../source/model/shim.js';
import {type StepId, type StepState, stepIds} from '../../source/model/step.js';
import {judge} from '../../source/model/verdict.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {renewed} from '../../source/plan/overwritten.js';
import {preparation} from '../../source/plan/preparation.js';
import {standingIn, standingSteps} from '../../source/plan/standing.js';
import {type States, transition} from '../../source/plan/transition.js';
import {waysIn} from '../../source/plan/ways-in.js';
import {en} from '../../source/text/en.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

// This host's own way to a DSM that is beside it on its only card.

const words = {
	nic: 'eno1',
	layout: 'shared',
	mac: '02:11:32:ab:cd:ef',
	dsmIp: '192.168.1.80',
	shimIp: '192.168.1.71',
} as const;
const on = (changes: Partial<Facts['nics'][number]> = {}, facts: Partial<Facts> = {}) =>
	makeFacts({nics: [{...hostNic, managedBy: null, ...changes}], ...facts});
const planOn = (facts: Facts, changes: Partial<Record<keyof typeof words, string>> = {}) =>
	buildPlan(makeAnswers({...words, ...changes}, facts), facts);
const plan = planOn(on());

function stepOf(id: StepId, {steps} = plan) {
	const step = steps.find(one => one.id === id);
	if (!step) throw new Error(`no step ${id}`);
	return step;
}

function spelled(actions: ReturnType<typeof stepOf>['run']): string[] {
	return actions.map(action => {
		if (action.kind === 'run') return resolveCommand(action.command, '.').flat().join(' ');
		if (action.kind === 'remove') return `rm ${String(action.path)}`;
		return `write ${String(action.file.path)}`;
	});
}

describe('the interface', () => {
	test('is made with its address and its way, under a MAC of its own, and the host’s others stay as they are', () => {
		const alias = /alias (\S+)/.exec(spelled(stepOf('shim').run).join('\n'))?.[1];
		expect(alias).toMatch(/^vdsm-passthru:vdsm:[\da-f]{16}$/);
		expect(spelled(stepOf('shim').run)).toEqual([
			`ip link add link eno1 name vdsm-shim address f6:0e:4d:c3:c4:ff group ${shimGroup('vdsm')} type macvlan mode bridge`,
			`ip link set dev vdsm-shim alias ${alias}`,
			'sysctl -q -w net/ipv6/conf/vdsm-shim/disable_ipv6=1',
			'sysctl -q -w net/ipv4/conf/vdsm-shim/arp_ignore=1',
			'sysctl -q -w net/ipv4/conf/vdsm-shim/arp_announce=2',
			'ip addr add 192.168.1.71/32 dev vdsm-shim',
			'ip link set dev vdsm-shim up',
			'ip route add 192.168.1.80/32 dev vdsm-shim src 192.168.1.71',
		]);
		expect(spelled(stepOf('shim').undo)).toEqual(['ip link delete dev vdsm-shim']);
		expect(stepOf('shim')).toMatchObject({subject: 'vdsm-shim', needs: [], needsRoot: true});
	});

	test('is left without the switch for IPv6 where the kernel has none', () => {
		expect(spelled(stepOf('shim', planOn(on({ipv6: null}))).run).join('\n')).not.toContain('ipv6');
	});

	test('is another one for another card, address or MAC, and ours all the same', () => {
		const probeOf = (facts: Facts, changes = {}) =>
			JSON.stringify(stepOf('shim', planOn(facts, changes)).probe);
		const others = [
			probeOf(on({name: 'eno9'}), {nic: 'eno9'}),
			probeOf(on(), {shimIp: '192.168.1.72'}),
			probeOf(on(), {dsmIp: '192.168.1.81'}),
			probeOf(on({permanentMac: '00:11:22:00:00:77'})),
		].map(text => /vdsm-passthru:vdsm:\w+/.exec(text)?.[0]);
		expect(new Set([...others, /vdsm-passthru:vdsm:\w+/.exec(probeOf(on()))?.[0]]).size).toBe(5);
		for (const facts of [on(), on({permanentMac: '00:11:22:00:00:77'})])
			expect(probeOf(facts)).toContain(`"holds":"${shimGroup('vdsm')}"`);
	});

	test('comes with the boot where systemd does it, by the very commands of the plan', () => {
		const [write, enable] = stepOf('shim-boot').run;
		const content = write?.kind === 'write' ? write.file.content : '';
		expect(write).toMatchObject({file: {path: '/etc/systemd/system/vdsm-passthru-vdsm-SHIM.service'}});
		expect(enable).toMatchObject({
			command: ['systemctl', ['enable', '--quiet', 'vdsm-passthru-vdsm-SHIM.service']],
		});
		const lines = content.split('\n').flatMap(line => /^ExecStart=-?\/sbin\/(.*)$/.exec(line)?.[1] ?? []);
		expect(lines).toEqual(spelled(stepOf('shim').run));
		expect(content).toContain('ConditionPathExists=!/sys/class/net/vdsm-shim');
		expect(content).toContain('WantedBy=multi-user.target sys-subsystem-net-devices-eno1.device');
		expect(spelled(stepOf('shim-boot').undo)).toContain(
			'systemctl disable --quiet vdsm-passthru-vdsm-SHIM.service',
		);
	});

	test('where there is no systemd, it is said what to run at boot', () => {
		const {host} = makeFacts();
		const found = planOn(on({}, {host: {...host, systemd: false}}));
		expect(found.steps.map(({id}) => id)).not.toContain('shim-boot');
		expect(found.findings.find(({code}) => code === 'shim-boot')).toMatchObject({
			place: 'by-hand',
			commands: spelled(stepOf('shim', found).run),
		});
	});
});

describe('whoever has the card is told to leave the interface alone', () => {
	test.each([
		[
			'NetworkManager',
			'/etc/NetworkManager/conf.d/90-vdsm-passthru-vdsm-ON-vdsm-shim.conf',
			'nmcli general reload conf',
		],
		['networkd', '/etc/systemd/network/00-vdsm-passthru-vdsm-ON-vdsm-shim.network', 'networkctl reload'],
		['netplan', '/etc/systemd/network/00-vdsm-passthru-vdsm-ON-vdsm-shim.network', 'networkctl reload'],
	])('%s', (managedBy, path, tell) => {
		const step = stepOf('shim-manager', planOn(on({managedBy})));
		expect(spelled(step.run)).toEqual([`write ${path}`, tell]);
		expect(spelled(step.undo)).toEqual([`rm ${path}`, tell]);
		const [write] = step.run;
		expect(write?.kind === 'write' && write.file.content).toMatch(/(?:interface-name:|Name=)vdsm-shim\n/);
	});

	test('dhcpcd, in its own file, from the next boot on', () => {
		const found = planOn(on({managedBy: 'dhcpcd'}));
		expect(spelled(stepOf('shim-manager', found).run)).toEqual([
			expect.stringContaining('1i denyinterfaces vdsm-shim /etc/dhcpcd.conf'),
		]);
		expect(found.findings.map(({code}) => code)).toContain('shim-dhcpcd');
	});

	test.each([null, 'ifupdown', 'dhclient'])('%s knows nothing of it', managedBy => {
		expect(planOn(on({managedBy})).steps.map(({id}) => id)).not.toContain('shim-manager');
	});
});

describe('a change', () => {
	const states = (some: Partial<Record<StepId, StepState>>): States =>
		({...Object.fromEntries(stepIds.map(id => [id, 'holds'])), ...some}) as States;
	const moves = (some: Partial<Record<StepId, StepState>>, left: Parameters<typeof transition>[2] = []) => {
		const next = transition(plan.steps, states(some), left);
		return next.kind === 'go' ? next.moves.map(({id, direction}) => `${direction} ${id}`) : [next.kind];
	};

	test('adds it, and DSM runs on', () => {
		expect(moves({shim: 'absent', 'shim-boot': 'absent'})).toEqual(['take shim', 'take shim-boot']);
	});

	test('takes it away before it is made anew, and DSM runs on', () => {
		expect(moves({shim: 'differs', 'shim-boot': 'differs'})).toEqual([
			'take-back shim-boot',
			'take-back shim',
			'take shim',
			'take shim-boot',
		]);
	});

	test('refuses what has its name and is somebody else’s', () => {
		expect(moves({shim: 'foreign'})).toEqual(['refused']);
	});

	test('drops it, and DSM runs on', () => {
		const {shimIp: _, dsmIp: __, ...without} = words;
		const facts = on();
		const bare = buildPlan(makeAnswers(without, facts), facts);
		const left = plan.steps.filter(({id}) => id.startsWith('shim'));
		const next = transition(bare.steps, states({}), left);
		expect(next.kind === 'go' && next.moves.map(({id, direction}) => `${direction} ${id}`)).toEqual([
			'take-back shim-boot',
			'take-back shim',
		]);
		expect(renewed(bare.steps)).toEqual([]);
	});
});

describe('where it stands', () => {
	const lan = {
		id: 'n',
		name: 'vdsm-eth0-shared',
		driver: 'macvlan',
		internal: false,
		subnets: [{address: '192.168.1.0', prefix: 24}],
		parent: 'eno1',
		mode: 'bridge',
		install: 'vdsm',
		nicWas: null,
	} as const;
	const shim = makeNic({name: 'vdsm-shim', kind: 'macvlan', addresses: []});
	const child = {name: 'vdsm-shim', kind: 'macvlan'};
	const facts = makeFacts({
		nics: [{...hostNic, children: [child], carries: []}, shim],
		networks: [lan],
		routes: [{family: 4, destination: '192.168.1.80', gateway: null, device: 'vdsm-shim', table: 'main'}],
	});

	test('an undo without a record finds it by its name, and its group says whose it is', () => {
		const [standing] = standingIn(facts);
		expect(standing?.shim).toBe(true);
		const steps = standing ? standingSteps(standing, {systemd: true}) : [];
		expect(steps.map(({id}) => id)).toEqual(['network-lan', 'shim-manager', 'shim', 'shim-boot']);
		expect(JSON.stringify(steps)).toContain(`"holds":"${shimGroup('vdsm')}"`);
		expect(standingIn({...facts, nics: []})[0]?.shim).toBe(false);
	});

	test('it is in nobody’s way: its route is no other network, and the card is not taken by it', () => {
		expect(planOn(facts).findings.map(({code}) => code)).not.toContain('subnet-overlaps-route');
		const [nic] = facts.nics;
		if (!nic) throw new Error('no card');
		expect(judge(nic, facts).level).toBe('usable');
		expect(judge({...nic, children: [{...child, name: 'other-shim'}]}, facts).level).toBe('blocked');
		expect(judge(nic, {...facts, networks: []}).level).toBe('blocked');
	});
});

test('what is shown of it: the picture has no broken path, and the page opens from this host', () => {
	expect(plan.picture.broken).toEqual([]);
	expect(plan.picture.links.filter(({path}) => path === 'management')).toEqual([
		{from: 'host', to: 'shim', path: 'management'},
		{from: 'shim', to: 'dsm', path: 'management'},
	]);
	expect(waysIn(plan)).toContainEqual({from: 'host', url: 'http://192.168.1.80:5000'});
});

test('who starts with Compose makes it before, by the same commands', () => {
	expect(preparation(plan, '.').map(command => command.flat().join(' '))).toEqual([
		'mkdir -p -- ./dsm',
		...spelled(stepOf('shim').run),
	]);
});

test('a script asks for its address before it has it, and one without it is as it was', () => {
	const consent = {addressesMayGo: false, takeOver: false};
	const script = renderScript(plan.answers, on(), en, consent);
	expect(script).toContain("\nshim_address='192.168.1.71'\n");
	expect(script).toMatch(/renewed='shim shim_boot'\n/);
	expect(script).toMatch(/if \[ "\$step" = shim \]; then\n(?:.*\n)*?\s+ask_lan\n/);
	const {shimIp: _, dsmIp: __, ...without} = words;
	const bare = renderScript(makeAnswers(without, on()), on(), en, consent);
	expect(bare).not.toMatch(/shim/);
});
