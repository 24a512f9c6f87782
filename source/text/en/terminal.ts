/** What a terminal cannot do. */
export const terminal = {
	/** Where nobody can know whether a word was typed on purpose. */
	unmarked:
		'A word has to be typed by hand here, and this terminal (TERM=dumb) does not tell a paste from typing.',
	/** Said once, where the locale is Chinese and the terminal cannot show it. */
	charset: (charset: string) =>
		`The locale’s character set is ${charset}, and Chinese needs UTF-8: this is English. For Chinese: LANG=zh_CN.UTF-8, or --lang zh-CN.`,
	console: () =>
		'This console has no Chinese characters: this is English. Over SSH it is Chinese; --lang zh-CN insists on it.',
};
