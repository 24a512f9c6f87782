import type {Part} from './promised.js';

export const partF: Part = {
	letter: 'F',
	title: {en: 'Interface', 'zh-CN': '界面与接口'},
	page: 'reliability',
	promises: [
		{
			id: 'F1',
			en: '`--json` is JSON only, and names its schema first',
			'zh-CN': '`--json` 只输出 JSON，并首先给出 schema',
			open: {
				en: 'failures that need a Docker that answers: those of `apply` and `undo` in a run have its events, and are not gone through one by one',
				'zh-CN': '需要 Docker 应答的失败：`apply` 和 `undo` 运行中的失败以事件给出，没有逐一验证',
			},
		},
		{
			id: 'F2',
			en: 'Exit codes are as documented',
			'zh-CN': '退出码与文档一致',
			open: {en: 'a bug: it cannot be ordered', 'zh-CN': '程序缺陷：无法按需制造'},
		},
		{
			id: 'F3',
			en: 'Without a terminal nobody is asked; what is missing names its flag',
			'zh-CN': '没有终端时不提问；缺少的内容会指出对应的选项',
		},
		{
			id: 'F4',
			en: '`--yes` agrees to no danger',
			'zh-CN': '`--yes` 不代表同意任何危险',
		},
		{
			id: 'F5',
			en: '`NO_COLOR`, `FORCE_COLOR`, `TERM=dumb`, `CI`, `--no-color`, `--ascii` are obeyed; what a terminal’s character set or font cannot show is not sent to it',
			'zh-CN':
				'遵从 `NO_COLOR`、`FORCE_COLOR`、`TERM=dumb`、`CI`、`--no-color`、`--ascii`；终端的字符集或字体显示不了的内容不会发送给它',
		},
		{
			id: 'F6',
			en: 'Every message is there in both languages, with the same values; a language longer by two fifths than English breaks no screen',
			'zh-CN': '每条信息都有两种语言，包含的值相同；比英文长五分之二的语言也不会破坏任何界面',
		},
		{
			id: 'F7',
			en: 'The whole job can be done with a screen reader: a line for each question and each answer, words for signs, and no line that is written twice',
			'zh-CN': '整个过程都可以用屏幕阅读器完成：每个问题和回答各占一行，用文字代替符号，没有一行写两遍',
			open: {en: 'a real screen reader', 'zh-CN': '真实的屏幕阅读器'},
		},
		{
			id: 'F8',
			en: '`--version` and `--help` cost almost nothing over bare Node; an old Node gets one clear sentence',
			'zh-CN': '`--version` 和 `--help` 比 Node 自身启动几乎不多花时间；Node 太旧时给出一句明确的提示',
		},
		{
			id: 'F9',
			en: 'A check of `doctor` that throws or hangs is unknown, says why, and stops nobody',
			'zh-CN': '`doctor` 的某项检查抛出异常或卡住时，结果为未知并说明原因，不影响其他检查',
		},
	],
};
