import type {Part} from './promised.js';

export const partB: Part = {
	letter: 'B',
	title: {en: 'Nobody is locked out', 'zh-CN': '不会把人锁在机器外面'},
	page: 'reliability',
	promises: [
		{
			id: 'B1',
			en: 'A card that carries a default route or the SSH session is blocked, also below a VLAN, bridge or bond, in policy tables and under `sudo`, unless `--give-up-nic` names it. One that merely has an address wants a typed consent',
			'zh-CN':
				'承载默认路由或 SSH 会话的网卡不可选用，处于 VLAN、网桥、bond 之下、路由在策略路由表中或经 `sudo` 运行时也一样，除非用 `--give-up-nic` 指明。只是有地址的网卡，需要输入同意',
			open: {
				en: 'a default route over a bond, for real: a made-up `/sys` tree',
				'zh-CN': '真实的 bond 上的默认路由：用仿造的 `/sys` 目录树代替',
			},
		},
		{
			id: 'B2',
			en: 'With the override the change takes itself back unless it is confirmed in time, also when the program is dead',
			'zh-CN': '强行选用后，未及时确认就自动回滚，程序已经死掉也一样',
		},
		{
			id: 'B3',
			en: 'The confirmation is a full word, typed',
			'zh-CN': '确认必须键入完整的单词',
		},
		{
			id: 'B4',
			en: 'A card that cannot work, or that others use, is explained beforehand: Wi-Fi, a member of a bridge or bond, another macvlan, also one that this machine cannot see, a Docker network or its bridge, no link',
			'zh-CN':
				'不能用的网卡和别人在用的网卡，事先说明原因：Wi-Fi、网桥或 bond 的成员、已有 macvlan（包括本机看不见的）、Docker 网络或其网桥、没有链路',
			open: {
				en: 'real Wi-Fi, bonds: made-up `/sys` trees',
				'zh-CN': '真实的 Wi-Fi 和 bond：用仿造的 `/sys` 目录树代替',
			},
		},
		{
			id: 'B5',
			en: 'Whether an address is free is asked when it is planned and again when the card is ready, and no container starts without that answer, not by an exported script either, with whichever of the three programs called `arping` is there; “not checked” is said where none is',
			'zh-CN':
				'地址是否空闲，生成方案时询问一次，网卡就绪后再询问一次；没有得到答案不启动容器，导出的脚本也一样；三种名为 `arping` 的程序都支持，一个都没有时说明“未检查”',
			open: {
				en: 'an address that is taken in the seconds between the question and the start',
				'zh-CN': '在询问与启动之间的几秒内被占用的地址',
			},
		},
		{
			id: 'B6',
			en: 'What breaks late is not called done: everything is read twice, 3 seconds apart',
			'zh-CN': '随后才出的故障不会被当作完成：全部内容读取两次，间隔 3 秒',
		},
	],
};
