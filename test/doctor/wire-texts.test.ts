import {describe, expect, it} from 'vitest';
import type {WireValues} from '../../source/model/diagnosis/values-wire.js';
import {textOf} from '../../source/text/doctor-text.js';
import {en, zhCN} from '../helpers/texts.js';

const container = 'nas7';
const source = '/srv/nas7/start.sh';
const bridge = 'br7';
const mac = '02:11:32:00:00:07';
const ip = '192.168.7.70';
const at = '127.0.0.1:5077';

/** One for each way in which it may be said; and what has to be in the sentences, in whatever language. */
const samples: {
	readonly [K in keyof WireValues]: ReadonlyArray<readonly [WireValues[K], readonly string[]]>;
} = {
	'hook-mounted': [[{container, bridge}, [container, bridge, '/run/start.sh']]],
	'hook-file': [
		[{container, source, case: 'folder'}, [container, source]],
		[{container, source, case: 'missing'}, [container, source]],
	],
	'hook-line-ends': [
		[{container, source, lines: 1}, [source, '1', 'CR LF']],
		[{container, source, lines: 12}, [source, '12']],
	],
	'hook-exits': [
		[{container, source, line: 17, text: 'exit 3'}, [source, '17', 'exit 3', 'return 0', container]],
	],
	'hook-ran': [
		[
			{container, source, exitCode: 4, last: 'Cannot find device'},
			[container, source, '4', 'Cannot find device'],
		],
		[{container, source, exitCode: 4, last: ''}, [container, source, '4']],
	],
	'hook-current': [[{container, source}, [container, source]]],
	'hook-own': [
		[
			{container, source, case: 'mac', has: mac, wants: '02:11:32:00:00:08'},
			[source, mac, '02:11:32:00:00:08'],
		],
		[{container, source, case: 'ip', has: ip, wants: '192.168.7.71'}, [source, ip, '192.168.7.71']],
	],
	'bridge-allowed': [
		[{container, bridge, case: 'missing'}, [container, bridge, '/etc/qemu/bridge.conf', `allow ${bridge}`]],
		[{container, bridge, case: 'denied'}, [container, bridge, '/etc/qemu/bridge.conf']],
	],
	'bridge-made': [[{container, bridge}, [container, bridge]]],
	'bridge-ports': [
		[{container, bridge, missing: 'bridge', instead: null}, [container, bridge]],
		[{container, bridge, missing: 'up', instead: null}, [container, bridge]],
		[{container, bridge, missing: 'lan', instead: null}, [container, bridge]],
		[{container, bridge, missing: 'lan', instead: 'eth7'}, [container, bridge, 'eth7']],
		[{container, bridge, missing: 'guest', instead: null}, [container, bridge, 'tap']],
	],
	'member-addresses': [
		[{container, bridge, device: 'eth7', addresses: [`${ip}/24`]}, [container, bridge, 'eth7', `${ip}/24`]],
		[
			{container, bridge, device: bridge, addresses: ['10.7.7.7/8', `${ip}/24`]},
			[bridge, '10.7.7.7/8', `${ip}/24`],
		],
	],
	'bridge-ipv6': [[{container, device: 'eth7', address: 'fd00:7::7'}, [container, 'eth7', 'fd00:7::7']]],
	'bridge-firewall': [[{container, bridge}, [container, bridge, 'br_netfilter']]],
	'guest-spoke': [
		[{container, bridge, mac, seconds: 41, case: 'booting'}, [bridge, '41']],
		[{container, bridge, mac, seconds: 900, case: 'silent'}, [bridge, mac]],
		[{container, bridge, mac: '', seconds: 900, case: 'silent'}, [bridge]],
		[{container, bridge, mac, seconds: 900, case: 'quiet'}, [bridge, mac]],
		[{container, bridge, mac, seconds: 900, case: 'elsewhere'}, [mac, 'ARGUMENTS']],
	],
	'two-gateways': [[{container}, [container, 'DNSMASQ_OPTS']]],
	'web-answers': (['refused', 'silent', 'reset'] as const).flatMap(answer =>
		[0, 1, 3].flatMap(more =>
			[false, true].map(
				booting =>
					[
						{container, at, guest: 5001, answer, more, booting},
						[at, '5001', ...(more > 1 ? [String(more)] : [])],
					] as const,
			),
		),
	),
	'address-conflict': [
		[{ip, mac, stranger: '3c:2a:f4:00:00:50', router: false}, [ip, mac, '3c:2a:f4:00:00:50']],
		[{ip, mac: '', stranger: '3c:2a:f4:00:00:50', router: true}, [ip, '3c:2a:f4:00:00:50']],
	],
	'address-twice': [[{container, ip, device: 'eth7'}, [container, ip, 'eth7']]],
	'lan-answers': [
		[{case: 'unknown', ip: '', mac, device: ''}, [mac]],
		[{case: 'wire', ip, mac, device: 'eno7'}, [ip, mac, 'eno7']],
		[{case: 'other', ip, mac, device: 'eno7'}, [ip, mac]],
		[{case: 'booting', ip, mac, device: 'eno7'}, [ip]],
		[{case: 'silent', ip, mac, device: 'eno7'}, [ip, 'eno7']],
		[{case: 'silent', ip, mac, device: ''}, [ip]],
	],
	'own-card': [
		[{container, ports: [at]}, [container, at, 'vdsm-passthru']],
		[{container, ports: []}, [container, 'vdsm-passthru']],
	],
	'host-shim': (['gone', 'half', 'route', 'booting', 'silent', 'other'] as const).map(which => [
		{
			case: which,
			shim: 'vdsm-shim',
			ip: '192.168.1.71',
			dsm: '192.168.1.80',
			mac: '02:11:32:aa:bb:cc',
			device: 'wg0',
		},
		which === 'other' ? ['02:11:32:aa:bb:cc', '192.168.1.80'] : ['vdsm-shim'],
	]),
	'host-to-dsm': [
		[{nic: 'enp7s0', dsm: ip, ports: [at], bridge: '172.31.7.2', device: null}, ['enp7s0', ip, at]],
		[{nic: 'enp7s0', dsm: null, ports: [], bridge: '172.31.7.2', device: null}, ['enp7s0', '172.31.7.2']],
		[{nic: 'enp7s0', dsm: ip, ports: [], bridge: '', device: 'eno7'}, ['enp7s0', ip, 'eno7']],
		[{nic: 'enp7s0', dsm: ip, ports: [], bridge: '', device: null}, ['enp7s0', ip]],
	],
	'lan-services': [
		[{container, closed: []}, ['5000', '--block-ports']],
		[{container, closed: [22, 5077]}, ['22', '5077']],
	],
	'nat-discovery': [[{container}, [container, 'Bonjour', 'direct']]],
	'classic-dhcp': [
		[{container, ip}, [ip, 'DHCP=Y']],
		[{container, ip: ''}, ['DHCP=Y']],
	],
	'classic-ports': [
		[{container, ip, bridge: '172.31.7.2'}, [ip, '172.31.7.2']],
		[{container, ip: '', bridge: ''}, ['-p']],
	],
	'gateway-answers': [
		[{gateway: ip, device: 'eno7', macs: []}, [ip, 'eno7']],
		[{gateway: ip, device: '', macs: []}, [ip]],
		[{gateway: ip, device: 'eno7', macs: [mac, '02:11:32:00:00:08']}, [ip, mac, '02:11:32:00:00:08']],
	],
	'out-of-sight': [
		[{mac}, [mac]],
		[{mac: ''}, ['DSM']],
	],
};

