/** Said once, where the locale is Chinese and the terminal cannot show it. */
export const terminal = {
	charset: (charset: string) =>
		`The locale’s character set is ${charset}, and Chinese needs UTF-8: this is English. For Chinese: LANG=zh_CN.UTF-8, or --lang zh-CN.`,
	console: () =>
		'This console has no Chinese characters: this is English. Over SSH it is Chinese; --lang zh-CN insists on it.',
};
