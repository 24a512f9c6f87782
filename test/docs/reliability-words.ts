import type {StepId} from '../../source/model/step.js';
import type {Language} from '../../source/text/languages.js';

type InEachLanguage = Readonly<Record<Language, string>>;

/** What the matrix cannot do here, and where it is shown instead. */
export const elsewhere: Partial<Readonly<Record<StepId, InEachLanguage>>> = {
	image: {
		en: 'needs a registry: `test/lab/scenarios/pull.test.ts` has it pulled and cut off, `causes.test.ts` refused; nothing of it is to be taken back',
		'zh-CN':
			'需要镜像仓库：`test/lab/scenarios/pull.test.ts` 中拉取并中断，`causes.test.ts` 中被拒绝；这一步没有可回滚的内容',
	},
	'nic-vlan': {
		en: 'a kernel with VLANs, which the namespaces may lack: made, after a power cut, and undone in `test/lab/machine/parents.test.ts`; cut off in the exported script only, `test/export`',
		'zh-CN':
			'需要内核支持 VLAN，命名空间中可能没有：创建、断电之后和撤销见 `test/lab/machine/parents.test.ts`；中断只在导出的脚本中验证，见 `test/export`',
	},
	'nic-manager': {
		en: 'a host with a network manager: `test/lab/boot`, commands and files in the unit tests',
		'zh-CN': '需要带网络管理程序的主机：`test/lab/boot`，命令和文件由单元测试验证',
	},
	'restart-policy': {
		en: 'only where the host gives up its own way out: `test/lab/scenarios/give-up.test.ts`',
		'zh-CN': '只在主机让出自己唯一出口时才有：`test/lab/scenarios/give-up.test.ts`',
	},
	'shim-manager': {
		en: 'a host with systemd-networkd: `test/lab/scenarios/shared-shim-reboot.test.ts`',
		'zh-CN': '需要使用 systemd-networkd 的主机：`test/lab/scenarios/shared-shim-reboot.test.ts`',
	},
	shim: {
		en: 'a host with one card: `test/lab/scenarios/shared-shim-crash.test.ts` kills it and has it fail before, between and after, new and in a change',
		'zh-CN':
			'需要只有一块网卡的主机：`test/lab/scenarios/shared-shim-crash.test.ts` 在之前、之间和之后强行终止它、让它失败，包括新建和变更',
	},
	'shim-boot': {
		en: 'a host with systemd: the reboots there',
		'zh-CN': '需要带 systemd 的主机：上述测试中的重启',
	},
	boot: {
		en: 'a host with systemd: `test/lab/scenarios/reboot.test.ts`, and power cuts there',
		'zh-CN': '需要带 systemd 的主机：`test/lab/scenarios/reboot.test.ts`，包括断电',
	},
};

export type Words = {
	readonly top: string;
	readonly promises: string;
	readonly matrix: (cells: number, failed: number, whole: boolean) => string;
	readonly whatWasRun: string;
	readonly runHead: readonly string[];
	readonly notAll: string;
	readonly rounds: (count: number, engine: string, commit: string, date: string) => string;
	readonly noRounds: string;
	readonly severalCommits: string;
	readonly nothingRun: (engine: string, setups: readonly string[]) => string;
	readonly numbers: string;
	/** Beside their names in the result, which are the English ones. */
	readonly setups: Readonly<Record<string, string>>;
	readonly runs: ReadonlyArray<readonly [run: string, title: string]>;
	readonly stepHead: readonly string[];
	readonly directions: Readonly<Record<string, string>>;
	readonly faults: Readonly<Record<string, string>>;
	readonly ways: Readonly<Record<string, string>>;
	readonly between: string;
	readonly momentHead: readonly string[];
	readonly moments: Readonly<Record<string, string>>;
	readonly kinds: {readonly new: string; readonly change: string};
	readonly some: (proven: number, all: number) => string;
	readonly missing: string;
	readonly missingHead: readonly string[];
	readonly beside: string;
	readonly besideHead: readonly string[];
	readonly besides: ReadonlyArray<readonly [what: string, test: string]>;
	readonly folder: string;
};

