import type {terminal as english} from '../en/terminal.js';

export const terminal: typeof english = {
	unmarked: '这里需要手动输入确认词，而此终端（TERM=dumb）无法区分粘贴与手动输入。',
	charset: charset =>
		`当前区域设置的字符集是 ${charset}，显示中文需要 UTF-8，因此改用英文。要显示中文：设置 LANG=zh_CN.UTF-8，或使用 --lang zh-CN。`,
	console: () =>
		'此控制台没有中文字体，因此改用英文。通过 SSH 登录时会显示中文；也可用 --lang zh-CN 强制使用中文。',
};