describe.each([
	['en', en],
	['zh-CN', zhCN],
] as const)('sentences about the wire, %s', (language, texts) => {
	it.each(Object.keys(samples) as Array<keyof WireValues>)('%s', id => {
		const {title, found, why, fix} = textOf(texts.doctor, id);
		for (const [values, wanted] of samples[id]) {
			// The key and the values belong together, which the type of a list of keys does not say.
			const said = [title, found(values as never), why, fix(values as never)].join('\n');
			expect(said).not.toMatch(/undefined|null|\[object| {2}|\(\)|（）/);
			for (const value of wanted) expect(said).toContain(value);
			if (language === 'zh-CN') {
				// Full-width punctuation beside Chinese words, and a space between them and Latin ones.
				expect(said).not.toMatch(/\p{Script=Han}[,:;?!(]|[,;?!)]\p{Script=Han}/u);
				expect(said).not.toMatch(/\p{Script=Han}[A-Za-z\d]|[A-Za-z\d]\p{Script=Han}/u);
			}
		}
	});
});

it('one second is one second', () => {
	const values = {container: 'vdsm', bridge: 'br0', mac: '', case: 'booting'} as const;
	const told = (seconds: number) => en.doctor.checks['guest-spoke'].found({...values, seconds});
	expect([told(1), told(2)]).toEqual([
		expect.stringContaining('1 second ago'),
		expect.stringContaining('2 seconds ago'),
	]);
});
