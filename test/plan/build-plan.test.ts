import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {settle} from '../../source/answers/settle.js';
import {type Facts, generations} from '../../source/model/facts.js';
import {isSafeInterfaceName} from '../../source/model/nic.js';
import type {Plan} from '../../source/model/plan.js';
import {nicWasLabel} from '../../source/model/spec.js';
import {stepIds} from '../../source/model/step.js';
import {contains, formatSubnet} from '../../source/model/subnet.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {makeAnswers, makeDhcpAnswers} from '../helpers/answers.js';
import {hostNic, makeEngine, makeFacts, makeNic} from '../helpers/facts.js';
import {anySetup, type Setup} from '../helpers/setups.js';

const forAnySetup = (check: (plan: Plan, setup: Setup) => void, numRuns = 200) => {
	fc.assert(
		fc.property(anySetup, fc.constantFrom(...generations), (setup, generation) => {
			check(buildPlan(setup.answers, setup.facts, generation), setup);
		}),
		{numRuns},
	);
};

function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null) {
		for (const member of Object.values(value)) frozen(member);
		Object.freeze(value);
	}
	return value;
}

/** The same machine once the plan was carried out, as a later look finds it. */
function afterwards({answers, facts}: Setup): Facts {
	const plan = buildPlan(answers, facts);
	const {prefix, management} = answers;
	const {lanNetwork} = plan.names;
	const shared = answers.layout === 'shared';
	const labelled = plan.steps.flatMap(({run}) =>
		run.flatMap(action => (action.kind === 'run' ? action.command[1] : [])),
	);
	const note = labelled.find(word => typeof word === 'string' && word.startsWith(`${nicWasLabel}=`));
	const port = plan.container.attachments.find(({network}) => network === lanNetwork)?.mac ?? null;
	return {
		...facts,
		// While the container runs the card has the macvlan's MAC; a card may show no factory address at all.
		nics: facts.nics.map(nic =>
			nic.name === answers.nic && shared
				? {...nic, dockerNetworks: [{name: lanNetwork, mode: 'bridge', install: prefix}]}
				: nic.name === answers.nic
					? {
							...nic,
							mac: port,
							permanentMac: null,
							up: true,
							carrier: true,
							ipv6: nic.ipv6 === null ? null : false,
							addresses: [],
							// Those two are told from their configuration, which says what it said.
							managedBy: nic.managedBy === 'ifupdown' || nic.managedBy === 'netplan' ? nic.managedBy : null,
							promiscuity: 1,
							dockerNetworks: [{name: lanNetwork, mode: 'passthru', install: prefix}],
						}
					: nic,
		),
		networks: [
			...facts.networks,
			...plan.networks.map(({name, driver, internal, subnet, options}) => ({
				id: name,
				name,
				driver,
				internal,
				subnets: [subnet],
				parent: options['parent'] ?? null,
				mode: options['macvlan_mode'] ?? null,
				install: prefix,
				nicWas: name === lanNetwork && note !== undefined ? String(note).slice(nicWasLabel.length + 1) : null,
			})),
		],
		routes: [
			...facts.routes.filter(({device}) => device !== answers.nic || shared),
			...(management
				? [
						{
							family: 4,
							destination: formatSubnet(management.subnet),
							gateway: null,
							device: 'br-0123',
							table: 'main',
						} as const,
					]
				: []),
		],
		containers: [
			{
				id: 'c',
				name: answers.container.name,
				image: answers.container.image,
				running: true,
				networks: plan.networks.map(({name}) => name),
				published: management?.publish ?? [],
				install: prefix,
				dsm: true,
			},
		],
		listening: [
			...facts.listening,
			...(management?.publish ?? []).map(({address, host}) => ({address, port: host})),
		],
	};
}

