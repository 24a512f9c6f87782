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
};

function inChinese(line: string): string {
	if (line.startsWith('|'))
		return line.replaceAll(/(?<=\| )[^|]+(?= \|)/g, cell =>
			(cells[cell] ?? cell).replace(/ met$/, ' 达到').replace(/ missed$/, ' 未达到'),
		);
	const machine = /^(.*), kernel (.*), Node (.*), load before the run (.*), (\d+) rounds\.$/.exec(line);
	if (!machine) return line;
	const [, where = '', kernel, node, load, rounds] = machine;
	return `${where.replace(', ', '，')}，内核 ${kernel}，Node ${node}，运行前负载 ${load}，${rounds} 轮。`;
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
	expect(inChinese('| 28.5 | what is new | 105 (98 – 110) | 3 met |')).toBe(
		'| 28.5 | what is new | 105 (98 – 110) | 3 达到 |',
	);
});
