import type {lines as english} from '../en/lines.js';

export const lines: typeof english = {
	intro:
		'请输入回答并按 Enter；直接按 Enter 即采用方括号中的值。输入 ? 查看说明，输入 < 返回上一个问题，按 Ctrl-C 退出。',
	introMore: '也可以输入“帮助”“返回”。在允许留空的地方，输入一个 - 表示留空。',
	question: (label, proposal, remarks) =>
		`${label} [${proposal}${remarks.map(remark => `，${remark}`).join('')}]：`,
	unproposed: label => `${label}（待输入）：`,
	forNone: '输入 - 表示无',
	choices: (label, options) => `${label}：${options.join('，')}`,
	comma: '，',
	option: (number, text) => `${number}. ${text}`,
	card: '网卡的编号或名称',
	noCard: '网卡的编号或名称：',
	cardKeys:
		'输入“? 2”查看第 2 块网卡的详情，“v 2”选用它上面的 VLAN，“a”列出虚拟接口，“r”重新读取，“t”排查故障。',
	layout: '布局的编号或名称',
	layoutKeys: '输入“?”查看各种布局的说明和限制，输入“? 2”只看第二种。',
	menu: '要执行的操作，输入编号',
	notListed: answer => `列表中没有“${answer}”。输入 ? 查看可选项。`,
	goOn: '按 Enter 继续：',
	printCommand: '按 Enter 输出并结束：',
	failed: '输入 r 重试，按 Ctrl-C 退出：',
	instead: {
		consent: '请换用其他终端；或者不用向导，直接执行下面的命令，其中已逐项表示同意：',
		giveUp: '请换用其他终端；或者带上这个选项重新开始：',
	},
	goBack: '输入 < 返回，按 Ctrl-C 退出：',
	disabled: '不能选用',
};
