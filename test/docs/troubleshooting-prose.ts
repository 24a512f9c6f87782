import type {Probe} from '../../source/model/diagnosis/evidence.js';
import type {Language} from '../../source/text/language.js';

/** What a page of the checks says beside the checks' own sentences. */
export type Prose = {
	/** What stands above the checks, in paragraphs. */
	readonly head: (checks: number, rows: number) => readonly string[];
	readonly probes: Readonly<Record<Probe, string>>;
	readonly looksAt: (probes: readonly string[]) => string;
	readonly explains: (links: readonly string[]) => string;
	/** The line that a check begins with. `rows` may be empty. */
	readonly opening: (title: string, rows: readonly string[], why: string) => string;
	readonly note: string;
	readonly recorded: (why: string) => string;
	readonly lab: (files: string) => string;
	readonly folded: (files: string) => string;
	readonly byRow: {readonly heading: string; readonly table: string};
};

const en: Prose = {
	head: (checks, rows) => [
		'# Troubleshooting',
		'[简体中文](zh-CN/troubleshooting.md)',
		'DSM does not answer? Run this on the machine that it runs on, whoever set it up ([how to start the program](../README.md#quick-start)):',
		'```sh tried="test/lab/scenarios/docs.test.ts" given="applied"\nsudo vdsm-passthru doctor\n```',
		[
			'It looks along the wire, from this machine over Docker, the card and the container to DSM, the LAN and its gateway, and ends with the one most likely cause, what to do,',
			'and the exact commands. What fails only because of that is folded under it. Looking changes nothing and interrupts nobody: the most that it does is to ask on the LAN for an',
			'address, and to try a macvlan, which it removes at once, on a card that nobody uses.',
		].join('\n'),
		[
			'- `doctor ID…` looks at these only; `doctor --list` names all of them; `doctor --ignore ID…` does not count what they find.',
			'- `doctor --container NAME` where there are several containers with DSM.',
			'- `doctor --explain "TEXT"` says what an error text of Docker’s, of QEMU or of the image means, also on another machine. `--explain -` reads it from a pipe:',
			'  `docker logs vdsm 2>&1 | vdsm-passthru doctor --explain -`.',
			'- `doctor --explain ID` says what a check is about, as this page does.',
			'- `doctor --report` writes one text file for a bug report, and says before what is in it.',
			'- `doctor --json` is for other programs ([the format](exit-codes.md#json)). Exit code 0: nothing is wrong. 3: something is.',
		].join('\n'),
		`There are ${checks} checks, which cover ${rows} rows of [the catalogue](failures.md). *Note*: it says what is normal. *Proven in the lab*: a test with a real Docker Engine breaks exactly this, sees it named as the cause, does what is printed, and sees it pass; *as what follows from another*: sees it fail because of that, and pass afterwards. *On recorded evidence*: it cannot be broken for real there, so that a test shows the check what such a machine says. This page is written by a test from the checks themselves.`,
	],
	probes: {
		facts: 'the machine: cards, routes, Docker, networks, containers',
		container: '`docker inspect` of the container',
		networks: '`docker network inspect`',
		inside: 'interfaces, routes and QEMU inside the container',
		log: 'the container’s log',
		daemon: 'Docker’s own log',
		hook: 'the hook’s file',
		card: 'the card in the kernel',
		lan: 'who answers on the LAN',
		web: 'the published ports',
		storage: 'the storage folders',
		ours: 'this program’s record of the set-up',
		unfinished: 'this program’s journal',
	},
	looksAt: probes => `Looks at: ${probes.join('; ')}.`,
	explains: links => `When it fails, these may fail only because of it: ${links.join(', ')}.`,
	opening: (title, rows, why) => `**${title}.**${rows.length === 0 ? '' : ` ${rows.join(', ')}.`} ${why}`,
	note: 'Note.',
	recorded: why => `On recorded evidence: ${why}.`,
	lab: files => `Proven in the lab: ${files}.`,
	folded: files => `Proven in the lab as what follows from another: ${files}.`,
	byRow: {heading: 'By row of the catalogue', table: '| Row | Checks |'},
};

const zhCN: Prose = {
	head: (checks, rows) => [
		'# 故障排查',
		'[English](../troubleshooting.md)',
		'DSM 访问不了？不管当初由谁搭建，都在运行 DSM 的那台机器上执行（[如何启动本程序](../../README.zh-CN.md#快速开始)）：',
		'```sh tried="test/lab/scenarios/docs.test.ts" given="applied"\nsudo vdsm-passthru doctor\n```',
		'它沿着网络链路逐段检查：本机、Docker、网卡、容器，直到 DSM、局域网和网关；最后给出一个最可能的原因、处理办法和具体命令。由这个原因引起的其他问题归在它下面，不再单独列出。检查不更改任何东西，也不影响任何人：最多在局域网里询问一次某个地址，以及在没有人使用的网卡上试建一个 macvlan，并立即删除。',
		[
			'- `doctor ID…` 只做这些检查；`doctor --list` 列出全部检查；`doctor --ignore ID…` 照常检查，但不计入结果。',
			'- 有多个 DSM 容器时，用 `doctor --container NAME` 指明。',
			'- `doctor --explain "TEXT"` 解释 Docker、QEMU 或镜像给出的报错，在别的机器上也可以用。`--explain -` 从管道读取：',
			'  `docker logs vdsm 2>&1 | vdsm-passthru doctor --explain -`。',
			'- `doctor --explain ID` 说明某项检查的含义，与本页相同。',
			'- `doctor --report` 生成一个用于缺陷报告的文本文件，写入之前先说明其中有什么。',
			'- `doctor --json` 供其他程序使用（[格式](exit-codes.md#json)）。退出码 0：没有问题；3：有问题。',
		].join('\n'),
		`共有 ${checks} 项检查，涵盖[故障目录](failures.md)中的 ${rows} 条。*说明*：只说明正常现象。*已在测试环境中验证*：测试在真实的 Docker Engine 上故意造成这一故障，确认它被判定为原因，照程序给出的办法处理后检查通过；*作为其他故障的后果*：确认它因那个故障而不通过，处理后恢复。*依据记录的数据*：测试环境中无法真正造成这一故障，测试用这类机器的实际输出或仿照的数据来检验。本页由测试根据各项检查自动生成。`,
	],
	probes: {
		facts: '本机：网卡、路由、Docker、网络、容器',
		container: '容器的 `docker inspect`',
		networks: '`docker network inspect`',
		inside: '容器内的接口、路由和 QEMU',
		log: '容器日志',
		daemon: 'Docker 自身的日志',
		hook: '钩子脚本文件',
		card: '内核中的网卡状态',
		lan: '局域网中谁在应答',
		web: '已发布的端口',
		storage: '存储目录',
		ours: '本程序的安装记录',
		unfinished: '本程序的执行日志',
	},
	looksAt: probes => `检查依据：${probes.join('；')}。`,
	explains: links => `此项未通过时，以下检查可能也随之不通过：${links.join('、')}。`,
	opening: (title, rows, why) => `**${title}。** ${rows.length === 0 ? '' : `${rows.join('、')}。`}${why}`,
	note: '说明。',
	recorded: why => `依据记录的数据：${why}。`,
	lab: files => `已在测试环境中验证：${files}。`,
	folded: files => `已在测试环境中验证（作为其他故障的后果）：${files}。`,
	byRow: {heading: '按故障目录编号查找', table: '| 编号 | 检查 |'},
};

export const prose: Readonly<Record<Language, Prose>> = {en, 'zh-CN': zhCN};