const en: Words = {
	top: `# Reliability

[简体中文](zh-CN/reliability.md)

What is promised, with the tests that show it; then [what was done to this program](#what-was-done-to-it) while it changed a machine, and what became of the machine. Written by a test.`,
	promises: `## What is promised, and the tests of it

Names are of files in \`test/\`, without \`.test.ts\`; in quotation marks stand the titles of tests, or of groups of them. The titles carry the number: \`npx vitest run -t '\\bA17\\b'\` runs what shows A17.
What is promised about rights, files and hostile input is in [Security](security.md#what-is-promised-and-the-tests-of-it); what “every step” leaves out is [below](#not-in-the-matrix).`,
	matrix: (cells, failed, whole) => `## What was done to it

From \`test/lab/matrix/result.json\`, which \`npm run test:matrix\` writes; \`npm test\` repeats each kind of step once for each fault on one Engine.

- ${cells} cells, ${failed} failed. [What was run](#what-was-run), and on which commit.
${whole ? '' : '- **Only a part of the matrix was run.** Set-ups, Engines, kinds of run and steps that are missing on this page were not tried in it.\n'}- Beside each set-up stand networks, containers and a volume with names like ours, one of them running.
- Before and after are compared: links, addresses, routes, rules, nftables, the card’s kernel settings, every Docker object by \`inspect\`, the files of
  \`/etc\`, \`/root\`, \`/usr/local\`, \`/opt\`, \`/srv\`, \`/var\`, \`/tmp\`, and the processes. Where a container was taken apart and made again, its ids and times may differ.
- The commands are real ones, on real Engines. QEMU is a stand-in here: the faults are about the host.`,
	whatWasRun: '## What was run',
	runHead: ['Engine', 'Set-up', 'Cells', 'Failed', 'Commit', 'Date'],
	notAll: ', not all',
	rounds: (count, engine, commit, date) =>
		`Set up and taken down ${count} times in one go, and as before: Engine ${engine}, commit ${commit}, ${date}.`,
	noRounds: 'Set up and taken down 50 times in one go: not run yet.',
	severalCommits: 'A set-up with several commits: a later run went through a part of its cells.',
	nothingRun: (engine, setups) =>
		`Nothing was run on ${engine} of ${setups.map(name => `“${name}”`).join(', ')}.`,
	numbers:
		'The numbers below are set-ups × Engines on which the machine came back: with the fault before the step’s first action, between its actions (in each gap, where there are several), and after the last one, before its end was noted.',
	setups: {},
	runs: [
		['new', 'An apply where nothing stood'],
		['new-rollback', 'Its rollback, after the last step failed'],
		['undo', 'An undo, after an apply that was killed'],
		['change', 'An apply with other answers: what stood is taken apart and replaced'],
		['change-rollback', 'Its rollback: what stood is made again'],
		['change-undo', 'An undo, after such an apply was killed'],
	],
	stepHead: ['Step', 'Fault', 'Brought back by', 'before', 'between', 'after'],
	directions: {take: '', 'take-back': ', undone', restore: ', made again'},
	faults: {fail: 'fails', int: 'Ctrl-C', term: 'SIGTERM', hup: 'lost connection', kill: '`kill -9`'},
	ways: {itself: 'rolls back by itself', undo: '`undo`', apply: '`apply` again, `undo`'},
	between: '## Between the steps',
	momentHead: ['Moment', 'Fault', 'Brought back by', 'Run', 'Came back'],
	moments: {
		settle: 'everything is read back',
		record: 'verified, not yet recorded',
		recorded: 'recorded',
		guest: 'DSM is waited for',
	},
	kinds: {new: 'first apply', change: 'change'},
	some: (proven, all) => `**${proven} of ${all}**`,
	missing: '## Not in the matrix',
	missingHead: ['Step', 'Where it is shown'],
	beside: '## Beside the matrix',
	besideHead: ['What', 'Test'],
	besides: [
		[
			'Docker says that it did what it did not; does it and says that it failed; does not come back; its answer is lost',
			'lying-docker',
		],
		['What does not go in a rollback or an undo is named, with commands that remove it', 'lying-docker'],
		['Docker restarts in the middle of a step, or does not come back', 'crash'],
		['Journal and record are gone: undo by labels alone, also after `kill -9` in each step', 'crash'],
		['Somebody else’s objects under our names, before and after a crash', 'crash'],
		['The disk of the state folder is full, from the start or from a step on; it is read-only', 'full-disk'],
		['Twenty applies at once; the one at work stopped, and killed', 'concurrent'],
		['Ctrl-C once and twice, SIGTERM, and a connection that is lost, at a real terminal', 'interrupt'],
		['Looking changes nothing; set up and taken down again and again', 'loop'],
	],
	folder: 'All of them are in `test/lab/scenarios`.',
};

