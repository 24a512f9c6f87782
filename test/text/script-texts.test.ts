import {describe, expect, test} from 'vitest';
import {en} from '../../source/text/en.js';
import {zhCN} from '../../source/text/zh-CN.js';

type Key = keyof typeof en.script;

/** The sentences that a script fills when it runs. */
const formats = Object.keys(en.script).filter(
	(key): key is Exclude<Key, 'header' | 'composeHeader' | 'composeHeaderShared'> =>
		typeof en.script[key as Key] === 'string',
);
const gaps = (format: string) => format.split('%s').length - 1;
const fill = (format: string, ...values: readonly string[]) => {
	const [first = '', ...rest] = format.split('%s');
	return first + rest.map((part, index) => `${values[index]}${part}`).join('');
};

describe('what an exported script says', () => {
	test.each(formats)('%s has as many gaps in each language, and is one line of it', key => {
		const [english, chinese] = [en.script[key], zhCN.script[key]];
		expect(gaps(chinese)).toBe(gaps(english));
		for (const text of [english, chinese]) {
			expect(text).not.toMatch(/%(?!s)|[\n\t\\]|undefined/);
			expect(text.trim()).toBe(text);
			expect(text).not.toBe('');
		}
		if (/[a-z]/i.test(english.replaceAll('%s', ''))) expect(chinese).toMatch(/\p{Script=Han}/u);
		expect(english).not.toMatch(/\p{Script=Han}/u);
	});

	test('the order of the gaps is that of the values, in each language', () => {
		const filled = {
			nicMissing: ['eth9', 'eth0 eth1'],
			nicEnslaved: ['eth0', 'br0'],
			nicDockerBridge: ['docker0', 'bridge'],
			nicChild: ['eth0', 'mv0'],
			nicDefaultRouteOver: ['eth0', 'br0'],
			nicSsh: ['eth0', '10.0.0.9'],
			nicAddress: ['eth0', '10.0.0.2/24'],
			nicDocker: ['eth0', 'home'],
			nicIpvlan: ['eth0', 'iv0'],
			nicDockerShared: ['eth0', 'home'],
			nicDockerOld: ['eth0', 'home'],
			otherCard: ['vdsm-eth1-macvlan', 'eth3'],
			stateOf: ['Container vdsm', 'yes'],
			nicMember: ['eth0', 'br0'],
			startError: ['vdsm', 'no such network'],
			restartLoop: ['vdsm', '7'],
			notRunning: ['vdsm', 'exited'],
			askingLan: ['192.168.1.70', 'eth0'],
			addressTaken: ['192.168.1.70', '02:00:00:00:00:09'],
			notAsked: ['192.168.1.70', 'eth0 has no link.'],
		} as const;
		// A sentence with two gaps must be here: somebody has to read it in each language.
		expect(formats.filter(key => gaps(en.script[key]) > 1).sort()).toEqual(Object.keys(filled).sort());
		const said = (texts: typeof en) =>
			Object.entries(filled).map(([key, values]) =>
				fill(texts.script[key as keyof typeof filled], ...values),
			);
		expect(said(en).map(text => text.split('. ')[0])).toEqual([
			'There is no network card eth9 here',
			'eth0 is a member of br0',
			'docker0 is the bridge of the Docker network bridge, whose containers would lose their gateway.',
			'eth0 is already used by mv0',
			"eth0 carries this machine's default route, by br0",
			'eth0 carries your SSH session from 10.0.0.9',
			'eth0 has addresses that this machine would lose: 10.0.0.2/24',
			'eth0 is already used by the Docker network home',
			'eth0 has the ipvlan interface iv0, which leaves no room for a macvlan.',
			'eth0 is already used by the Docker network home, which shares it with nobody.',
			'eth0 is already used by the Docker network home',
			'vdsm-eth1-macvlan stands on the card eth3',
			'Container vdsm: yes',
			'the network card eth0 has become a member of br0.',
			'Docker could not start vdsm: no such network',
			'vdsm ends again and again; Docker has restarted it 7 times.',
			'vdsm does not run, Docker says: exited.',
			'Asking the LAN whether anybody has 192.168.1.70 already, over eth0',
			'Another machine has the address 192.168.1.70: 02:00:00:00:00:09 answers on the LAN',
			'Whether 192.168.1.70 is free on the LAN was not checked: eth0 has no link.',
		]);
		expect(said(zhCN).map(text => text.split(/[。，]/)[0])).toEqual([
			'本机没有网卡 eth9',
			'eth0 是 br0 的成员',
			'docker0 是 Docker 网络 bridge 的网桥',
			'eth0 已被 mv0 使用',
			'eth0 承载本机的默认路由（经由 br0）',
			'eth0 承载来自 10.0.0.9 的 SSH 会话',
			'eth0 上有本机将失去的地址：10.0.0.2/24',
			'eth0 已被 Docker 网络 home 使用',
			'eth0 上有 ipvlan 接口 iv0',
			'eth0 已被 Docker 网络 home 使用',
			'eth0 已被 Docker 网络 home 使用',
			'vdsm-eth1-macvlan 建在网卡 eth3 上',
			'Container vdsm：yes',
			'网卡 eth0 已成为 br0 的成员',
			'Docker 无法启动 vdsm：no such network',
			'vdsm 反复退出',
			'vdsm 没有运行',
			'正在询问局域网：192.168.1.70 是否已被占用（经网卡 eth0）',
			'地址 192.168.1.70 已被另一台设备占用：局域网上应答的是 02:00:00:00:00:09',
			'未检查 192.168.1.70 在局域网上是否空闲：eth0 has no link.',
		]);
	});

	test.each([
		['en', en],
		['zh-CN', zhCN],
	] as const)(
		'the comment on top in %s names the card, the container and the ways to call it',
		(_, texts) => {
			const header = texts.script.header('enp3s0', 'dsm7');
			for (const word of [
				'enp3s0',
				'dsm7',
				' up ',
				' down ',
				' check ',
				'--dry-run',
				'0',
				'1',
				'2',
				'3',
				'4',
			])
				expect(header).toContain(word);
			const {composeHeader, composeHeaderShared} = texts.script;
			const withShim: typeof composeHeader = (...words) => composeHeaderShared(...words, 'vdsm-shim');
			const without: typeof composeHeader = (...words) => composeHeaderShared(...words, null);
			expect(withShim('enp3s0', 'vdsm', [])).toContain('ip link delete dev vdsm-shim');
			for (const header of [composeHeader, withShim, without])
				for (const word of [
					'enp3s0',
					'dsm7',
					'\n  first command\n  second command\n',
					'docker compose up -d',
				])
					expect(header('enp3s0', 'dsm7', ['first command', 'second command'])).toContain(word);
		},
	);
});
