import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {redactor} from '../../source/commands/doctor/redact.js';

const redact = (text: string) => redactor(['nas.example.org'])(text);

describe.each<[string, ReadonlyArray<readonly [text: string, told: string]>]>([
	[
		'MACs',
		[
			['mac=00:11:22:33:44:55,id=n', 'mac=00:11:22:…#1,id=n'],
			['00-11-22-AA-bb-CC', '00-11-22-…#1'],
			['lladdr:00:11:22:33:44:55: up', 'lladdr:00:11:22:…#1: up'],
			['0:1:2:3:4:5', '0:1:2:…#1'],
			['0011.2233.4455', '0011.22…#1'],
			['00:11:22:\u200b33:44:55', '00:11:22:…#1'],
			['\\x09a0:aa:0a:a0:00:a0', ' a0:aa:0a:…#1'],
			['via00:11:22:33:44:55e', 'via00:11:22:…#1e'],
			['enx001122334455: wlxA0B1C2D3E4F5', 'enx001122…#1: wlxA0B1C2…#2'],
			['parent=enx001122334455 00:11:22:33:44:55', 'parent=enx001122…#1 00:11:22:…#1'],
			['20:00:55:04:01:fe:80:00:00:00:00:00:00:00:02:c9:02:00:23:13', '20:00:55:…#1'],
		],
	],
	[
		'public IPv4 addresses',
		[
			['203.0.113.9', '203.0.…#1'],
			['from 203.0.113.9:443, and 198.51.100.7.', 'from 203.0.…#1:443, and 198.51.…#2.'],
			['9.113.0.203.in-addr.arpa', '9.113.…#1.in-addr.arpa'],
			['ip-203-0-113-9.isp.example', 'ip-203-0-…#1.isp.example'],
			['100.64.1.2 172.32.0.1 192.169.0.1', '100.64.…#1 172.32.…#2 192.169.…#3'],
		],
	],
	[
		'IPv6 addresses',
		[
			['2a02:8071:5e1:2::17/64', '2a02:8071:…#1/64'],
			['fe80::211:22ff:fe33:4455%eth0', 'fe80:…#1%eth0'],
			['fd12:3456:789a::1', 'fd12:3456:…#1'],
			['[2a02:8071::5]:5001', '[2a02:8071:…#1]:5001'],
			['no route to 2a02:8071::5: unreachable', 'no route to 2a02:8071:…#1: unreachable'],
			['::ffff:203.0.113.9', '::…#1'],
			['ff02::1:ff33:4455', 'ff02::…#1'],
			['ip6:2a02:8071:1:2:3:4:5:6', 'ip…#1'],
		],
	],
	[
		'secrets',
		[
			['DB_PASSWORD=hunter2 next', 'DB_PASSWORD=… next'],
			['{"token": "abc def"}', '{"token": …}'],
			["password='a b' x", 'password=… x'],
			['Authorization: Bearer abcdef', 'Authorization: …'],
			['mysql --password hunter2', 'mysql --password …'],
			['-object secret,id=s,data=hunter2', '-object secret…'],
			['https://bob:hunter2@example.org/', 'https://…@example.org/'],
			['/home/bob/dsm', '/home/USER/dsm'],
		],
	],
	[
		'the host’s name',
		[
			['NAS.example.org nas: nascent', 'HOST HOST: nascent'],
			['booted on nas', 'booted on HOST'],
		],
	],
	['what moves a cursor or fakes a line', [['a\u001b[2Jb\nc\u202ed', 'a [2Jb cd']]],
])('%s', (_, cases) => {
	test.each(cases)('%j', (text, told) => {
		expect(redact(text)).toBe(told);
	});
});

test.each([
	'192.168.1.70/24 via 10.0.0.1 on eth0',
	'172.16.0.1 172.31.255.254 169.254.1.1 127.0.0.1 0.0.0.0 255.255.255.0 224.0.0.251',
	'::1 :: ff02::1 12:34:56 2026-11-23T12:34:56.789Z',
	'vdsm/virtual-dsm:7.65 sha256:0a1b2c',
	'F10 nic-carrier: enp3s0 is turned off (link down).',
])('%s stays as it is', text => {
	expect(redact(text)).toBe(text);
});

test('one value has one number, in whatever line and form it stands', () => {
	const same = redactor([]);
	expect(same('00:11:22:33:44:55')).toBe('00:11:22:…#1');
	expect(same('00:11:22:33:44:56 203.0.113.9')).toBe('00:11:22:…#2 203.0.…#3');
	expect(same('203.0.113.9 00-11-22-33-44-55')).toBe('203.0.…#3 00-11-22-…#1');
});

test('a line that is cut is not cut in an address', () => {
	const told = redact(`${'x'.repeat(2390)} 203.0.113.9 00:11:22:33:44:55`);
	expect(told.length).toBeLessThanOrEqual(600);
	expect(redact(`${'y '.repeat(1195)}00:11:22:33:44:55`)).not.toContain('00:11');
});

const hex = fc.stringMatching(/^[\da-f]{2}$/);
const mac = fc.tuple(hex, hex, hex, hex, hex, hex).map(parts => parts.join(':'));
// Of a short one nothing is left to be taken away.
const ipv6 = fc.ipV6().filter(address => address.split(':').filter(part => part !== '').length > 3);

test.each([
	['MAC', mac],
	['IPv6 address', ipv6],
] as const)('no %s gets through, whatever stands around it', (_, value) => {
	const around = fc.constantFrom('', ' ', '=', ',', '"', '(', '[', '/', 'addr ', '\t', '; ');
	fc.assert(
		fc.property(around, value, around, (before, one, after) => {
			expect(redact(`${before}${one}${after}`)).not.toContain(one);
		}),
		{numRuns: 2000},
	);
});
