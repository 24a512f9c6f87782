import {confirmSeconds, confirmWord} from '../../model/confirm.js';
import type {FindingDetail} from '../../model/finding.js';
import type {CarriedReason} from '../../model/nic.js';
import type {PlatformName} from '../../model/platform.js';
import {type ByCode, type FindingText, tell} from '../by-code.js';
import {podmanHere, podmanLacks} from './podman.js';

/** What the host loses with a card that carries it; a part of a sentence. */
const lost: ByCode<CarriedReason, string> = {
	'default-route': ({family, table}) =>
		`IPv${family} 默认路由${table === 'main' ? '' : `（路由表 ${table}）`}`,
	'ssh-session': ({peer}) => `来自 ${peer} 的 SSH 会话`,
};

/** About the card, Docker and the machine below it. */
export const machineFindings = {
	'nic-blocked': ({nic, use, reasons}) =>
		use === 'shared'
			? {
					title: `${nic} 不能共用`,
					meaning: 'DSM 需要在它上面另建一个 macvlan，与本机共用，而这块网卡做不到。',
					fix: '请换一块网卡。“npx vdsm-passthru export”会列出原因。',
				}
			: {
					title: `${nic} 不能让出`,
					meaning: '直通会让本机立即失去这块网卡：现在经过它的流量会全部中断。',
					fix: reasons.some(({code}) => code === 'shareable')
						? '请用 --layout shared（网卡仍归本机使用），或换一块网卡。'
						: '请换一块网卡。“npx vdsm-passthru nics”会列出各网卡及原因。',
				},
	'nic-given-up': ({nic, reasons}) => ({
		title: `${nic} 承载着本机自身的网络，但仍要让给 DSM`,
		meaning: `容器一运行，本机就会失去${listOf(reasons)}。如果没有在时限内（默认 ${confirmSeconds} 秒）确认，所有更改会自动回滚。`,
		fix: `请准备好其他登录途径，例如显示器和键盘。要保留更改，请输入“${confirmWord}”，或在另一个会话中运行“sudo npx vdsm-passthru confirm ${confirmWord}”。最好换一块网卡。`,
	}),
	'nic-missing': ({nic}) => ({
		title: `没有网卡 ${nic}`,
		meaning: 'Docker 会报“invalid subinterface vlan name”或“parent interface was not found”。',
		fix: '用“npx vdsm-passthru nics --all”核对名称；更换硬件后网卡可能改名。',
	}),
	'nic-loses-address': ({nic, addresses}) => ({
		title: `本机将失去 ${nic} 上的 ${addresses.join('、')}`,
		meaning: '容器运行后，任何设备都无法再经这块网卡访问本机，同一局域网内的设备也不行。',
		fix: '仅当本机还有其他访问途径时才继续。否则请先把该地址连同经过它的路由移到另一块网卡，或为 DSM 另选一块网卡，或选择 shared 布局（地址和路由都仍归本机使用）。',
	}),
	'nic-no-carrier': ({nic}) => ({
		title: `${nic} 没有链路`,
		meaning: '没插网线，或对端没有设备。容器能启动，但 DSM 没有网络。',
		fix: '插好网线，查看网口指示灯。',
	}),
	'nic-down': ({nic}) => ({
		title: `${nic} 未启用，无法读取链路状态`,
		meaning: '方案会启用它。是否插了网线、地址是否空闲，均未检查。',
		fix: `如需事先检查：ip link set dev ${nic} up`,
	}),
	'nic-managed': ({nic, by}) => ({
		title: `${nic} 由 ${by} 管理`,
		meaning: `方案和脚本会让 ${by} 不再管理 ${nic}，重启后依然有效；撤销时恢复由它管理。`,
		fix: '无需处理。只有 Compose 项目做不到这一点，请看其文件顶部的注释。',
	}),
	'nic-managed-still': ({nic, by, platform}) => ({
		title: `${nic} 由 ${by} 管理`,
		meaning: 'DSM 使用期间，它可能重新给网卡配地址，或把网卡停用。',
		fix: leaveAlone(nic, by, platform),
	}),
	'nic-maybe-taken': ({nic}) => ({
		title: `已有程序在接收 ${nic} 的全部流量`,
		meaning: '可能是抓包程序，也可能是本机看不到的某个容器或虚拟机的 macvlan。',
		fix: '如果有别的容器或虚拟机在用这块网卡，请停掉它，或换一块网卡。',
	}),
	'nic-vlan': ({nic}) => ({
		title: `${nic} 是另一块网卡上的 VLAN`,
		meaning: 'DSM 只得到这个 VLAN；下层网卡继续承载本机和其他 VLAN。',
		fix: '把该 VLAN 写入本机的网络配置，确保它在 Docker 启动之前就存在。',
	}),
	'nic-vlan-made': ({nic, parent, id}) => ({
		title: `将为 DSM 创建 ${nic}：${parent} 上的 VLAN ${id}`,
		meaning: `只有带标签 ${id} 的帧归 DSM，${parent} 上的其他流量保持不变。每次开机都会重新创建，undo 会将其删除。`,
		fix: `${parent} 所接的交换机端口须以带标签方式（trunk/tagged）放行 VLAN ${id}。`,
	}),
	'nic-vlan-name': ({nic}) => ({
		title: `Docker 会把 ${nic} 中的点当作 VLAN 分隔符`,
		meaning: '它只接受一个点，且须位于网卡名与 1 到 4094 的数字之间。',
		fix: '请给接口改名，例如用 systemd 的 .link 文件。',
	}),
	'bridge-nf': ({nic}) => ({
		title: `经过网桥 ${nic} 的帧会进入本机防火墙`,
		meaning: 'net.bridge.bridge-nf-call-iptables=1 时，可能出现 ping 通但局域网客户端被拒绝。',
		fix: 'sysctl -w net.bridge.bridge-nf-call-iptables=0，或改用真实网卡而不是网桥。',
	}),
	'engine-none': () => ({
		title: '本机没有 Docker',
		meaning: '可以在这里规划和导出，再到装有 Docker 的机器上运行。',
		fix: '在要运行 DSM 的机器上安装 Docker Engine。',
	}),
	'engine-unreachable': ({reason, denied}) => ({
		title: 'Docker 没有响应',
		meaning: reason,
		fix: denied
			? '请以 root 身份重新运行：“sudo npx vdsm-passthru”'
			: '启动 Docker：sudo systemctl start docker',
	}),
	'engine-rootless': () => ({
		title: '当前 Docker 以 rootless 模式运行',
		meaning: '它处于独立的网络命名空间，看不到本机网卡。',
		fix: '请以 root 身份运行“sudo npx vdsm-passthru”，并且不设置 DOCKER_HOST 和 DOCKER_CONTEXT，就会使用以 root 运行的 Docker。如果本机没有，请另外安装一个，可与 rootless 的并存。',
	}),
	'engine-desktop': () => ({
		title: '这是 Docker Desktop',
		meaning: '它的容器运行在虚拟机里，看不到本机的任何网卡。',
		fix: '请在 Linux 机器上安装 Docker Engine。',
	}),
	'engine-remote': ({where}) => ({
		title: `docker 命令连接的是 ${where}`,
		meaning: '这里列出的网卡，与将要运行 DSM 的机器不是同一台。',
		fix: '请在那台机器上运行“sudo npx vdsm-passthru”，或取消 DOCKER_HOST 和 DOCKER_CONTEXT。',
	}),
	'engine-podman': look => ({
		title: podmanHere(look),
		meaning: podmanLacks(look),
		fix: '请使用 Docker Engine。',
	}),
	'engine-2800': ({version}) => ({
		title: `Docker ${version} 无法在没有链路的网卡上启动容器`,
		meaning: '会以“failed to advertise addresses … network is unreachable”失败。',
		fix: '请升级到 Docker 28.0.2 或更新版本。',
	}),
	'engine-2500-mac': ({version}) => ({
		title: `Docker ${version} 可能给两个容器相同的 MAC`,
		meaning: '重启后地址可能重复，直到重新创建容器。',
		fix: '请升级到 Docker 25.0.5 或更新版本。',
	}),
	'client-older': ({client, server}) => ({
		title: `docker 命令（${client}）比 Engine（${server}）旧`,
		meaning: '无法设置接口名和网关优先级；不影响使用，钩子脚本会自行识别接口。',
		fix: '方便时升级 docker-cli 软件包。',
	}),
	'no-kvm': () => ({
		title: '缺少 /dev/kvm',
		meaning: '没有它 DSM 只能纯软件模拟，慢很多倍，几乎无法使用。',
		fix: '在 BIOS 中开启虚拟化（VT-x、AMD-V）；若在虚拟机中，请允许嵌套虚拟化。',
	}),
	'no-macvtap': () => ({
		title: '当前内核没有 macvtap',
		meaning:
			'shared 布局中，镜像靠它把 DSM 接到网卡上；没有它，容器会报“Cannot create macvtap interface”并退出。',
		fix: '请安装内核扩展模块，然后 modprobe macvtap。若有专用网卡，则不需要它：--layout direct。',
	}),
	'shared-no-vhost': () => ({
		title: '缺少 /dev/vhost-net，而 shared 布局需要它',
		meaning: '没有它镜像无法启动：“VHOST can not be found”。',
		fix: 'modprobe vhost_net；要在每次开机时加载：echo vhost_net > /etc/modules-load.d/vhost-net.conf',
	}),
	'no-vhost': () => ({
		title: '缺少 /dev/vhost-net',
		meaning: '不影响 DSM 联网，但每个数据包消耗更多 CPU。',
		fix: 'modprobe vhost_net，然后重新生成方案。',
	}),
	'image-missing': ({image}) => ({
		title: `本机还没有镜像 ${image}`,
		meaning: '会先拉取镜像，可能需要几分钟。',
		fix: '无需操作。',
	}),
	'image-old': ({image, version}) => ({
		title: `镜像 ${image} 的版本是 ${version}`,
		meaning: '钩子脚本从 7.42 起才有；没有它，DSM 的第二个网络接口无法接入。',
		fix: `docker pull ${image}`,
	}),
	'dsm-running': ({container, install}) => ({
		title: `容器 ${container} 中已在运行 Virtual DSM`,
		meaning: '本方案会另建一个。两者绝不能共用存储目录。',
		fix:
			install === null
				? `若想把它连同存储和设置一并迁移到专用网卡：--take-over ${container}`
				: `若想更改已有的那个（换网卡或换地址）：--prefix ${install}`,
	}),
} satisfies Partial<ByCode<FindingDetail, FindingText>>;

