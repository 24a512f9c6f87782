import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {renderCompose} from '../../source/export/compose.js';
import {resolvePath} from '../../source/model/command.js';
import type {Generation} from '../../source/model/facts.js';
import {formatNicBefore} from '../../source/model/nic-before.js';
import type {Plan} from '../../source/model/plan.js';
import {formatSubnet} from '../../source/model/subnet.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {en} from '../../source/text/en.js';
import {textsIn} from '../../source/text/language.js';
import {makeAnswers, makeDhcpAnswers} from '../helpers/answers.js';
import {awkwardText} from '../helpers/arbitraries.js';
import {makeFacts} from '../helpers/facts.js';
import {anySetup} from '../helpers/setups.js';
import {lacksYaml, readYaml} from '../helpers/yaml-1-1.js';

const generations: readonly Generation[] = ['single', 'several', 'named'];

/** What Compose makes of a value: `$$` is a dollar, and any other `$` would be a variable. */
function interpolated(value: unknown): unknown {
	if (typeof value === 'string') {
		expect(value.replaceAll('$$', '')).not.toContain('$');
		return value.replaceAll('$$', '$');
	}
	if (Array.isArray(value)) return value.map(interpolated);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, interpolated(member)]));
}

/** The project that a plan asks for, put together from its specifications by other words than the program's. */
function wanted({answers, container, networks, generation, cards, hook}: Plan): unknown {
	const mine = {'vdsm-passthru.install': answers.prefix};
	const note = {'vdsm-passthru.nic-was': formatNicBefore(cards[0].before)};
	return {
		name: answers.prefix,
		services: {
			dsm: {
				container_name: container.name,
				image: container.image,
				environment: container.environment,
				devices: container.devices,
				...(container.deviceRules.length > 0 ? {device_cgroup_rules: container.deviceRules} : {}),
				cap_add: container.capabilities,
				...(Object.keys(container.sysctls).length > 0 ? {sysctls: container.sysctls} : {}),
				ports: container.ports.map(({address, host, guest}) => `${address}:${host}:${guest}`),
				volumes: [
					{
						type: 'bind',
						source: resolvePath(container.mounts[0]?.source ?? '', '.'),
						target: '/storage',
						bind: {create_host_path: false},
					},
					...(hook
						? [
								{
									type: 'bind',
									source: `./${hook.path.project}`,
									target: '/run/start.sh',
									read_only: true,
									bind: {create_host_path: false},
								},
							]
						: []),
				],
				networks: Object.fromEntries(
					container.attachments.map(({network, ip, mac, interfaceName, gateway}) => {
						const end: Record<string, unknown> = {ipv4_address: ip};
						if (mac !== null && generation !== 'single') end['mac_address'] = mac;
						if (generation === 'named') {
							end['driver_opts'] = {'com.docker.network.endpoint.ifname': interfaceName};
							if (gateway) end['gw_priority'] = 100;
						}
						return [network, end];
					}),
				),
				labels: mine,
				restart: 'unless-stopped',
				stop_grace_period: '120s',
			},
		},
		networks: Object.fromEntries(
			networks.map(({step, name, driver, internal, subnet, gateway, ipRange, reserved, options}) => {
				const pool: Record<string, unknown> = {subnet: formatSubnet(subnet), gateway};
				if (ipRange) pool['ip_range'] = formatSubnet(ipRange);
				if (Object.keys(reserved).length > 0) pool['aux_addresses'] = reserved;
				const labels = step === 'network-lan' && answers.layout !== 'shared' ? {...mine, ...note} : mine;
				const network: Record<string, unknown> = {name, driver, ipam: {config: [pool]}, labels};
				if (internal) network['internal'] = true;
				if (Object.keys(options).length > 0) network['driver_opts'] = options;
				return [name, network];
			}),
		),
	};
}

describe.skipIf(lacksYaml())('the Compose project, read by another YAML reader', () => {
	test('is what the plan asks for, whatever the answers [D6]', () => {
		const plan = fc
			.tuple(anySetup, fc.constantFrom(...generations))
			.map(([{answers, facts}, generation]) => buildPlan(answers, facts, generation));
		fc.assert(
			fc.property(fc.array(plan, {minLength: 20, maxLength: 40}), plans => {
				const read = readYaml(plans.map(one => renderCompose(one, en)));
				expect(read.map(interpolated)).toEqual(plans.map(wanted));
			}),
			{numRuns: 10},
		);
	});

	/** Text that YAML 1.1 takes for something else when it stands without quotes. */
	const traps = [
		...[
			'no',
			'on',
			'y',
			'Yes',
			'true',
			'null',
			'~',
			'',
			' x ',
			'12',
			'017',
			'0o17',
			'0x1f',
			'0b1',
			'1e3',
			'.5',
		],
		...['1_000', '12:34:56', '1:30', '2001-01-01', '.inf', '.NaN', '!x', '&a', '*a', '%a', '@a', '`a`'],
		...['- a', '? a', 'a: b', 'a #b', '#a', '|', '>', '{a', '[a', "'a'", '\\n', '---', '...', '网卡', '’'],
	];

	test.each(traps)('%j stays what it is, wherever it stands [D6]', text => {
		const plan = buildPlan(makeAnswers(), makeFacts());
		const odd: Plan = {
			...plan,
			answers: {...plan.answers, prefix: text},
			container: {...plan.container, name: text, image: text, environment: {A: text, [text]: 'b'}},
		};
		expect(interpolated(readYaml([renderCompose(odd, en)])[0])).toEqual(wanted(odd));
	});

	test('a MAC of digits only is no number in base 60', () => {
		const plan = buildPlan(makeDhcpAnswers(), makeFacts());
		const [first, ...more] = plan.container.attachments;
		const odd: Plan = {
			...plan,
			container: {
				...plan.container,
				attachments: [first, ...more.map(end => ({...end, mac: '12:34:56:12:34:56'}))],
			},
		};
		expect(interpolated(readYaml([renderCompose(odd, en)])[0])).toEqual(wanted(odd));
	});

	test('nothing in the comment on top can leave it [D6]', () => {
		// What no YAML may hold at all cannot be given as an answer.
		const nic = awkwardText.map(text => text.replaceAll(/[\ufeff\p{Noncharacter_Code_Point}]/gu, ''));
		fc.assert(
			fc.property(nic, fc.constantFrom('en', 'zh-CN'), (name, language) => {
				const plan = buildPlan(makeAnswers(), makeFacts());
				const odd: Plan = {
					...plan,
					answers: {...plan.answers, nic: `${name}\nservices: {}\r`},
					container: {...plan.container, name: 'vdsm\nservices: {}'},
				};
				const text = renderCompose(odd, textsIn(language));
				const top = text.slice(0, text.indexOf('\nname: ')).split('\n');
				expect(top.filter(line => !line.startsWith('#'))).toEqual([]);
				expect(interpolated(readYaml([text])[0])).toEqual(wanted(odd));
			}),
			{numRuns: 30},
		);
	});
});

describe('the comment on top', () => {
	test('names the commands that Compose cannot run, as the plan has them', () => {
		const text = renderCompose(buildPlan(makeAnswers(), makeFacts()), en);
		expect(text).toContain(
			'\n#   sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=1 net/ipv4/conf/enp3s0/arp_ignore=1\n#   ip link set dev enp3s0 up\n',
		);
	});
});
