import type {Texts} from '../en.js';

const flaws: Texts['state']['flaws'] = {
	'not-a-folder': '该路径或其上级不是目录',
	link: '这是符号链接，请直接给出目录本身',
	'other-owner': '该目录属于其他用户，请使用自己的目录',
	'writable-by-others': '其他用户对该目录有写权限，而文件系统不支持更改权限',
	unwritable: '无法写入',
};

const faults: Texts['state']['faults'] = {
	full: path => `磁盘空间不足，无法写入 ${path}。请清理空间后重试。`,
	'read-only': path => `${path} 位于只读文件系统上。请将其改为可写，或指定其他目录。`,
	denied: (path, reason) => `没有访问 ${path} 的权限（${reason}）。`,
	'not-a-file': (path, reason) => `${path} 必须是普通文件（${reason}）。请删除后重试。`,
	'other-owner': (path, reason) => `${path} 属于其他用户（${reason}）。请删除后重试。`,
	malformed: (path, reason) => `${path} 未写入，因为其内容无法原样读回（${reason}）。这是程序缺陷，请反馈。`,
	failed: (path, reason) => `无法写入 ${path}（${reason}）。`,
};

const refused: Texts['state']['refused'] = {
	newer: path => `${path} 由更新版本的 vdsm-passthru 写入。请升级 vdsm-passthru 后重试。`,
	damaged: (path, reason) =>
		`${path} 已损坏（${reason}），不会据此做任何更改。请用“docker ps -a”和“docker network ls”查看现状，然后移走该文件。`,
	unreadable: (path, reason) => `无法读取 ${path}（${reason}）。`,
	'not-a-file': (path, reason) => `${path} 必须是普通文件（${reason}）。请将其移走。`,
	'other-owner': (path, reason) => `${path} 属于其他用户（${reason}），不可信任。`,
};

export const state: Texts['state'] = {
	folder: (path, flaw, reason) => `状态目录 ${path}：${flaw}（${reason}）。`,
	flaws,
	faults,
	refused,
	noLock: program => `缺少程序“${program}”，无法防止两个进程同时运行。请安装软件包 util-linux。`,
	busy: '另一个进程正在运行，请等待其结束。',
	busyWith: (pid, user, since, what) =>
		`另一个进程正在运行：“${what}”，进程号 ${pid}，用户 ${user}，开始于 ${since}。请等待其结束。`,
};