/** How somebody is told to leave the card alone whom the plan does not tell, or not so that it counts at once. */
function leaveAlone(nic: string, by: string, platform: PlatformName): string {
	if (platform === 'unraid')
		return `在 Settings > Network Settings 中把 ${nic} 的“IPv4 address assignment”设为“None”，IPv6 同样处理。方案不会处理这一点。`;
	if (platform === 'truenas')
		return `在 Network（网络）页面编辑 ${nic}：关闭 DHCP，不填任何地址。方案不会处理这一点。`;
	if (by === 'dhcpcd')
		return '方案会在 /etc/dhcpcd.conf 中让它不再使用此网卡；下次开机或重启 dhcpcd 后生效。';
	if (by === 'ifupdown2')
		return `在 /etc/network/interfaces 中去掉 ${nic} 的地址（改为“iface ${nic} inet manual”），然后执行：ifreload -a。在 Proxmox 上：节点 > 系统 > 网络，再点击“应用配置”。`;
	return `让 ${by} 不再管理 ${nic}：不配地址、不用 DHCP。方案不会处理这一点。`;
}

function listOf(reasons: readonly CarriedReason[]): string {
	const list = [...new Set(reasons.map(reason => tell(lost, reason)))].join('、');
	// A blank parts Chinese from a Latin word.
	return list.replace(/^(?=\w)/, ' ');
}