describe('a plan', () => {
	test('is the same for the same input, and changes none of it', () => {
		forAnySetup((_, {answers, facts}) => {
			frozen(answers);
			frozen(facts);
			expect(buildPlan(answers, facts)).toEqual(buildPlan(structuredClone(answers), structuredClone(facts)));
		});
	});

	test('of what stands equals what stands, for the same words', () => {
		fc.assert(
			fc.property(anySetup, setup => {
				// A network of the LAN may be where the proposals are looked for: then it was named.
				const there = afterwards(setup);
				const again = settle(setup.raw, there);
				expect(again.problems).toEqual([]);
				expect(again.answers).toEqual(setup.answers);
				expect(buildPlan(setup.answers, there).steps).toEqual(buildPlan(setup.answers, setup.facts).steps);
				const codes = buildPlan(setup.answers, there).findings.map(({code}) => code);
				for (const code of [
					'network-foreign',
					'container-foreign',
					'parent-taken',
					'subnet-overlaps-docker',
					'port-in-use',
					'dsm-running',
					'nic-blocked',
				])
					expect(codes).not.toContain(code);
			}),
			{numRuns: 300},
		);
	});

	test('stays on the dummy network that it has, though a nearer one became free', () => {
		const neighbour = {
			id: 'n',
			name: 'shop',
			driver: 'bridge',
			internal: false,
			subnets: [{address: '10.213.213.0', prefix: 30}],
			parent: null,
			mode: null,
			install: null,
			nicWas: null,
		};
		const facts = makeFacts({networks: [neighbour]});
		const answers = makeAnswers({}, facts);
		const [, lan] = buildPlan(answers, facts).networks;
		expect(lan && formatSubnet(lan.subnet)).toBe('10.213.213.4/30');
		const there = afterwards({raw: {}, answers, facts});
		const alone = {...there, networks: there.networks.filter(({name}) => name !== 'shop')};
		expect(buildPlan(answers, alone).networks[1]).toEqual(lan);
	});

	test('has its steps in their order, each after those it needs', () => {
		forAnySetup(({steps}) => {
			const ids = steps.map(({id}) => id);
			expect(ids).toEqual(stepIds.filter(id => ids.includes(id)));
			for (const {id, needs, subject, run} of steps) {
				expect(needs.every(other => ids.indexOf(other) >= 0 && ids.indexOf(other) < ids.indexOf(id))).toBe(
					true,
				);
				expect(subject).not.toBe('');
				expect(run.length).toBeGreaterThan(0);
			}
			expect(steps.filter(({needsRoot}) => needsRoot).map(({id}) => id)).toEqual(
				ids.filter(id => id.startsWith('nic-') || id.startsWith('shim') || id === 'boot'),
			);
			for (const id of ['hook', 'network-management', 'network-lan', 'container', 'start'] as const)
				for (const {undo} of steps.filter(step => step.id === id)) expect(undo.length).toBe(1);
			expect(ids).toEqual(expect.arrayContaining(['network-lan', 'container', 'start']));
		});
	});

	test('needs no Engine to be made, and says that it assumed one', () => {
		const none = makeFacts({engine: {state: 'none'}});
		expect(buildPlan(makeAnswers(), none)).toMatchObject({generation: 'named', generationAssumed: true});
		const old = makeFacts({engine: makeEngine({version: '20.10.24'})});
		expect(buildPlan(makeAnswers(), old)).toMatchObject({generation: 'single', generationAssumed: false});
		expect(buildPlan(makeAnswers(), old, 'several').generation).toBe('several');
	});

	test('of a card that is given up wants to be confirmed before anything lasts: addresses, manager, IPv6, what a reboot brings back', () => {
		const facts = makeFacts();
		const answers = makeDhcpAnswers({nic: 'eno1', layout: 'direct'}, facts);
		const given = buildPlan(answers, facts, undefined, {giveUp: 'eno1'});
		expect(given.confirm).toBe(true);
		const ids = given.steps.map(({id}) => id);
		const late = ids.slice(ids.indexOf('start') + 1);
		const lasting = ['nic-manager', 'nic-address', 'nic-quiet', 'boot', 'restart-policy'];
		expect(late).toEqual(lasting.filter(id => (ids as string[]).includes(id)));
		expect(late).toEqual(expect.arrayContaining(['nic-address', 'nic-quiet', 'restart-policy']));
		const created = JSON.stringify(given.steps.find(({id}) => id === 'container')?.run);
		expect(created).toContain('"--restart","no"');
		// But for that it is the container of the plan that it becomes, so that a later plan finds nothing to change.
		const {probe} = buildPlan(answers, facts).steps.find(({id}) => id === 'container') ?? {};
		expect(given.steps.find(({id}) => id === 'container')?.probe).toEqual(probe);
		// Not named, or named wrongly: it stays blocked, and there is nothing to be confirmed.
		for (const giveUp of [undefined, 'enp3s0'])
			expect(buildPlan(answers, facts, undefined, {giveUp})).toEqual(buildPlan(answers, facts));
		const blocked = buildPlan(answers, facts);
		expect(blocked.confirm).toBe(false);
		expect(blocked.steps.map(({id}) => id)).toContain('nic-quiet');
	});

	test('of a card that is not there, or of a crowded machine, is a plan all the same', () => {
		const gone = makeFacts({nics: [hostNic]});
		const quiet = buildPlan(makeAnswers(), gone).steps.find(({id}) => id === 'nic-quiet');
		expect(JSON.stringify(quiet)).toContain('arp_ignore=1');
		expect(JSON.stringify(quiet)).not.toContain('ipv6');
		const crowded = makeFacts({
			routes: [{family: 4, destination: '10.0.0.0/8', gateway: null, device: 'wg0', table: 'main'}],
		});
		const [, lan] = buildPlan(makeAnswers(), crowded).networks;
		expect(lan && formatSubnet(lan.subnet)).toBe('10.213.213.0/30');
	});
});

