import type {Part} from './promised.js';

export const partC: Part = {
	letter: 'C',
	title: {en: 'Signals and terminal', 'zh-CN': '信号与终端'},
	page: 'reliability',
	promises: [
		{
			id: 'C1',
			en: 'The first Ctrl-C or SIGTERM is heard at once; the step comes to its end, everything is undone, exit code 130 or 143',
			'zh-CN': '第一次 Ctrl-C 或 SIGTERM 立即响应：当前步骤做完，全部回滚，退出码 130 或 143',
			open: {
				en: '200 ms until the screen says so are meant; in the lab 2 s are allowed, for a machine with other work',
				'zh-CN': '目标是 200 毫秒内在屏幕上响应；测试环境中放宽到 2 秒，因为机器上可能有其他负载',
			},
		},
		{
			id: 'C2',
			en: 'The second one stops at once and names the undo',
			'zh-CN': '第二次立即停止，并给出撤销命令',
		},
		{
			id: 'C3',
			en: 'A connection that drops does not stop the rollback',
			'zh-CN': '连接断开不会中断回滚',
			open: {
				en: 'a real sshd; the terminal’s other end is closed',
				'zh-CN': '真实的 sshd：测试关闭的是终端的另一端',
			},
		},
		{
			id: 'C4',
			en: 'The screen does not go while work goes on',
			'zh-CN': '还在工作时，界面不会消失',
		},
		{
			id: 'C5',
			en: 'The terminal is given back at every end',
			'zh-CN': '无论怎样结束，终端都恢复原状',
		},
		{
			id: 'C6',
			en: 'Any size from 60×16 on works and smaller ones say so; the scrollback is never wiped',
			'zh-CN': '窗口不小于 60×16 即可使用，更小时会说明；绝不清除滚动历史',
			open: {
				en: 'a window that loses rows pushes what stands at its top out of reach before anybody hears of it: up to a frame for each such change stays there',
				'zh-CN': '窗口变矮时，顶部的内容会先被推出可控范围，程序随后才得知：每次这样的变化最多留下一帧',
			},
		},
		{
			id: 'C7',
			en: '`… | head -1` ends silently. A run that changes something comes to its end all the same, and so does its journal; also when the terminal is gone and nothing says so',
			'zh-CN':
				'`… | head -1` 安静地结束。正在更改系统的运行仍会做完，执行日志也写完；终端已消失而没有任何通知时也一样',
		},
	],
};
