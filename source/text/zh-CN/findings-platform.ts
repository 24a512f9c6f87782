import type {FindingDetail} from '../../model/finding.js';
import type {PlatformName} from '../../model/platform.js';
import type {ByCode, FindingText} from '../by-code.js';

/** About the system that Docker runs on, and what is around it. */
export const platformFindings = {
	'not-reboot-safe': ({nic, place, commands}) => ({
		title: `重启后没有程序会启用 ${nic}`,
		meaning: {
			'go-file': 'Unraid 的系统运行在内存中：写入 /etc 的内容重启后全部丢失。',
			'task-scheduler':
				'DSM 的 Docker 是一个套件，使用自己的 systemd 单元，因此这里不安装其他主机上的那个单元。',
			'by-hand': '本机不使用 systemd，因此不会安装在 Docker 启动之前启用网卡的服务。',
		}[place],
		fix: {
			'go-file': `把下面这一行加到 /boot/config/go 中，放在 emhttp 那一行之前：${commands.join('; ')}`,
			'task-scheduler': `控制面板 > 任务计划 > 新增 > 触发的任务 > 用户定义的脚本，用户选 root，事件选“开机”，脚本填这一行：${commands.join('; ')}`,
			'by-hand': `让本机在开机时、Docker 启动之前执行：${commands.join('; ')}`,
		}[place],
	}),
	'not-upgrade-safe': ({nic, commands}) => ({
		title: `升级 TrueNAS 后，启用 ${nic} 的设置会丢失`,
		meaning:
			'每次开机启用网卡的 systemd 单元位于 /etc，而升级后的系统使用全新的 /etc。另外，应用网络设置时，TrueNAS 会停用其设置中没有的网卡。',
		fix: `System > Advanced Settings > Init/Shutdown Scripts > Add：Type 选“Command”，When 选“Post Init”，Command 填：${commands.join('; ')}`,
	}),
	'unraid-macvlan': ({nic}) => ({
		title: `在 ${nic} 上使用 macvlan 会导致 Unraid 崩溃`,
		meaning:
			'macvlan 位于网桥之上时，Unraid 内核可能出现 call trace 并停止响应；网卡本身和 bond 没有这个问题。',
		fix: '关闭该网卡的桥接，或使用 Unraid 未占用的第二块网卡。',
	}),
	'proxmox-host': () => ({
		title: 'Docker 直接运行在 Proxmox VE 主机上',
		meaning: 'Proxmox 建议把 Docker 镜像放在虚拟机里运行，与主机隔离。',
		fix: '更好的做法：在虚拟机中运行 Docker，并关闭该虚拟机的 MAC 过滤（防火墙 > 选项）。在主机上运行也可以；不过这里创建的内容只属于 Docker，在 Proxmox 的界面中看不到。',
	}),
	'proxmox-network': ({nic}) => ({
		title: `不要把 ${nic} 加入 Proxmox 的网桥`,
		meaning:
			'Proxmox 的界面会改写 /etc/network/interfaces。如果网卡是其中某个网桥的端口，下次开机时就会被加入网桥，或者“应用配置”以“Device or resource busy”失败。',
		fix: `节点 > 系统 > 网络：不要把 ${nic} 填入任何“桥接端口”（Bridge ports）或“Slaves”，也不要给它地址；留在列表里没有关系。`,
	}),
	'unraid-memory': () => ({
		title: 'Unraid 的系统运行在内存中',
		meaning:
			'/mnt 和 /boot 以外的内容重启后全部丢失：放在那里的钩子脚本会消失，容器因此无法启动；DSM 的磁盘也会消失。',
		fix: '请在共享或存储池的目录中操作，例如 /mnt/user/appdata/vdsm；使用 apply 时，也用 --state-dir 指定那里的目录。',
	}),
	'unraid-networks': () => ({
		title: 'Unraid 可能会删除本方案的网络',
		meaning:
			'它的设置“Preserve user defined networks”是“No”：不是在它的界面中创建的 Docker 网络，可能在 Docker 重新启动后消失，而容器没有这些网络就无法启动。',
		fix: '先停用 Docker，再到 Settings > Docker 中把“Preserve user defined networks”设为“Yes”。',
	}),
	'unraid-vhost': ({nic, child}) => ({
		title: `${nic} 上的 ${child} 是 Unraid 自己创建的`,
		meaning:
			'网络设置中没有启用桥接的每块网卡，Unraid 都会在开机时为它创建这样一个 macvtap，而直通要求独占网卡。设置中显示为“not configured”的网卡没有它。',
		fix: `如果没有虚拟机使用它：ip link del ${child}，并把这一行也写入 /boot/config/go，因为它每次开机都会重新出现。`,
	}),
	'synology-host': () => ({
		title: 'Docker 运行在群晖 DSM 上',
		meaning: '群晖的内核（例如 4.4）没有 macvtap，单独使用镜像的 DHCP=Y 会失败。',
		fix: 'direct 和 classic 布局无需操作：两者都用不到。shared 布局两者都用，需要带有 macvtap 的内核。',
	}),
	'kernel-arp': ({kernel}) => ({
		title: `内核 ${kernel} 会丢失发往 macvlan 的广播`,
		meaning: '其他设备无法查询 DSM 的 MAC：只有 DSM 先联系过对方，对方才能访问它。',
		fix: '请升级内核并重启。树莓派系统：apt update && apt full-upgrade，然后重启。',
	}),
	'platform-bridge': ({nic, master, platform}) => ({
		title: `在哪里把 ${nic} 移出 ${master}`,
		meaning: '属于网桥、bond 或 Open vSwitch 的网卡不能让出。',
		fix: {
			proxmox: `节点 > 系统 > 网络 > ${master}：从“桥接端口”（bond 则为“Slaves”）中去掉 ${nic}，再点击“应用配置”。`,
			unraid: `Settings > Network Settings > ${nic}：把“Enable bridging”和“Enable bonding”都设为“No”。然后重新生成方案：Unraid 可能会在它上面创建 macvtap。`,
			truenas: `Network > ${master} > Edit：从成员中去掉 ${nic}，然后测试并保存更改。`,
			synology: `${nic} 由 Open vSwitch 使用；它上面的接口名为 ovs_${nic}，bond 则为 ovs_bond0。如果 DSM 自身的流量不经过该接口，可以选它；否则请换一块网卡。`,
		}[platform],
	}),
	'storage-in-memory': ({storage}) => ({
		title: `${storage} 位于 Unraid 的内存中`,
		meaning: 'DSM 的磁盘会占满内存，而且重启后全部丢失。',
		fix: '请选择共享或存储池中的目录，例如 /mnt/user/vdsm。',
	}),
	'storage-changed': ({from, to}) => ({
		title: `DSM 的磁盘在 ${from}，却要到 ${to} 去找`,
		meaning: `如果届时磁盘不在那里，DSM 会作为全新的空系统启动。${from} 中的内容不会被删除。`,
		fix: `要搬走 DSM：先停止它的容器，把 ${from} 中的内容移到 ${to}，再继续。要留在原处，就不要写 --storage。`,
	}),
	'storage-on-system': ({storage, platform}) => ({
		title: `${storage} 位于系统盘上`,
		meaning:
			platform === 'truenas'
				? 'TrueNAS 的数据应放在 /mnt 下：系统自身的文件系统部分只读，升级后还会换成新的。'
				: 'DSM 的数据应放在存储空间（卷）中：系统有自己单独的分区。',
		fix:
			platform === 'truenas'
				? '请选择存储池中的数据集，例如 /mnt/POOL/vdsm。'
				: '请选择共享文件夹，例如 /volume1/vdsm。',
	}),
	'no-tun': ({platform}) => ({
		title: '缺少 /dev/net/tun',
		meaning: 'QEMU 无法把 DSM 接入任何网络。',
		fix:
			platform === 'synology'
				? 'insmod /lib/modules/tun.ko，并把这一行也写进开机任务：DSM 不会自动加载它。'
				: 'modprobe tun',
	}),
	'no-macvlan': ({platform, raspberryPi}) => ({
		title: '当前内核没有 macvlan',
		meaning: 'Docker 会报“failed to create the macvlan port: operation not supported”。',
		fix: extraModules(platform, raspberryPi),
	}),
	'virtual-host': ({hypervisor}) => ({
		title: `本机是虚拟机（${hypervisor}）`,
		meaning: '外层虚拟交换机通常会丢弃未知的 MAC，而 DSM 的 MAC 正是未知的。',
		fix: allowing(hypervisor),
	}),
	'cloud-host': ({vendor}) => ({
		title: `这是云服务器（${vendor}）`,
		meaning: '云厂商会丢弃非其分配的 MAC 的帧：DSM 将没有网络。',
		fix: '在云上请使用发布端口的方式，不要直通。',
	}),
	'lxc-host': () => ({
		title: '这是 LXC 容器',
		meaning: '非特权容器没有 /dev/net/tun，也无权设置 sysctl。',
		fix: '请使用虚拟机，或在容器配置中直通 tun 并允许嵌套。',
	}),
} satisfies Partial<ByCode<FindingDetail, FindingText>>;