const zhCN: Words = {
	top: `# 可靠性

[English](../reliability.md)

承诺以及验证它们的测试；之后是本程序更改机器的过程中[对它做过什么](#对它做过什么)，以及机器最后怎样。本页由测试生成。`,
	promises: `## 承诺与对应的测试

名称是 \`test/\` 中的文件，省略 \`.test.ts\`；引号中是测试或测试组的标题（英文）。标题带有编号：\`npx vitest run -t '\\bA17\\b'\` 运行验证 A17 的测试。
关于权限、文件和恶意输入的承诺见[安全](security.md#承诺与对应的测试)；“任何一步”不包括哪些，见[下文](#不在故障矩阵中的步骤)。`,
	matrix: (cells, failed, whole) => `## 对它做过什么

数据来自 \`test/lab/matrix/result.json\`，由 \`npm run test:matrix\` 写入；\`npm test\` 在一个 Engine 上把每种步骤的每种故障各重复一次。

- 共 ${cells} 项，${failed} 项失败。参见[运行了什么](#运行了什么)，以及在哪个提交上。
${whole ? '' : '- **只运行了矩阵的一部分。** 本页没有列出的部署、Engine、运行类型和步骤没有尝试过。\n'}- 每套部署旁边都有名称相似的网络、容器和一个卷，其中一个容器在运行。
- 前后比较的内容：链路、地址、路由、规则、nftables、网卡的内核设置、每个 Docker 对象的 \`inspect\` 结果、以下目录中的文件：
  \`/etc\`、\`/root\`、\`/usr/local\`、\`/opt\`、\`/srv\`、\`/var\`、\`/tmp\`，以及进程。容器被删除后重建的，其 ID 和时间可以不同。
- 命令都是真实的，运行在真实的 Engine 上。这里的 QEMU 用替身代替：故障只涉及主机。`,
	whatWasRun: '## 运行了什么',
	runHead: ['Engine', '部署', '项数', '失败', '提交', '日期'],
	notAll: '，不完整',
	rounds: (count, engine, commit, date) =>
		`连续部署并撤销 ${count} 次，机器与之前相同：Engine ${engine}，提交 ${commit}，${date}。`,
	noRounds: '连续部署并撤销 50 次：尚未运行。',
	severalCommits: '一套部署有多个提交的：后来的运行只重做了其中一部分。',
	nothingRun: (engine, setups) => `在 ${engine} 上没有运行：${setups.map(name => `“${name}”`).join('、')}。`,
	numbers:
		'以下数字是机器恢复原状的“部署 × Engine”数：故障分别发生在该步骤的第一个动作之前、动作之间（有多个间隙时，每个间隙都要恢复），以及最后一个动作之后、记下完成之前。',
	setups: {
		'direct, static': 'direct，静态地址',
		'direct, card with addresses': 'direct，网卡带有地址',
		'direct, card down with an address': 'direct，网卡已关闭但带有地址',
		'direct, a DSM that runs moves in': 'direct，接管正在运行的 DSM',
		'direct, DHCP': 'direct，DHCP',
		classic: 'classic',
	},
	runs: [
		['new', '在空白机器上执行'],
		['new-rollback', '最后一步失败之后的回滚'],
		['undo', '执行被强行终止之后的撤销'],
		['change', '用其他答案再次执行：原有的被替换'],
		['change-rollback', '其回滚：重建原有的内容'],
		['change-undo', '这样的执行被强行终止之后的撤销'],
	],
	stepHead: ['步骤', '故障', '恢复方式', '之前', '之间', '之后'],
	directions: {take: '', 'take-back': '（撤销）', restore: '（重建）'},
	faults: {fail: '失败', int: 'Ctrl-C', term: 'SIGTERM', hup: '连接断开', kill: '`kill -9`'},
	ways: {itself: '自行回滚', undo: '`undo`', apply: '再次 `apply`，然后 `undo`'},
	between: '## 步骤之间',
	momentHead: ['时刻', '故障', '恢复方式', '运行', '已恢复'],
	moments: {
		settle: '正在读回核对',
		record: '已核对，尚未记录',
		recorded: '已记录',
		guest: '正在等待 DSM',
	},
	kinds: {new: '首次执行', change: '变更'},
	some: (proven, all) => `**${all} 中的 ${proven}**`,
	missing: '## 不在故障矩阵中的步骤',
	missingHead: ['步骤', '在哪里验证'],
	beside: '## 矩阵之外',
	besideHead: ['内容', '测试'],
	besides: [
		['Docker 说做了其实没做；做了却说失败；一去不回；应答丢失', 'lying-docker'],
		['回滚或撤销时清除不掉的内容会被指明，并给出清除命令', 'lying-docker'],
		['某一步中途 Docker 重启，或不再恢复', 'crash'],
		['执行日志和安装记录都已丢失：只凭标签撤销，包括每一步 `kill -9` 之后', 'crash'],
		['别人的对象占用了本程序的名称，崩溃之前和之后', 'crash'],
		['状态目录所在磁盘已满，从一开始或从某一步起；磁盘只读', 'full-disk'],
		['二十个同时执行；正在工作的那个被暂停、被强行终止', 'concurrent'],
		['在真实终端上按一次和两次 Ctrl-C、SIGTERM、连接断开', 'interrupt'],
		['查看不更改任何东西；反复部署与撤销', 'loop'],
	],
	folder: '以上都在 `test/lab/scenarios` 中。',
};

export const words: Readonly<Record<Language, Words>> = {en, 'zh-CN': zhCN};
