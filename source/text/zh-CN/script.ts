import type {Texts} from '../en.js';

export const script: Texts['script'] = {
	header: (nic, container) =>
		`由 vdsm-passthru 生成：Virtual DSM（容器 ${container}）使用网卡 ${nic}。

  sh 文件 up          执行部署；再次运行不会更改任何东西
  sh 文件 down        撤销部署，只删除本脚本创建的内容；保留 DSM 的存储
  sh 文件 check       检查哪些已就绪、哪些没有，不做更改
  ... --dry-run       与 up 或 down 连用：只显示命令，不执行

退出码：0 完成，1 失败并已回滚，2 用法错误，3 以本机现状无法进行，4 未能全部撤销，5 另一次运行正在进行。`,
	composeHeader: (nic, container, commands) =>
		`由 vdsm-passthru 生成：Virtual DSM（容器 ${container}）使用网卡 ${nic}。

需要 Engine 28 与 Docker Compose 2.33.1 或更新版本，钩子脚本须与本文件放在一起。
Compose 不能准备存储目录和网卡。首次启动前（网卡在每次开机后也要）以 root 在此目录执行：
${commands.map(command => `  ${command}`).join('\n')}
然后：docker compose up -d`,
	composeHeaderShared: (nic, container, commands, shim) =>
		`由 vdsm-passthru 生成：Virtual DSM（容器 ${container}）与本机共用网卡 ${nic}。

需要 Engine 28 与 Docker Compose 2.33.1 或更新版本。
Compose 不能准备存储目录。首次启动前以 root 在此目录执行：
${commands.map(command => `  ${command}`).join('\n')}
然后：docker compose up -d${
			shim === null
				? ''
				: `

${shim} 是本机访问 DSM 的通路，不归 Compose 管：请让上面与它有关的各行在每次开机时执行，
并在 docker compose down 之后执行“ip link delete dev ${shim}”。“sudo npx vdsm-passthru apply”会自动处理这两件事。`
		}`,
	usage: '用法：sh %s up|down|check [--dry-run]',
	needRoot: '此操作会更改本机网络，需要 root：sudo sh %s …',
	noDocker: '找不到 docker 程序，请先安装 Docker Engine。',
	dockerDown: 'Docker 没有响应：%s',
	rootless: '当前 Docker 以 rootless 模式运行，无法使用本机网卡；请改用 rootful 的 Docker Engine。',
	desktop: '这是 Docker Desktop，容器运行在虚拟机里，接触不到本机网卡。',
	badFolder: 'Docker 无法挂载 %s 中的内容：路径含有逗号、双引号或换行。请把本脚本移到别的目录。',
	noDevice: '本机缺少 %s，而方案中的容器要用到它。若可以不用，请在本机重新导出。',
	nicMissing: '本机没有网卡 %s。现有：%s',
	nicNotEthernet: '%s 不是以太网接口。',
	nicWireless: '%s 是 Wi-Fi 网卡。接入点只接受网卡自身的 MAC，DSM 将无法被访问。',
	nicEnslaved: '%s 是 %s 的成员。请先移出，或换一块网卡。',
	nicDockerBridge: '%s 是 Docker 网络 %s 的网桥，其中的容器会失去网关。',
	nicChild: '%s 已被 %s 使用。直通网络必须独占网卡。',
	nicIpvlan: '%s 上有 ipvlan 接口 %s，macvlan 无法再建。',
	nicOff: '%s 未启用。此布局不会更改网卡，请先启用它。',
	nicDefaultRoute: '%s 承载本机的默认路由，让出后本机将断网。',
	nicDefaultRouteOver: '%s 承载本机的默认路由（经由 %s），让出后本机将断网。',
	nicSsh: '%s 承载来自 %s 的 SSH 会话，让出后会话会中断。',
	nicAddress: '%s 上有本机将失去的地址：%s。请先移除，或重新导出并确认。',
	otherLayout: '网络 %s 属于本安装的另一种布局。请先用创建它的脚本撤销。',
	foreign: '%s：已存在同名对象，且不是本脚本创建的。未做任何更改。',
	nothingToDo: '一切已就绪，无需操作。',
	undoing: '正在撤销：%s',
	leftForeign: '不是本脚本创建的，保持不动：%s',
	cannotReplace: '无法替换：%s',
	failed: '失败：%s',
	rollingBack: '正在回滚本次运行所做的更改。',
	leftovers: '以下内容未能撤销，请手动移除：',
	dryRun: '只是预览，未做任何更改。',
	upDone: '完成。',
	cardMissing:
		'网卡 %s 目前不在本机上。此时撤销，Docker 会留下条目，以后同名网卡将无法使用。请插好网卡，重启 Docker（systemctl restart docker），再运行一次。',
	networkDropped:
		'Docker 启动时 %s 不在。请先重启 Docker（systemctl restart docker），再运行一次；否则 Docker 会留下占用该网卡的条目。',
	downDone: '本脚本创建的内容已全部撤销；存储目录和镜像保留。',
	stateHolds: '就绪',
	stateAbsent: '尚无',
	stateDiffers: '不一致',
	stateForeign: '由其他方式创建',
	busy: '本脚本的另一次运行正在进行。',
	unknown: '%s：Docker 没有答复。未做任何更改。',
	stateUnknown: '未知',
	stateOf: '%s：%s',
	noTakeOver: '%s：尚未得到同意。请加上 --consent take-over 重新导出脚本。',
	storageGone: '%s：不存在，但对应的容器还在。磁盘挂载了吗？是否只复制了脚本而没有它的目录？未做任何更改。',
	formerGone: '原有容器已为替换而移除。DSM 的数据在存储目录中完好无损；用当初创建它的脚本即可恢复。',
	routesUnread: '无法读取本机路由：是否安装了 iproute2？',
	otherCard: '%s 建在网卡 %s 上。请先用创建它的脚本撤销。',
	remote: 'docker 命令连接的是另一台机器，请在那台机器上运行本脚本。',
	podman:
		'这里的 docker 命令实际是 Podman（%s）：它拒绝选项 macvlan_mode 和 --aux-address，输出也缺少本脚本要读取的内容。请使用 Docker Engine。',
	podmanSocket:
		'这里的 docker 命令连接的是 Podman %s：它不作提示就丢弃选项 macvlan_mode=passthru，DSM 将无法访问。请使用 Docker Engine。',
	nicDocker: '%s 已被 Docker 网络 %s 使用。直通网络必须独占网卡。',
	nicDockerShared: '%s 已被 Docker 网络 %s 使用，后者不与任何网络共用网卡。',
	nicDockerOld: '%s 已被 Docker 网络 %s 使用。Engine 27 之前，Docker 只允许一块网卡上有一个网络。',
	askingLan: '正在询问局域网：%s 是否已被占用（经网卡 %s）',
	addressTaken:
		'地址 %s 已被另一台设备占用：局域网上应答的是 %s。请更改其中一方的地址，或换一个地址重新导出。',
	notAsked: '未检查 %s 在局域网上是否空闲：%s',
	noArping: '本机没有 arping 程序（Debian 与 Ubuntu：apt install iputils-arping）。',
	noLink: '%s 没有链路。',
	answersAt: 'DSM 启动后可从以下地址访问：',
	undoWith: '撤销：sudo sh %s down',
	cause: '最可能的原因：%s',
	causeFix: '处理方法：%s',
	nothingWrong:
		'没有发现问题。本机无法通过 %s 访问 DSM，这是直通的特性：请使用发布的端口，或局域网里的另一台机器。',
	nothingWrongShared:
		'没有发现问题。本机无法通过 %s 访问 DSM，这是共用网卡的特性：请使用局域网里的另一台机器。',
	moreByDoctor: '更多检查：sudo npx vdsm-passthru doctor',
	nicGone: '现在没有网卡 %s。',
	fixNicGone: '插好网卡，或看看它是否改了名字：ip link',
	nicDown: '网卡 %s 未启用（管理状态 DOWN）。',
	nicMember: '网卡 %s 已成为 %s 的成员。',
	fixNicMember: '将其移出：ip link set %s nomaster',
	noCarrier: '%s 没有链路：没插网线，或对端没有设备。',
	fixNoCarrier: '插好网线，并检查两端的指示灯。',
	noTun: '本机缺少 /dev/net/tun。',
	notSetUp: '还没有部署：它的 Docker 网络和容器都不存在。',
	shimGone: '接口 %s（本机访问 DSM 的通路）与部署时不同。',
	networkGone: 'Docker 网络 %s 不见了。docker network prune 会删除没有运行中容器使用的网络。',
	containerGone: '没有容器 %s。',
	startError: 'Docker 无法启动 %s：%s',
	fixStartError: '按 Docker 的提示排除问题，然后重新启动。',
	restartLoop: '%s 反复退出，Docker 已重启它 %s 次。',
	fixLog: '日志会说明原因：docker logs --tail 20 %s',
	notRunning: '%s 没有运行，Docker 显示：%s。',
	portsClosed: '%s 发布的端口一个也没有打开。',
	noBridge: '%s 中没有 br0：钩子脚本没有运行。',
	notMember: '%s 不是 br0 的成员，DSM 没有接到网线上。',
	strayAddress: '%s 自己带有地址，会截走发给 DSM 的数据帧。',
	noTap: '%s 中的 br0 上没有 DSM 的 tap：QEMU 没有启动，或没有第二块网卡。',
	noMacvtap: '%s 中没有 macvtap：DSM 尚未接到网卡上。',
	otherMac: 'DSM 在网卡上使用的 MAC 不是方案中的 %s。',
	guestSilent: 'DSM 还没有用它的 MAC %s 发过数据。',
	fixGuestSilent: 'DSM 启动需要几分钟。如果一直没有，日志会说明启动到了哪一步：docker logs --tail 20 %s',
};
