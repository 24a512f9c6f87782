import {describe, expect, test} from 'vitest';
import type {Check} from '../../source/model/check.js';
import {tellCheck} from '../../source/text/by-code.js';
import {textsIn} from '../../source/text/language.js';

type Sample = readonly [check: Check, values: readonly string[]];

const network = {check: 'network', network: 'shop_net'} as const;
const container = {check: 'container', container: 'nas7'} as const;
const nic = {check: 'nic', nic: 'enp7s0'} as const;
const mac = {check: 'guest-mac', mac: '02:05:f1:11:dd:8b'} as const;
const address = {check: 'lan-address', ip: '192.168.1.70', why: null} as const;
const bridge = {...address, how: 'bridge'} as const;
const beside = {...address, how: 'other-nic', via: 'eno8'} as const;
const onInterface = {...address, how: 'interface', via: 'lan0'} as const;
const over = {...address, how: 'shim', via: 'vdsm-shim'} as const;
const way = {check: 'shim', shim: 'vdsm-shim', dsm: '192.168.1.80'} as const;
const stranger = '3c:2a:f4:00:00:50';
const free = {check: 'lan-free', ip: '192.168.1.70'} as const;

/** Each check in each verdict that it has, and the values that its sentence must hold. */
const samples: readonly Sample[] = [
	[{...network, differs: [], verdict: 'ok'}, ['shop_net']],
	[{...network, differs: [], verdict: 'failed'}, ['shop_net']],
	[
		{...network, differs: ['parent: eth9 ≠ enp7s0'], verdict: 'failed'},
		['shop_net', 'parent: eth9 ≠ enp7s0'],
	],
	[{...network, differs: [], verdict: 'unknown', why: 'limit'}, ['shop_net']],
	[{...container, state: 'running', verdict: 'ok'}, ['nas7']],
	...['absent', 'created', 'paused', 'restarting', 'removing', 'exited', 'dead'].map(
		(state): Sample => [{...container, state, verdict: 'failed'}, ['nas7']],
	),
	[{...container, state: 'odd-state', verdict: 'failed'}, ['nas7', 'odd-state']],
	[{...container, state: 'running', restarts: 4, detached: [], verdict: 'failed'}, ['nas7', '4']],
	[
		{...container, state: 'running', restarts: 0, detached: ['shop_net'], verdict: 'failed'},
		['nas7', 'shop_net'],
	],
	[{...container, state: '', verdict: 'unknown', why: 'docker'}, ['nas7', 'Docker']],
	[{check: 'ports', published: ['127.0.0.1:5077:5000'], missing: [], verdict: 'ok'}, ['127.0.0.1:5077:5000']],
	[
		{check: 'ports', published: [], missing: ['127.0.0.1:5077:5000'], verdict: 'failed'},
		['127.0.0.1:5077:5000'],
	],
	[
		{check: 'ports', published: [], missing: ['127.0.0.1:5077:5000'], verdict: 'unknown', why: 'not-running'},
		['127.0.0.1:5077:5000'],
	],
	[
		{check: 'bridge', members: ['lan0', 'tap0'], missing: [], down: [], verdict: 'ok'},
		['br0', 'lan0', 'tap0'],
	],
	[{check: 'bridge', members: ['tap0'], missing: ['port'], down: [], verdict: 'failed'}, ['br0', 'tap0']],
	[{check: 'bridge', members: [], missing: ['port'], down: [], verdict: 'failed'}, ['br0']],
	[{check: 'bridge', members: ['lan0'], missing: ['guest'], down: [], verdict: 'waiting'}, ['br0', 'lan0']],
	[
		{check: 'bridge', members: ['lan0', 'tap0'], missing: [], down: ['br0', 'lan0'], verdict: 'failed'},
		['br0', 'lan0'],
	],
	[{check: 'bridge', members: [], missing: [], down: [], verdict: 'unknown', why: 'inside'}, ['br0']],
	[{...way, via: 'vdsm-shim', verdict: 'ok'}, ['vdsm-shim', '192.168.1.80']],
	[{...way, via: 'wg0', verdict: 'failed'}, ['vdsm-shim', '192.168.1.80', 'wg0']],
	[{...way, via: null, verdict: 'failed'}, ['vdsm-shim', '192.168.1.80']],
	[{...way, via: null, verdict: 'unknown', why: 'error'}, ['192.168.1.80']],
	[{...over, verdict: 'ok'}, ['192.168.1.70', 'vdsm-shim']],
	[{...over, verdict: 'waiting'}, ['192.168.1.70', 'vdsm-shim']],
	[{...over, mac: stranger, verdict: 'failed'}, ['192.168.1.70', 'vdsm-shim', stranger]],
	[{check: 'stray-address', addresses: [], verdict: 'ok'}, ['br0']],
	[{check: 'stray-address', addresses: ['lan0 10.9.9.9/32'], verdict: 'failed'}, ['lan0 10.9.9.9/32']],
	[{check: 'stray-address', addresses: [], verdict: 'unknown', why: 'no-port'}, ['br0']],
	[{...nic, up: true, carrier: true, verdict: 'ok'}, ['enp7s0']],
	[{...nic, up: true, carrier: false, verdict: 'waiting'}, ['enp7s0']],
	[{...nic, up: false, carrier: null, verdict: 'failed'}, ['enp7s0']],
	[{...nic, up: false, carrier: null, verdict: 'unknown', why: 'error'}, ['enp7s0']],
	[{...mac, verdict: 'ok'}, [mac.mac]],
	[{...mac, verdict: 'waiting'}, [mac.mac]],
	[{...mac, verdict: 'unknown', why: 'inside'}, [mac.mac]],
	[{...free, mac: null, why: null, verdict: 'ok'}, [free.ip]],
	[{...free, mac: stranger, why: null, verdict: 'failed'}, [free.ip, stranger]],
	...(['link-down', 'no-carrier', 'no-arping', 'no-root', 'in-use', 'other-machine', 'failed'] as const).map(
		(why): Sample => [{...free, mac: null, why, verdict: 'unknown'}, [free.ip]],
	),
	[{...bridge, verdict: 'ok'}, [address.ip]],
	[{...beside, verdict: 'ok'}, [address.ip, 'eno8']],
	[{...onInterface, verdict: 'ok'}, [address.ip, 'lan0']],
	[{...bridge, verdict: 'waiting'}, [address.ip]],
	[{...beside, verdict: 'waiting'}, [address.ip, 'eno8']],
	[{...beside, mac: stranger, verdict: 'failed'}, [address.ip, 'eno8', stranger]],
	[{...bridge, mac: stranger, verdict: 'failed'}, [address.ip, stranger]],
	[{...onInterface, verdict: 'failed'}, [address.ip, 'lan0']],
	[{...address, how: null, why: 'no-root', verdict: 'unknown'}, [address.ip, 'root']],
	[{...address, how: null, why: 'no-arping', verdict: 'unknown'}, [address.ip, 'arping']],
	[{...address, ip: null, how: null, why: 'router-decides', verdict: 'unknown'}, ['DSM']],
	[{...address, ip: null, how: null, why: 'typed-in-dsm', verdict: 'unknown'}, ['DSM']],
];

