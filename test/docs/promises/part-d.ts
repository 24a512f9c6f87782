import type {Part} from './promised.js';

export const partD: Part = {
	letter: 'D',
	title: {en: 'Hostile input', 'zh-CN': '恶意输入'},
	page: 'security',
	promises: [
		{
			id: 'D1',
			en: 'No string from the machine can move the cursor, set a title, write the clipboard, fake a line or turn text around',
			'zh-CN': '来自本机的任何字符串都不能移动光标、修改标题、写剪贴板、伪造一行或颠倒文字方向',
			open: {
				en: 'strings made to do harm go through facts, records, journals, doctor’s fixes, events of runs, the doctor’s evidence and answers; the screens of the wizard and of a live run have tests of their own, for the fields that they show, and none goes through every field',
				'zh-CN':
					'恶意字符串的测试覆盖事实、安装记录、日志、doctor 的修复记录、运行的事件、doctor 的数据和答案；向导和执行界面各有自己的测试，针对各自显示的字段，没有一个测试遍历所有字段',
			},
		},
		{
			id: 'D2',
			en: 'Any name that the kernel allows for an interface is listed safely; only plain ones can be chosen',
			'zh-CN': '内核允许的任何接口名都能安全地列出；只有规范的名称可以选用',
		},
		{
			id: 'D3',
			en: 'No shell at run time: a command is a program and its arguments, and the linter holds that',
			'zh-CN': '运行时不经过 shell：一条命令就是一个程序和它的参数，由 lint 规则保证',
			open: {
				en: 'what libraries do: `systeminformation` starts `sh`, in a process of its own; and the unit’s late start',
				'zh-CN': '库的行为：`systeminformation` 会在单独的进程中启动 `sh`；以及 systemd 单元中的补启动',
			},
		},
		{
			id: 'D4',
			en: 'No value leaves its place in an exported script: any text reaches the command as the very argument that the plan has',
			'zh-CN': '导出的脚本中，任何值都不会越出自己的位置：任何文本到达命令时都与方案中的参数完全一致',
		},
		{
			id: 'D5',
			en: 'A value that begins with `-` never becomes an option',
			'zh-CN': '以 `-` 开头的值绝不会变成选项',
		},
		{
			id: 'D6',
			en: 'Comments, here-documents and YAML cannot be broken out of, and `$` is doubled for Compose',
			'zh-CN': '无法从注释、here-document 或 YAML 中逃逸；给 Compose 的 `$` 会写成两个',
		},
		{
			id: 'D7',
			en: 'A script that was cut short does nothing',
			'zh-CN': '不完整的脚本什么都不做',
		},
		{
			id: 'D8',
			en: 'Exported scripts pass shellcheck without exceptions, can be run twice, and know `up`, `down`, `check` and `--dry-run`',
			'zh-CN':
				'导出的脚本无需例外即可通过 shellcheck，可以重复运行，支持 `up`、`down`、`check` 和 `--dry-run`',
		},
		{
			id: 'D9',
			en: 'Octal, hexadecimal, short and integer addresses, zones and full-width digits are refused with the reason',
			'zh-CN': '八进制、十六进制、简写和整数形式的地址、带 zone 的地址以及全角数字都会被拒绝，并说明原因',
		},
		{
			id: 'D10',
			en: 'Corrupt or hostile JSON, from Docker, `ip` or our own files, is one clear line',
			'zh-CN': '来自 Docker、`ip` 或本程序自己文件的 JSON 损坏或带有恶意内容时，只给出一行明确的报错',
			open: {
				en: 'that it is one line for `ip`, whose answer is left out where it cannot be read: the tests see that nothing is taken from it, and nothing thrown',
				'zh-CN': '`ip` 的输出无法读取时会被略过，是否只报一行未测试：测试确认的是不采用其内容，也不抛出异常',
			},
		},
	],
};
