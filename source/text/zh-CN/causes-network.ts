import type {CauseDetail} from '../../model/cause.js';
import type {ByCode, CauseText} from '../by-code.js';

/** About the card and Docker’s networks. */
export const networkCauses = {
	'parent-missing': ({nic}) => ({
		what: `Docker 所在的机器上没有网卡 ${nic}。`,
		fix: '请使用该机器上“ip link”列出的名称。Rootless Docker 和 Docker Desktop 看不到本机的网卡。',
	}),
	'parent-gone': ({nic}) => ({
		what: `创建网络时网卡 ${nic} 还在，现在不见了：被拔出、改名，或开机后尚未就绪。`,
		fix: '请查看“ip link”。网卡已恢复就重新启动；若已改名，请改回原名，或先执行“sudo npx vdsm-passthru undo --consent card-missing”，再用新名称执行“sudo npx vdsm-passthru apply”。',
	}),
	'parent-vlan-name': ({nic}) => ({
		what: `Docker 把 ${nic} 中的点当作 VLAN 分隔符，但这个名称无法解析。`,
		fix: 'VLAN 接口的名称是“网卡.编号”，只有一个点，例如 enp3s0.10。其他网卡的名称不能含点。',
	}),
	'parent-vlan-number': ({number}) => ({
		what: `${number} 不是有效的 VLAN 编号。`,
		fix: 'VLAN 编号的范围是 1 到 4094。',
	}),
	'parent-loopback': () => ({
		what: '回环接口不能用于直通。',
		fix: '请选择真实网卡；“npx vdsm-passthru nics”会列出可用网卡。',
	}),
	'parent-busy': ({nic}) => ({
		what: `${nic} 已属于某个网桥、bond、team 或 Open vSwitch，或其上已有 ipvlan 子接口。`,
		fix: `请先将 ${nic} 从中移出（“ip -d link show ${nic}”的 master 后面即是），或选择另一块网卡。`,
	}),
	'card-busy': ({nic}) => ({
		what: `${nic} 已被占用：它属于某个网桥、bond、team 或 Open vSwitch，或其上已有 ipvlan 子接口或其他 macvlan；也可能是在容器的 macvlan 占用它时，又要把它加入网桥或 bond。`,
		fix: `“ip -d link show ${nic}”的 master 后面是它所属的网桥或 bond；“ip -d link show type macvlan”和“docker ps”有助于找到其上的 macvlan。请解除占用，或选择另一块网卡。完整的报错能说明更多。`,
	}),
	'parent-shared': ({nic}) => ({
		what: `内核不允许在 ${nic} 上创建这个 macvlan：直通需要独占网卡，而 ${nic} 已有其他 macvlan；或者 ${nic} 不是以太网卡。`,
		fix: `请停止占用 ${nic} 的其他容器或虚拟机。可用“ip -d link show type macvlan”和“docker ps”查找。`,
	}),
	'parent-taken': ({nic, network}) => ({
		what: `Docker 网络 ${network} 已在使用 ${nic}，而一块网卡只能直通一次。`,
		fix: `“docker network ls --filter id=${network}”可查到名称；若不再需要，请删除该网络。若没有列出，说明 Docker 的记录已过期，请重启 Docker。`,
	}),
	'no-macvlan': () => ({
		what: '本机内核不支持 macvlan。',
		fix: '请尝试“modprobe macvlan”。树莓派上的 Ubuntu：apt install linux-modules-extra-raspi。若刚更新过内核，请先重启。',
	}),
	'net-denied': () => ({
		what: '内核拒绝修改网络：缺少 NET_ADMIN 权限。',
		fix: '在本机上请以 root 运行；容器需要 --cap-add NET_ADMIN。在 LXC 中这还不够：请使用虚拟机，或允许嵌套。',
	}),
	'macvlan-mode': ({mode}) => ({
		what: `Docker 不认识 macvlan 模式 ${mode}。`,
		fix: 'Docker 中的写法是 passthru。',
	}),
	'mac-multicast': ({mac}) => ({
		what: `${mac} 是组播地址，网卡不能使用。`,
		fix: '第二位十六进制数必须是偶数，请用 2、6、a 或 e（例如 02:…）。',
	}),
	'card-mac-fixed': ({nic}) => ({
		what: `${nic} 的驱动在网卡启用时不允许改 MAC，许多 USB 网卡都是如此；而 Docker 正要往里面写另一个 MAC。`,
		fix: `用本程序配合 Docker 25 或更新的版本来设置时，容器这一端用的就是网卡已有的 MAC，什么都不必改。手工设置时，用“cat /sys/class/net/${nic}/address”查出 MAC，作为 --mac-address 的值。更旧的 Docker 在有两个网络时会自己编一个 MAC：请升级 Docker，或换一块网卡。`,
	}),
	'mac-twice': ({mac}) => ({
		what: `同一网卡上已有另一个容器在使用 MAC 地址 ${mac}。`,
		fix: '请为每个容器设置不同的 MAC。如果 Virtual DSM 是克隆来的，请删除其存储目录中的 dsm.mac。',
	}),
	'interface-name': ({name}) => ({
		what: `${name} 不能用作网络接口名称。`,
		fix: '最多 15 个字符，只能是字母、数字、“_”、“.”和“-”。',
	}),
	'interface-name-drawn': ({name}) => ({
		what: `Docker 会按 eth0、eth1 自动编号，名称 ${name} 已被占用。`,
		fix: '请不要使用 eth 加数字的名称，可用 lan0 之类。',
	}),
	'engine-2800': () => ({
		what: 'Docker Engine 28.0.0 和 28.0.1 无法在没有链路的网卡上启动容器。',
		fix: '请将 Docker 升级到 28.0.2 或更新版本，或插好网线。',
	}),
	'subnet-overlaps': () => ({
		what: '该网段与另一个 Docker 网络重叠。',
		fix: '请换一个网段。“docker network inspect $(docker network ls -q)”会显示所有已占用的网段。',
	}),
	'subnet-host-bits': ({subnet, right}) => ({
		what: `${subnet} 是主机地址，不是网段。`,
		fix: `应写成 ${right}。`,
	}),
	'outside-subnet': ({value}) => ({
		what: `${value} 不在该网络的网段内。`,
		fix: '请使用该网段内的地址，或更正网段。',
	}),
	'addresses-used-up': ({network}) => ({
		what: `网络 ${network} 没有空闲地址。`,
		fix: '请移除该网络上的其他容器。若没有其他容器，则是地址范围只有一个地址且被 Docker 用作网关：请指定网关后重建网络。',
	}),
	'address-taken': ({container}) => ({
		what: `为 ${container} 指定的地址在该 Docker 网络中已被占用：属于其他容器，或是网关。`,
		fix: '请换一个地址，或停止占用它的容器。“docker network inspect”会显示全部地址。',
	}),
	'pools-used-up': () => ({
		what: 'Docker 已没有可自动分配的网段。',
		fix: '请指定网段，或用“docker network rm”删除无用的网络。DSM 的容器停止时不要执行“docker network prune”，否则它的网络也会被删除。',
	}),
	'network-exists': ({network}) => ({
		what: `已存在名为 ${network} 的 Docker 网络。`,
		fix: '请换一个前缀；若不再需要该网络，请将其删除。',
	}),
	'network-missing': ({network}) => ({
		what: `Docker 网络 ${network} 不存在：中途被删除，例如执行过“docker network prune”。`,
		fix: '请重新执行“sudo npx vdsm-passthru apply”，网络和容器会重新创建。',
	}),
	'network-in-use': ({network}) => ({
		what: `网络 ${network} 上仍有正在运行的容器。`,
		fix: `请先停止该容器。“docker network inspect ${network}”会显示其名称。`,
	}),
	'endpoint-stale': ({container, network}) => ({
		what: `Docker 认为 ${container} 仍连接在网络 ${network} 上：这是异常退出的残留。`,
		fix: `请强制断开（docker network disconnect --force ${network} ${container}）。`,
	}),
	'endpoint-not-found': () => ({
		what: 'Docker 丢失了容器与网络的连接。Engine 29.0.0 和 29.0.1 在没有网关的网络上会出现此问题。',
		fix: '请将 Docker 升级到 29.0.2 或更新版本。',
	}),
	'firewall-chains': () => ({
		what: 'Docker 启动之后，有程序清除了本机防火墙中 Docker 的规则。',
		fix: '请重启 Docker，它会重建规则。运行中的容器可能会短暂中断。',
	}),
	'firewall-modules': () => ({
		what: 'Docker 无法使用本机防火墙：缺少内核模块或 iptables 程序。',
		fix: '请尝试“modprobe -a ip_tables iptable_nat”，或安装 iptables。若刚更新过内核，请先重启。',
	}),
	'kernel-replaced': () => ({
		what: '当前内核无法创建虚拟网卡（veth）。多半是更新时内核模块已被替换。',
		fix: '请重启本机后重试。',
	}),
} satisfies Partial<ByCode<CauseDetail, CauseText>>;
