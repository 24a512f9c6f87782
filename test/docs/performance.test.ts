import {expect, test} from 'vitest';
import {readPage, updating, writePage} from './pages.js';

// `npm run bench` writes its numbers into the English page, between two marks. The Chinese one has the same between the same
// marks, with what is known here in Chinese. A label of a measurement that is new stays as it is until it has a line here.

const page = 'docs/zh-CN/performance.md';
const numbers = /<!-- numbers: .* -->\n[\s\S]*?<!-- end of the numbers -->/g;

const cells: Readonly<Record<string, string>> = {
	Measured: '测量项',
	Part: '其中',
	'ms: median (min – max)': '毫秒：中位数（最小 – 最大）',
	beside: '对照',
	Ratio: '比值',
	Budget: '预算',
	'doctor, broken network, 64 containers, no probe waits for its limit: whole':
		'doctor，网络有故障，64 个容器，没有探测等到时限：全程',
	'doctor, broken network, 64 containers, no probe waits for its limit: first result':
		'doctor，网络有故障，64 个容器，没有探测等到时限：第一条结果',
	'doctor, broken network, 64 containers, nobody answers: whole':
		'doctor，网络有故障，64 个容器，无人应答：全程',
	'doctor, broken network, 64 containers, nobody answers: first result':
		'doctor，网络有故障，64 个容器，无人应答：第一条结果',
	'what is wanted': '目标',
	'script `up`': '脚本 `up`',
	'apply, DHCP': 'apply，DHCP',
	'apply, static address, nobody asked': 'apply，静态地址，不询问',
	'apply, static address': 'apply，静态地址',
	'of that, Node alone': '其中 Node 本身',
	'of that, to the parsed command line (`--version`)': '其中到命令行解析完毕为止（`--version`）',
	'Node starts, facts, plan, how each step stands': 'Node 启动、事实、方案、各步骤的现状',
	'the steps, each with its journal and read-back': '各步骤，包括执行日志和读回',
	'the LAN is asked for the address': '向局域网询问地址',
	'all is read back twice, recorded, a look at DSM': '全部读回两次、记录、看一眼 DSM',
	'those that change something alone': '只有更改的命令',
	'cards read, 64 veths': '读取网卡，64 个 veth',
	'cards read, 256 veths, for each': '读取网卡，256 个 veth，平均每个',
	'cards read, 1024 veths, for each': '读取网卡，1024 个 veth，平均每个',
	'systeminformation alone': '只用 systeminformation',
	'for each of 64': '64 个时平均每个',
	'for each of 8': '八块时平均每块',
	'wizard, 1024 veths: the event loop was held up for': '向导，1024 个 veth：事件循环被占用',
	'bare Ink app': '纯 Ink 应用',
	'bare Ink list': '纯 Ink 列表',
	'wizard, key to repaint, 10 cards: median': '向导，从按键到重绘，10 块网卡：中位数',
	'wizard, key to repaint, 10 cards: 99th percentile': '向导，从按键到重绘，10 块网卡：第 99 百分位',
	'wizard, memory (RSS)': '向导，内存（RSS）',
	'plan, DSM on 64 cards, in a process just started': '方案，DSM 有 64 块网卡，进程刚启动',
	'plan, DSM on 64 cards, repeated: for each': '方案，DSM 有 64 块网卡，重复时：平均每块',
	'package, packed': '软件包，压缩后',
	'package, installed': '软件包，安装后',
	'package: `npx` from an empty cache, until it has printed its version':
		'软件包：空缓存下的 `npx`，到打印出版本为止',
	'not bundled, with its dependencies': '未打包，带着依赖',
	'wizard, first frame': '向导，第一帧',
	'wizard, 2 cards: number of the frame with the complete list': '向导，两块网卡：列表完整时是第几帧',
	'the second frame': '第二帧',
	'the machine itself': '主机本身',
	'direct, `-netdev bridge`': 'direct，`-netdev bridge`',
	'direct, tap and vhost-net': 'direct，tap 和 vhost-net',
	'a guest, emulated in an emulated machine': '模拟的主机中的模拟的虚拟机',
	'all of them': '全部',
	'with 1': '1 块',
	'with 8': '8 块',
	'beside: `--version`': '对照：`--version`',
	'beside: first frame of the bare Ink app': '对照：纯 Ink 应用的第一帧',
	'until then': '到那时为止',
	'median (min – max)': '中位数（最小 – 最大）',
	'DSM’s interface, in the kernel': 'DSM 的接口，只在内核中',
	'the same, each frame by itself': '同上，每帧单独通过',
	'a program at the tap': 'tap 上的一个程序',
	'a guest in an emulating QEMU': '模拟的 QEMU 中的虚拟机',
	'this host itself': '主机本身',
	'Docker’s NAT, a process in the container': 'Docker 的 NAT，容器中的进程',
	'Docker’s NAT, DSM behind it': 'Docker 的 NAT，后面是 DSM',
	'Up to': '到哪里',
	Way: '方式',
	'to DSM, Gbit/s': '到 DSM，Gbit/s',
	'from DSM, Gbit/s': '从 DSM，Gbit/s',
	'to DSM, CPU s/GB': '到 DSM，CPU 秒/GB',
	'from DSM, CPU s/GB': '从 DSM，CPU 秒/GB',
	'round trip, µs': '往返，µs',
	'99 of 100, µs': '100 个中的第 99 个，µs',
};

