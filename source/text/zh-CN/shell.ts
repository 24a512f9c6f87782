import type {Texts} from '../en.js';

export const shell: Texts['shell'] = {
	completion: '输出 shell 补全脚本，可补全命令、选项和网卡名称',
	shellName: 'bash、zsh 或 fish',
	help: '查看某个命令或主题的说明',
	topic: '命令，或末尾列出的主题',
	topics: topics => `主题（npx vdsm-passthru help 主题）：${topics.join('、')}。`,
	unknownTopic: (word, topics, commands) =>
		`没有关于“${word}”的帮助。主题：${topics.join('、')}。命令：${commands.join('、')}。`,
	missingShell: shells => `completion 需要 shell 的名称：${shells.join('、')}。`,
	unknownShell: (word, shells) => `不支持在“${word}”中补全，可选：${shells.join('、')}。`,
	command: '命令',
	card: '网卡',
};
