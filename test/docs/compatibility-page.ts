import type {Language} from '../../source/text/languages.js';
import type {MachineResult, MachineRow} from '../lab/machine/result.js';
import {supportedNodes} from '../terminal/nodes.js';
import {table} from './pages.js';

type Words = {
	readonly top: (nodes: string) => string;
	readonly head: readonly string[];
	readonly none: string;
	readonly addresses: Readonly<Record<string, string>>;
	readonly yes: string;
	readonly no: string;
	readonly passed: string;
	readonly failed: string;
	readonly after: string;
};

const command = 'VDSM_LAB=full npm run test:machine';

const words: Readonly<Record<Language, Words>> = {
	en: {
		top: nodes => `# Compatibility

[简体中文](zh-CN/compatibility.md)

What was tried together, and on which commit. Each row is one set-up in a whole virtual machine, with Debian's own kernel, systemd and Docker and an emulated card of that kind: \`apply\`, DSM's stand-in reached by a client on the LAN, \`status\`, \`undo\`, and a comparison of the machine with what it was before. \`${command}\` writes the rows (\`test/lab/machine/layouts.test.ts\`), and a test this page.

The screens are walked through in a pseudo-terminal on Node ${nodes} at each push (\`test/terminal\`). Systems around Docker are in [Systems](platforms.md), what was not tried in [Testing](testing.md#what-is-not-tested-and-why).`,
		head: [
			'Engine',
			'Debian',
			'Kernel',
			'Node',
			'Card’s driver',
			'Layout',
			'Address',
			'vhost',
			'Result',
			'Commit',
			'Date',
		],
		none: 'Nothing has been run yet.',
		addresses: {static: 'static', dhcp: 'DHCP', manual: 'typed into DSM'},
		yes: 'yes',
		no: 'no',
		passed: 'works',
		failed: '**fails**',
		after:
			'vhost: DSM’s frames went through the kernel’s vhost-net. Layout classic has no way to it: DSM is behind the image’s own NAT there.',
	},
	'zh-CN': {
		top: nodes => `# 兼容性

[English](../compatibility.md)

哪些组合一起试过，在哪个提交上。每一行是整台虚拟机中的一套部署，使用 Debian 自己的内核、systemd 和 Docker，以及一块模拟的该型号网卡：执行 \`apply\`，从局域网客户端访问 DSM 的替身，执行 \`status\` 和 \`undo\`，最后比较主机前后的状态。各行由 \`${command}\` 写入（\`test/lab/machine/layouts.test.ts\`），本页由一个测试写出。

每次推送都会在 Node ${nodes} 上通过伪终端走一遍各个界面（\`test/terminal\`）。运行 Docker 的系统见[各系统平台](platforms.md)，没有试过的内容见[测试](testing.md#哪些没有测试为什么)。`,
		head: ['Engine', 'Debian', '内核', 'Node', '网卡驱动', '布局', '地址', 'vhost', '结果', '提交', '日期'],
		none: '尚未运行。',
		addresses: {static: '静态', dhcp: 'DHCP', manual: '在 DSM 中填写'},
		yes: '是',
		no: '否',
		passed: '正常',
		failed: '**失败**',
		after: 'vhost：DSM 的帧经过内核的 vhost-net。classic 布局用不到它：DSM 在镜像自己的 NAT 之后。',
	},
};

/** The whole of docs/compatibility.md, or of its twin. */
export function compatibilityPage({rows}: MachineResult, language: Language): string {
	const own = words[language];
	const cells = ({engine, debian, kernel, node, driver, layout, address, vhost, ...row}: MachineRow) => [
		engine,
		debian,
		kernel,
		node.replace(/^v/, ''),
		driver,
		layout,
		own.addresses[address] ?? address,
		vhost ? own.yes : own.no,
		row.passed ? own.passed : own.failed,
		row.commit,
		row.date,
	];
	const shown = rows.length === 0 ? own.none : table(own.head, rows.map(cells));
	return `${own.top(supportedNodes.join(language === 'en' ? ', ' : '、'))}\n\n${shown}\n\n${own.after}\n`;
}
