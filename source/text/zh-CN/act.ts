import type {Texts} from '../en.js';

export const act: Texts['act'] = {
	notThisMachine: '--facts 描述的是另一台机器：在这里只能为它制定计划和导出，不能执行。',
	nothingDone: '未做任何更改。',
	nothingToDo: '一切都与计划一致，无需操作。',
	takenAway: title => `拆除：${title}`,
	takenAnew: title => `先拆除，随后重建：${title}`,
	refused: {
		foreign: title =>
			`${title}：已存在同名对象，且不是由本程序创建的，因此未动它。请换一个名称，或自行删除它。未做任何更改。`,
		unknown: title => `${title}：Docker 没有响应，无法得知其状态。请查看“docker info”。未做任何更改。`,
		'storage-gone': title =>
			`${title}不存在，但使用它的容器还在。DSM 会在没有数据的情况下启动。磁盘挂载了吗？未做任何更改。`,
	},
	composedOtherwise: title =>
		`${title}：Docker Compose 创建它所用的文件与本程序写入的不一致。要恢复原状：把该文件移出项目文件夹（或不再用 -f 指定），在那里对 DSM 的服务执行“docker compose up -d”，然后再次撤销。未做任何更改。`,
	badFolder: path =>
		`文件夹 ${path} 无法使用：Docker 的挂载路径中不能有逗号、引号、反斜杠或换行。请在其他文件夹中运行。`,
	consentMissing: flags => `此操作需要逐项明确同意。如果确实要这样做：${flags}`,
	typeToAgree: word => `如果同意，请输入网卡名称 ${word}：`,
	notAgreed: word => `输入的不是手动键入的 ${word}。未做任何更改。`,
	yesMissing: '这里无法询问任何人。不询问直接继续：--yes',
	yesOrNo: '[y/N]',
	yesWords: ['y', 'yes'],
	applyNow: '现在执行吗？',
	undoNow: '现在拆除吗？DSM 会正常关机；存储和镜像会保留。',
	cancelled: '已取消。未做任何更改。',
	needsRoot: '以下操作只有 root 可以执行：',
	asRoot: '以 root 身份执行同样的操作：',
	stale: '显示计划之后，机器发生了变化，计划也随之改变。请重新查看。',
	elsewhere: '此安装的一部分不在新计划之内（网卡、名称或布局不同），直接更改会遗留：',
	elsewhereFix: '请先拆除，再重新应用。存储文件夹中的数据会保留：',
	stoppedAtOnce: '已在中途立即停止。到目前为止所做的都有记录。要撤销：',
	dockerSilent: 'Docker 没有响应，无法查看已设置的内容。请确认它在运行，可用“docker info”查看原因。',
	dockerMissing:
		'本机没有安装 Docker Engine（找不到 docker 程序），因此无法部署，也无法查看。请先安装：https://docs.docker.com/engine/install',
	dockerAccess: '访问 Docker：当前用户不在 docker 组中',
	nothingStands: install => `本机上没有安装 ${install} 的任何内容。`,
	nothingOfOurs: '本机上没有由本程序设置的内容。',
	whichOne: installs => `有多个安装：${installs}。请用 --prefix 指定。`,
	undoList: '将要拆除：',
	unfinishedUndo: '上一次运行在更改此设置时中断。先撤销那次更改；要拆除其余部分，请再次运行 undo。',
	fromLabels: '这里没有此设置的记录。要拆除的内容是从其标签中读取的。',
	statusHeading: (install, nic) => `安装 ${install}：Virtual DSM 使用网卡 ${nic}`,
	statusSince: (at, user, version) => `由 ${user} 于 ${at} 设置，版本 ${version}`,
	statusFolder: folder => `项目文件夹 ${folder}`,
	statusNoRecord: '这里没有记录：由导出的脚本设置、由其他用户设置，或记录已丢失。',
	statusUnfinished: {
		apply: (at, user) => `${user} 于 ${at} 开始的一次运行没有完成。“undo”撤销它，“apply”继续执行。`,
		undo: (at, user) => `${user} 于 ${at} 开始的一次撤销没有完成。“undo”继续撤销，“apply”重新部署。`,
	},
	statusRenamed: (was, now) =>
		`网卡 ${was} 现在名为 ${now}。请先拆除（undo），再用 --nic ${now} 运行 apply。`,
	statusNicGone: nic => `网卡 ${nic} 已不在本机上。`,
	statusStands: '一切都与设置时一致。',
	statusDrift: '与设置时不一致：见上面各行。用相同的参数运行“apply”即可恢复。',
	purgeStands: install => `安装 ${install} 仍然存在。请先拆除：vdsm-passthru undo --prefix ${install}`,
	purgeNow: folder => `删除 ${folder} 中的全部内容，以及本程序残留的单元和设置吗？`,
	purged: path => `已删除：${path}`,
	purgeNothing: '没有本程序的内容需要删除。',
	confirmWord: word => `要保留更改，请完整输入：vdsm-passthru confirm ${word}`,
	confirmNothing: '没有等待确认的更改。',
	confirmDone: install => `安装 ${install} 的更改已保留。`,
	confirmTooLate: install => `太晚了：安装 ${install} 的更改正在撤销。`,
	cardMissing: (nic, network) =>
		`网卡 ${nic} 目前不在本机上。此时删除 ${network} 会在 Docker 自己的数据库里留下条目，以后同名网卡将无法使用。请插好网卡，重启 Docker（systemctl restart docker），再运行 undo。如果网卡不会再回来：--consent card-missing`,
	networkDropped: (nic, network) =>
		`Docker 启动时 ${nic} 不在，因此丢失了 ${network}。现在删除它会在 Docker 自己的数据库里留下条目，以后这块网卡将无法使用。请先重启 Docker（systemctl restart docker），再运行 undo。如果做不到：--consent card-missing`,
	revertNothing: '没有需要撤销的内容。',
};
