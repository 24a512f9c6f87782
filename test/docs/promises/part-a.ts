import type {Part} from './promised.js';

export const partA: Part = {
	letter: 'A',
	title: {en: 'Plan, apply, verify, undo', 'zh-CN': '方案、执行、核对、撤销'},
	page: 'reliability',
	promises: [
		{
			id: 'A1',
			en: 'Looking, planning, exporting, dry runs and `doctor` change nothing. A link that is down is not raised to look at it: the answer is “not checked”. The wizard pulls a missing image beside its questions only after a yes to that very question; Enter alone is a no',
			'zh-CN':
				'查看、生成方案、导出、试运行（dry run）和 `doctor` 都不更改任何东西。不会为了查看而启用已关闭的链路，而是回答“未检查”。只有在那个问题上明确选择“是”，向导才会在提问的同时下载缺少的镜像；只按 Enter 等于“否”',
			open: {
				en: 'on a card that nobody uses, `doctor` makes a macvlan and takes it away at once',
				'zh-CN': '在无人使用的网卡上，`doctor` 会建立一个 macvlan 并立即删除',
			},
		},
		{
			id: 'A2',
			en: 'What is shown is what runs is what is exported: one plan is printed, run, and written as a script',
			'zh-CN': '看到的就是执行的，也就是导出的：显示、执行和写成脚本的是同一份方案',
		},
		{
			id: 'A3',
			en: 'What was approved is what is applied: a machine that has become another one since is told, and nothing is done',
			'zh-CN': '执行的就是批准的那一份：批准之后机器有了变化，就指出来，什么都不做',
			open: {
				en: 'the question of `apply` itself, which takes the same way as the wizard',
				'zh-CN': '`apply` 自己的询问；它与向导走同一条路径',
			},
		},
		{
			id: 'A4',
			en: 'Applying twice changes nothing the second time',
			'zh-CN': '再次执行相同的方案，不做任何更改',
		},
		{
			id: 'A5',
			en: 'Any step fails: everything before it is undone',
			'zh-CN': '任何一步失败，之前的全部回滚',
		},
		{
			id: 'A6',
			en: 'After `kill -9` at any point, `undo` or a second `apply` reaches the start or the goal',
			'zh-CN': '在任意时刻被 `kill -9` 之后，`undo` 或再次 `apply` 都能回到起点或到达终点',
			open: {
				en: 'what a disk loses out of its own cache when its power goes',
				'zh-CN': '断电时磁盘自身缓存中丢失的内容',
			},
		},
		{
			id: 'A7',
			en: 'A second crash, while the first is taken back, is recovered as well',
			'zh-CN': '撤销途中再次崩溃，同样能恢复',
		},
		{
			id: 'A8',
			en: 'Undo removes only what was made here',
			'zh-CN': '撤销只删除本程序创建的内容',
		},
		{
			id: 'A9',
			en: 'Undo restores the container that was replaced, also one of somebody else’s whose place was taken: equal by `inspect`, and running if it ran, from labels alone too; one of Docker Compose’s by its own file, which is not written; where Compose could not make it, DSM is not stopped',
			'zh-CN':
				'撤销会恢复被替换的容器，别人的容器被接管的也一样：`inspect` 结果相同，原来在运行的继续运行，只剩标签时也能做到；Docker Compose 的容器由其自己的文件恢复，该文件不会被改写；如果 Compose 无法重新创建它，就不会停止 DSM',
			open: {
				en: 'of one of ours nothing tells how it was without the record',
				'zh-CN': '本程序自己的容器，没有安装记录就无从得知它原来的样子',
			},
		},
		{
			id: 'A10',
			en: 'Undo works with journal and record lost',
			'zh-CN': '执行日志和安装记录都丢失，撤销仍然可用',
		},
		{
			id: 'A11',
			en: 'Success is said only after reading it back',
			'zh-CN': '读回核对之后才报告成功',
		},
		{
			id: 'A12',
			en: 'A rollback that failed is never called a success',
			'zh-CN': '回滚失败，绝不报告为成功',
		},
		{
			id: 'A13',
			en: 'A restart of Docker in the middle is survived',
			'zh-CN': '中途 Docker 重启也能继续',
			open: {en: 'Engine 28.5.2 only', 'zh-CN': '仅在 Engine 28.5.2 上验证'},
		},
		{
			id: 'A14',
			en: 'A lost answer makes nothing twice',
			'zh-CN': '应答丢失不会造成重复创建',
		},
		{
			id: 'A15',
			en: 'A full disk or a folder that cannot be written is a clean failure: no half file, no temporary file left; without a journal nothing is begun',
			'zh-CN': '磁盘已满或目录不可写时干净地失败：不留半个文件和临时文件；写不了执行日志就不开始',
			open: {en: 'I/O errors of a real disk', 'zh-CN': '真实磁盘的 I/O 错误'},
		},
		{
			id: 'A16',
			en: 'No half-written file: written beside its place, synced, moved into it',
			'zh-CN': '不会出现写了一半的文件：先写在目标旁边，落盘，再移入',
			open: {
				en: 'as for A6: a reset takes what is in memory, and leaves an emulated disk what it was given',
				'zh-CN': '同 A6：复位会丢掉内存中的内容，但虚拟磁盘已收到的不会丢',
			},
		},
		{
			id: 'A17',
			en: 'Of runs at the same time exactly one proceeds',
			'zh-CN': '同时运行多个时，只有一个继续',
			open: {
				en: 'root and another user, who have two locks',
				'zh-CN': 'root 与另一个用户同时运行：两者各有一把锁',
			},
		},
		{
			id: 'A18',
			en: 'The lock dies with its owner and does not lapse while it lives',
			'zh-CN': '锁随持有者结束而失效，持有者还在就不会过期',
			open: {
				en: 'a state folder on NFS; a holder that is stopped for longer than some seconds',
				'zh-CN': '位于 NFS 上的状态目录；持有者暂停超过几秒的情况',
			},
		},
		{
			id: 'A19',
			en: 'State files of another version are read or refused, never mangled',
			'zh-CN': '其他版本的状态文件要么能读取，要么被拒绝，绝不会被弄坏',
			open: {
				en: 'a file of a release: none writes one yet; the samples are of the first version',
				'zh-CN': '正式发布版写下的文件：目前还没有这样的版本；样本是第一版格式',
			},
		},
	],
};