describe('whatever the answers', () => {
	test('networks are named in lower case, in the order that decides the gateway before Engine 28 (F54)', () => {
		forAnySetup(({names, networks, container}) => {
			for (const {name} of networks) expect(name).toMatch(/^[a-z0-9][a-z0-9_-]*$/);
			expect(networks.at(-1)?.name).toBe(names.lanNetwork);
			expect(networks.map(({name}) => name)).toEqual(
				expect.arrayContaining(container.attachments.map(({network}) => network)),
			);
			// By name the gateway's network comes first; an internal one never is it.
			const [gateway, other] = container.attachments;
			expect([gateway.gateway, other?.gateway ?? false]).toEqual([true, false]);
			expect(other === undefined || gateway.network < other.network).toBe(true);
			expect(networks.find(({name}) => name === gateway.network)?.internal).toBe(false);
		});
	});

	test('interfaces have names that neither Docker nor the image takes itself (F36)', () => {
		forAnySetup(({container}) => {
			const names = container.attachments.map(({interfaceName}) => interfaceName);
			expect(new Set(names).size).toBe(names.length);
			for (const name of names) {
				expect(isSafeInterfaceName(name)).toBe(true);
				expect(name).not.toMatch(/^(?:eth\d*|net[0-3]|docker|qemu|br0|lo)$/);
			}
		});
	});

	test('every MAC is another one, and a passthru macvlan has its card’s own (F108)', () => {
		forAnySetup(({container, hook, answers}, {facts}) => {
			const port = container.attachments.flatMap(({mac}) => (mac === null ? [] : [mac]));
			const bridge = hook ? [/ip link add br0 address (\S+)/.exec(hook.content)?.[1]] : [];
			const {ARGUMENTS, MAC} = container.environment;
			const guest = MAC ?? /,mac=([^, ]+)/.exec(ARGUMENTS ?? '')?.[1];
			expect(guest).toBe(answers.mac);
			const card = facts.nics.find(({name}) => name === answers.nic);
			const own =
				answers.layout === 'shared' || card?.kind === 'vlan' ? [] : [card?.permanentMac ?? card?.mac];
			const made = port.filter(mac => !own.includes(mac));
			expect(port.length - made.length).toBe(port.length === 0 ? 0 : own.length);
			const all = [...made, ...bridge, guest, ...facts.nics.map(({mac}) => mac)];
			expect(all).not.toContain(undefined);
			expect(new Set(all).size).toBe(all.length);
		});
	});

	test('QEMU’s arguments survive being split on blanks, and leave the image its own names (F75)', () => {
		forAnySetup(({container}) => {
			const text = container.environment['ARGUMENTS'];
			if (text === undefined) return;
			expect(text).not.toMatch(/['"\\\t\n]|\bhostnet0\b|\bnet0\b/);
			const [netdev, backend = '', device, front = '', ...rest] = text.split(' ');
			expect([netdev, device, rest]).toEqual(['-netdev', '-device', []]);
			expect(backend.split(',')).toEqual(expect.arrayContaining(['id=hostnet1', 'br=br0']));
			expect(front.split(',')).toEqual(expect.arrayContaining(['netdev=hostnet1', 'id=net1', 'romfile=']));
		});
	});

	test('addresses lie in their networks, apart from one another', () => {
		forAnySetup(({container, networks}) => {
			for (const {network, ip} of container.attachments) {
				const spec = networks.find(({name}) => name === network);
				if (spec === undefined) throw new Error(network);
				expect(contains(spec.subnet, ip)).toBe(true);
				if (spec.ipRange) expect(contains(spec.ipRange, ip)).toBe(true);
				const held = [ip, spec.gateway, ...Object.values(spec.reserved)];
				expect(new Set(held).size).toBe(held.length);
				for (const address of held) expect(contains(spec.subnet, address)).toBe(true);
			}
		});
	});

	test('the card is the parent of the one macvlan network, and ports are published on the gateway only', () => {
		forAnySetup(({networks, container, answers}) => {
			const parents = networks.filter(({options}) => options['parent'] !== undefined);
			expect(
				parents.map(({step, driver, options}) => [step, driver, options['parent'], options['macvlan_mode']]),
			).toEqual([
				['network-lan', 'macvlan', answers.nic, answers.layout === 'shared' ? 'bridge' : 'passthru'],
			]);
			const [gateway] = container.attachments;
			const driver = networks.find(({name}) => name === gateway.network)?.driver;
			expect(container.ports).toEqual(driver === 'bridge' ? answers.management?.publish : []);
		});
	});

	test('DSM gets its time to shut down, and the container its rights', () => {
		forAnySetup(({container, answers, hook}) => {
			expect(container).toMatchObject({
				restart: 'unless-stopped',
				stopTimeout: 120,
				capabilities: ['NET_ADMIN'],
				sysctls: answers.layout === 'shared' ? {} : {'net.ipv4.ip_forward': '1'},
			});
			expect(container.devices).toContain('/dev/net/tun');
			expect(container.mounts.map(({target, readOnly}) => [target, readOnly])).toEqual([
				['/storage', false],
				...(hook ? [['/run/start.sh', true]] : []),
			]);
		});
	});

	test('the picture joins everything that it shows', () => {
		forAnySetup(({picture: {nodes, links, broken}}) => {
			const ids = nodes.map(({id}) => id);
			expect(new Set(ids).size).toBe(ids.length);
			const ends = [...links, ...broken].flatMap(({from, to}) => [from, to]);
			expect(ends.filter(id => !ids.includes(id))).toEqual([]);
			expect(ids.filter(id => ![...links, ...broken].some(({from, to}) => from === id || to === id))).toEqual(
				[],
			);
			for (const {lines} of nodes)
				expect(lines.every(line => line !== '' && !line.includes('undefined'))).toBe(true);
			// DSM is reached by each way that there is, from end to end, and from the LAN always.
			for (const [start, path] of [
				['lan', 'wire'],
				['host', 'management'],
			] as const) {
				if (path === 'management' && !links.some(link => link.path === path)) continue;
				let at: string | undefined = start;
				for (let hops = 0; at !== undefined && at !== 'dsm' && hops < nodes.length; hops++)
					at = links.find(link => link.path === path && link.from === at)?.to;
				expect(at).toBe('dsm');
			}
		});
	});
});

describe('the image’s own network for DSM’s first NIC, by the third octet of its uplink', () => {
	const gatewayOf = (plan: Plan) =>
		plan.findings.flatMap(finding => (finding.code === 'dsm-firewall' ? [finding.gateway] : []));

	test.each([
		['direct', {}, '172.30.4.1'],
		['direct', {mgmtSubnet: '10.5.77.0/24'}, '172.30.77.1'],
		['classic', {}, '172.30.1.1'],
		['classic', {subnet: '172.30.9.0/24', gateway: '172.30.9.1', ip: '172.30.9.7'}, '172.31.9.1'],
	])('%s with %j: %s', (layout, words, gateway) => {
		expect(gatewayOf(buildPlan(makeAnswers({layout, ...words}), makeFacts()))).toEqual([gateway]);
	});
});

test('what is spelled in another card’s favour is another plan', () => {
	const nics = [hostNic, makeNic(), makeNic({name: 'enp4s0', mac: '00:11:22:33:44:66', permanentMac: null})];
	const facts = makeFacts({nics});
	const one = buildPlan(makeDhcpAnswers({}, facts), facts);
	const other = buildPlan(makeDhcpAnswers({nic: 'enp4s0'}, facts), facts);
	expect(other.answers.mac).not.toBe(one.answers.mac);
	expect(other.networks[1]?.options['parent']).toBe('enp4s0');
});
