import type {Texts} from '../en.js';

export const act: Texts['act'] = {
	notThisMachine: '--facts 描述的是另一台机器：在这里只能为它生成方案和导出，不能执行。',
	nothingDone: '未做任何更改。',
	nothingToDo: '一切都与方案一致，无需操作。',
	takenAway: title => `删除：${title}`,
	takenAnew: title => `先删除，再重建：${title}`,
	refused: {
		foreign: title =>
			`${title}：已存在同名对象，且不是由本程序创建的，因此保持不变。请换一个名称，或自行删除它。未做任何更改。`,
		unknown: title => `${title}：Docker 没有响应，无法得知其状态。请查看“docker info”。未做任何更改。`,
		'storage-gone': title =>
			`${title}不存在，但 DSM 的容器还在。DSM 会在没有数据的情况下启动。磁盘挂载了吗？如果要把 DSM 搬到这个目录，请先把数据移过去。未做任何更改。`,
	},
	composedOtherwise: title =>
		`${title}：Docker Compose 创建它所用的文件与本程序写入的不一致。要恢复原状：把该文件移出项目目录（或不再用 -f 指定），在那里对 DSM 的服务执行“docker compose up -d”，然后再次撤销。未做任何更改。`,
	badFolder: path =>
		`目录 ${path} 无法使用：Docker 的挂载路径中不能有逗号、引号、反斜杠或换行。请在其他目录中运行。`,
	foreignFolder: path =>
		`其他用户可以写入 ${path}，也就能更改那里的钩子脚本（它在容器内以 root 运行）或 DSM 的磁盘。部署照常进行；更安全的做法是从只有 root 可写的目录（如 /srv/vdsm）开始部署。已部署的在撤销之前仍使用原目录。`,
	consentMissing: flags => `此操作需要逐项明确同意。如果确实要这样做：${flags}`,
	typeToAgree: word => `如果同意，请输入网卡名称 ${word}：`,
	notAgreed: word => `输入的不是 ${word}，或不是手动键入的。未做任何更改。`,
	yesMissing: '这里无法提问。要不经询问直接执行，请加上 --yes',
	yesOrNo: '[y/N]',
	yesWords: ['y', 'yes'],
	applyNow: '现在执行吗？',
	undoNow: '现在撤销部署吗？DSM 会正常关机；存储目录和镜像会保留。',
	cancelled: '已取消。未做任何更改。',
	needsRoot: '以下操作只有 root 可以执行：',
	asRoot: '以 root 身份执行同样的操作：',
	stale: '方案显示之后，本机状态有变，方案也随之不同。请重新查看。',
	changed: {
		words: (title, before, now) => {
			const quoted = (words: readonly string[]) => words.map(word => `“${word}”`).join('');
			if (before.length === 0 && now.length === 0) return `${title}：内容有变`;
			if (before.length === 0) return `${title}：增加了${quoted(now)}`;
			if (now.length === 0) return `${title}：去掉了${quoted(before)}`;
			return `${title}：${quoted(before)}变为${quoted(now)}`;
		},
		newStep: title => `${title}：方案中新增了这一步`,
		goneStep: title => `${title}：方案中不再有这一步`,
		newMove: title => `${title}：现在需要执行`,
		goneMove: title => `${title}：已不需要执行`,
		newFinding: title => `新出现：${title}`,
		goneFinding: title => `不再存在：${title}`,
	},
	elsewhere: '现有部署的一部分不在新方案之内（网卡、名称或布局不同），直接执行会留下：',
	elsewhereFix: '请先撤销，再重新部署。存储目录中的数据会保留：',
	stoppedAtOnce: '已中途停止。到目前为止所做的都有记录。要撤销：',
	dockerSilent: 'Docker 没有响应，无法查看已部署的内容。请确认它在运行；原因见“docker info”。',
	dockerMissing:
		'本机没有安装 Docker Engine（找不到 docker 程序），因此无法部署，也无法查看。请先安装：https://docs.docker.com/engine/install',
	dockerAccess: '访问 Docker：当前用户不在 docker 组中',
	nothingStands: install => `本机上没有名为 ${install} 的安装。`,
	nothingOfOurs: '本机上没有由本程序部署的内容。',
	whichOne: installs => `有多个安装：${installs}。请用 --prefix 指定。`,
	undoList: '将要撤销：',
	unfinishedUndo: '上一次运行在更改现有部署时中断。这次先撤销那次更改；要撤销其余部分，请再次运行 undo。',
	fromLabels: '这里没有这次部署的记录，要撤销的内容是根据标签找到的。',
	statusHeading: (install, nic) =>
		nic === '' ? `安装 ${install}：Virtual DSM` : `安装 ${install}：Virtual DSM 使用网卡 ${nic}`,
	statusSince: (at, user, version) => `由用户 ${user} 于 ${at} 部署，程序版本 ${version}`,
	statusFolder: folder => `项目目录 ${folder}`,
	statusNoRecord: '这里没有部署记录：可能是用导出的脚本部署的、由其他用户部署的，或记录已丢失。',
	statusUnfinished: {
		apply: (at, user) =>
			`用户 ${user} 于 ${at} 开始的一次部署没有完成。运行“undo”撤销它，或运行“apply”接着做完。`,
		undo: (at, user) =>
			`用户 ${user} 于 ${at} 开始的一次撤销没有完成。运行“undo”继续撤销，或运行“apply”重新部署。`,
	},
	statusRenamed: (was, now) =>
		`网卡 ${was} 现在名为 ${now}。请先撤销（undo --consent card-missing），再用 --nic ${now} 运行 apply。`,
	statusNicGone: nic => `网卡 ${nic} 已不在本机上。`,
	statusStands: '一切都与部署时一致。',
	statusDrift: '与部署时不一致的见上面各行。运行“apply”即可恢复，没有写出的参数保持不变。',
	purgeStands: install =>
		`安装 ${install} 仍然存在。请先撤销：sudo npx vdsm-passthru undo --prefix ${install}`,
	purgeNow: folder => `删除 ${folder} 中的全部内容，以及本程序残留的单元和设置吗？`,
	purged: path => `已删除：${path}`,
	purgeNothing: '没有本程序的内容需要删除。',
	confirmWord: word => `要保留更改，请完整输入：sudo npx vdsm-passthru confirm ${word}`,
	confirmNothing: '没有等待确认的更改。',
	confirmDone: install => `安装 ${install} 的更改已保留。`,
	confirmTooLate: install => `已超过时限：安装 ${install} 的更改正在回滚。`,
	cardMissing: (nic, network) =>
		`网卡 ${nic} 目前不在本机上。此时删除 ${network} 会在 Docker 自己的数据库里留下条目，以后同名网卡将无法使用。请插好网卡，重启 Docker（systemctl restart docker），再运行 undo。如果网卡不会再回来：--consent card-missing`,
	cardRenamed: (nic, now, network) =>
		`网卡 ${nic} 现在名为 ${now}。此时删除 ${network} 会在 Docker 自己的数据库里留下条目，以后名为 ${nic} 的网卡将无法使用。要改用 ${now}，请加上 --consent card-missing；否则请把它改回原名，重启 Docker（systemctl restart docker），再运行 undo。`,
	networkDropped: (nic, network) =>
		`Docker 启动时 ${nic} 不在，因此丢失了 ${network}。现在删除它会在 Docker 自己的数据库里留下条目，以后这块网卡将无法使用。请先重启 Docker（systemctl restart docker），再运行 undo。如果做不到：--consent card-missing`,
	revertNothing: '没有需要回滚的内容。',
};