function extraModules(platform: PlatformName, raspberryPi: boolean): string {
	if (platform === 'ubuntu' && raspberryPi)
		return 'apt install linux-modules-extra-raspi，然后 modprobe macvlan。如果没有这个软件包（Ubuntu 24.04），请升级内核并重启。';
	if (platform === 'ubuntu') return 'apt install linux-modules-extra-$(uname -r)，然后 modprobe macvlan。';
	if (platform === 'debian' || platform === 'raspberry-pi-os')
		return '请重启：内核更新之后，正在运行的旧内核会找不到自己的模块。如果仍然没有，请升级内核：apt update && apt full-upgrade。';
	return '请安装内核扩展模块或换用其他内核，然后 modprobe macvlan。如果刚升级过内核，请先重启。';
}

/** What has to be allowed outside, in systemd’s words for who is outside (F81). */
function allowing(hypervisor: string): string {
	switch (hypervisor) {
		case 'vmware':
			return '在 ESXi 上，把该网卡所在端口组的混杂模式、MAC 地址更改和伪传输都设为“接受”。';
		case 'microsoft':
			return '在 Hyper-V 主机上，为该网卡执行：Set-VMNetworkAdapter -VMName 虚拟机名 -MacAddressSpoofing On';
		case 'oracle':
			return '在 VirtualBox 中，把该网卡的混杂模式设为“全部允许”。';
		case 'kvm':
		case 'qemu':
			return 'Proxmox：关闭该网卡的防火墙，或在虚拟机的“防火墙 > 选项”中把 MAC 过滤设为“否”。libvirt：不要给该接口配置 clean-traffic 之类的过滤器。';
		case 'xen':
			return 'XenServer、XCP-ng：把该 VIF 的锁定模式设为“unlocked”。';
		default:
			return '请在外层允许混杂模式、MAC 地址更改和伪传输（ESXi）、MAC 欺骗（Hyper-V），或关闭 MAC 过滤（Proxmox）。';
	}
}