const parts: ReadonlyArray<readonly [RegExp, string]> = [
	[/ met$/, ' 达到'],
	[/ (\**)missed(\**)$/, ' $1未达到$2'],
	[/^at least /, '至少 '],
	[/^the same (\d+) Docker commands in a row$/, '依次执行同样的 $1 条 Docker 命令'],
	[/(\d) ms (?=CPU \(|\()/, '$1 毫秒 '],
	[/(\d) µs (?=\()/, '$1 微秒 '],
];

function inChinese(line: string): string {
	if (line.startsWith('|'))
		return line.replaceAll(/(?<=\| )[^|]+(?= \|)/g, cell =>
			parts.reduce((text, [english, chinese]) => text.replace(english, chinese), cells[cell] ?? cell),
		);
	const machine =
		/^(.*), kernel (.*), Node (.*), load before the run ([\d.]+)(?:, at its end ([\d.]+))?, (\d+) rounds\.$/.exec(
			line,
		);
	if (!machine) return line;
	const [, where = '', kernel, node, load, later, rounds] = machine;
	const end = later === undefined ? '' : `，结束时 ${later}`;
	return `${where.replace(', ', '，')}，内核 ${kernel}，Node ${node}，运行前负载 ${load}${end}，${rounds} 轮。`;
}

test('the Chinese page has the numbers of the English one', () => {
	const english = readPage('docs/performance.md').match(numbers) ?? [];
	expect(english.length).toBeGreaterThan(0);
	const text = readPage(page);
	expect(text.match(numbers)).toHaveLength(english.length);
	const wanted = english.map(block => block.split('\n').map(inChinese).join('\n'));
	if (updating) {
		const rest = [...wanted];
		writePage(
			page,
			text.replaceAll(numbers, () => rest.shift() ?? ''),
		);
	}
	expect(readPage(page).match(numbers)).toEqual(wanted);
});

test('what is known is in Chinese, and the numbers stay', () => {
	expect(
		inChinese('2026-11-29, 2 × CPU, kernel 6.18, Node 20.20.2, load before the run 1.1, 5 rounds.'),
	).toBe('2026-11-29，2 × CPU，内核 6.18，Node 20.20.2，运行前负载 1.1，5 轮。');
	expect(
		inChinese(
			'2026-11-29, 2 × CPU, kernel 6.18, Node 20.20.2, load before the run 1.1, at its end 2, 5 rounds.',
		),
	).toBe('2026-11-29，2 × CPU，内核 6.18，Node 20.20.2，运行前负载 1.1，结束时 2，5 轮。');
	expect(inChinese('| 28.5 | what is new | 105 (98 – 110) | 3 met |')).toBe(
		'| 28.5 | what is new | 105 (98 – 110) | 3 达到 |',
	);
	expect(inChinese('| – | what is new | 5.1 ms (4 – 6) | 7 µs (6 – 8) | at least 5 **missed** |')).toBe(
		'| – | what is new | 5.1 毫秒 (4 – 6) | 7 微秒 (6 – 8) | 至少 5 **未达到** |',
	);
});