const told = (language: 'en' | 'zh-CN') => samples.map(([check]) => tellCheck(textsIn(language), check));

describe.each(['en', 'zh-CN'] as const)('checks in %s', language => {
	test.each(samples.map(([check, values]) => [JSON.stringify(check), check, values] as const))(
		'%s',
		(_, check, values) => {
			const sentence = tellCheck(textsIn(language), check);
			for (const value of values) expect(sentence).toContain(value);
			expect(sentence).toMatch(language === 'en' ? /^\S.*\.$/ : /^\S.*\p{Script=Han}.*。$/u);
			expect(sentence).not.toMatch(/undefined|null|\[object|\$\{| {2}| \.|not-running|no-port/);
			if (language === 'en') expect(sentence).not.toMatch(/\p{Script=Han}/u);
			else expect(sentence).not.toMatch(/\b(?:the|is|not|of|it|has|and)\b/i);
		},
	);

	test('no two say the same', () => {
		const sentences = told(language);
		expect(sentences.filter((one, index) => sentences.indexOf(one) !== index)).toEqual([]);
	});
});

test('what Docker says cannot move the cursor', () => {
	const check: Check = {...container, state: 'a\u001b[2J\u202eb', verdict: 'failed'};
	for (const language of ['en', 'zh-CN'] as const)
		expect(tellCheck(textsIn(language), check)).toContain('a\\x1b[2J\\u202eb');
});
