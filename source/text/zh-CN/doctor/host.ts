import type {HostValues, MachineValues} from '../../../model/diagnosis/values-host.js';
import type {DoctorTexts} from '../../doctor-text.js';
import {engineTexts} from './host-engine.js';

const megabytes = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`;

const machineTexts: DoctorTexts<MachineValues> = {
	'run-unfinished': {
		title: '本程序没有中途中断的运行',
		found: ({install, action, at}) => `${install} 的“vdsm-passthru ${action}”（开始于 ${at}）中途中断。`,
		why: '它要做的更改只完成了一部分。这里发现的其他问题可能都由此引起。',
		fix: () => '请撤销它已做的更改；或用同样的设置再次运行“sudo npx vdsm-passthru apply”，接着做完。',
	},
	'kernel-age': {
		title: '内核版本支持 macvlan',
		found: ({kernel, case: which}) =>
			which === 'none'
				? `本机内核是 Linux ${kernel}，而 Docker 的 macvlan 需要 3.9 或更新版本。`
				: `本机内核是 Linux ${kernel}。Docker 的 macvlan 从 3.9 起可用，建议 4.0 或更新版本。`,
		why: 'DSM 通过 macvlan 使用网卡，而 macvlan 由内核创建。',
		fix: ({case: which}) =>
			which === 'none'
				? '请升级到内核为 Linux 4.0 或更新版本的系统。老款 NAS 无法升级时，请换一台机器。'
				: '能正常使用就无需处理。',
	},
	'kernel-arp': {
		title: '内核会把广播转给 macvlan',
		found: ({kernel}) => `本机内核是 Linux ${kernel}，已知会丢失发往 macvlan 的广播。`,
		why: '局域网通过广播查询 DSM 的地址。广播丢失后，只有 DSM 先发过数据才能访问到它。',
		fix: () => '请升级内核并重启。在 Raspberry Pi OS 上：apt update && apt full-upgrade，然后重启。',
	},
	'kernel-replaced': {
		title: '当前内核的模块还在',
		found: ({kernel}) => `当前内核 ${kernel} 无法创建虚拟网卡（veth）：多半是升级后没有重启，模块已被替换。`,
		why: 'Docker 用 veth 连接每个容器，因此该容器无法启动。',
		fix: () => '请重启本机。',
	},
	'macvlan-module': {
		title: '内核支持 macvlan',
		found: ({kernel, loadable}) =>
			loadable
				? `内核 ${kernel} 拒绝创建 macvlan：“operation not supported”。`
				: `内核 ${kernel} 没有 macvlan 模块。`,
		why: 'Docker 通过 macvlan 让容器使用网卡，没有它容器无法启动。',
		fix: ({loadable}) =>
			`${loadable ? '请加载 macvlan 模块；如果没有这个模块，' : ''}请安装内核扩展模块，例如树莓派上的 Ubuntu：apt install linux-modules-extra-raspi。刚升级过内核请先重启。有些 NAS 和开发板的内核完全不带 macvlan，只能更换内核。`,
	},
	'macvtap-module': {
		title: 'DHCP=Y 所需的 macvtap 可用',
		found: ({container, kernel}) => `${container} 设置了 DHCP=Y，但内核 ${kernel} 无法创建它所需的 macvtap。`,
		why: '设置 DHCP=Y 时，镜像会因此退出。群晖和绿联的内核没有 macvtap。',
		fix: ({container}) =>
			`请加载 macvtap 模块。如果没有这个模块，请去掉 DHCP=Y 后重建 ${container}：像“sudo npx vdsm-passthru apply”那样把 DSM 的第二块网卡接到网桥上，路由器同样会给 DSM 分配地址。`,
	},
	'host-tun': {
		title: '本机有 /dev/net/tun',
		found: ({container, case: which}) =>
			({
				none: '本机没有 /dev/net/tun，而 DSM 需要它。',
				now: `本机没有 /dev/net/tun，而 ${container} 需要它。`,
				next: `本机没有 /dev/net/tun。${container} 目前仍在运行，但下次将无法启动。`,
			})[which],
		why: 'QEMU 通过这个设备把 DSM 接入网络。',
		fix: () =>
			'请加载 tun 模块。如果设备仍然不存在：“mkdir -p /dev/net && mknod /dev/net/tun c 10 200”。在 LXC 容器中，请从外层宿主机直通该设备。',
	},
	'vhost-device': {
		title: '需要 /dev/vhost-net 的地方都有它',
		found: ({container, needs, case: which}) => {
			const where = needs === 'DHCP=Y' ? `设置了 ${needs}` : `的 ARGUMENTS 中有 ${needs}`;
			return which === 'missing'
				? `${container} ${where}，但本机没有 /dev/vhost-net。`
				: `${container} ${where}，但没有得到 /dev/vhost-net。`;
		},
		why: '打不开这个设备时，镜像或 QEMU 会直接退出。',
		fix: ({container, needs, case: which}) =>
			`${which === 'missing' ? '请加载 vhost_net 模块' : `请用 --device /dev/vhost-net 重建 ${container}`}，或去掉${needs === 'DHCP=Y' ? ` ${needs}` : ` ARGUMENTS 中的 ,${needs}`}：它只是让速度更快。`,
	},
	'kvm-device': {
		title: 'DSM 使用 KVM 加速',
		found: ({container, missing, case: which}) =>
			({
				ended: missing
					? `本机没有 /dev/kvm，${container} 因此无法启动。`
					: `${container} 无法使用 /dev/kvm，因此无法启动。`,
				slow: missing
					? '本机没有 /dev/kvm：DSM 只能纯软件模拟，慢十倍左右。'
					: `${container} 没有得到 /dev/kvm：DSM 只能纯软件模拟，慢十倍左右。`,
				unused: `${container} 设置了 KVM=N，但本机有 /dev/kvm：DSM 比应有的速度慢十倍左右。`,
			})[which],
		why: '没有 KVM，DSM 需要很多分钟才能启动完成，在此之前不会有响应。',
		fix: ({container, missing, case: which}) =>
			which === 'unused'
				? `请去掉 KVM=N，并用 --device /dev/kvm 重建 ${container}。`
				: missing
					? '请在 BIOS 中开启虚拟化（VT-x、AMD-V），并加载 kvm_intel 或 kvm_amd。如果本机就是虚拟机，请在外层允许嵌套虚拟化。'
					: `请用 --device /dev/kvm 重建 ${container}。如果已经有了，请检查 BIOS 中是否开启了虚拟化。`,
	},
	'nested-host': {
		title: 'Docker 在这里有足够的权限',
		found: ({kind, case: which}) =>
			which === 'refused'
				? `本系统自身就是容器（${kind}），不允许 Docker 做 DSM 容器所需的操作。`
				: `本系统自身就是容器（${kind}）。目前没有发现被拒绝的操作。`,
		why: '非特权容器没有 /dev/net/tun，也无权修改网络设置。',
		fix: ({kind, case: which}) =>
			which === 'works'
				? '能正常使用就无需处理。'
				: kind === 'lxc'
					? '请使用虚拟机。在 Proxmox 上也可以继续用容器：在其配置中设置 features: nesting=1，并直通 /dev/net/tun 和 /dev/kvm。'
					: '请在物理机或虚拟机上运行 Docker。',
	},
	'virtual-switch': {
		title: '外层虚拟交换机放行 DSM 的 MAC',
		found: ({hypervisor, case: which, dsm, device}) =>
			({
				silent: `本机是虚拟机（${hypervisor}）。DSM 在 br0 上以 ${dsm} 应答，但 ${device} 在局域网上收不到：多半是外层虚拟交换机丢弃了它的帧。`,
				works: `本机是虚拟机（${hypervisor}），局域网上能收到 DSM 的应答：虚拟交换机放行了 DSM 的 MAC。`,
				'not-known': `本机是虚拟机（${hypervisor}）。从这里看不出虚拟交换机是否放行 DSM 的 MAC。`,
			})[which],
		why: '虚拟交换机只转发给它自己分配的 MAC，而 DSM 有自己的 MAC。',
		fix: ({case: which}) =>
			which === 'works'
				? '无需处理。'
				: '请在虚拟机平台上，为 DSM 所用的网卡设置：VMware ESXi：允许混杂模式、MAC 地址更改和伪传输。Hyper-V：启用 MAC 地址欺骗。VirtualBox：混杂模式设为“全部允许”。Proxmox：关闭该网卡的防火墙。',
	},
	'cloud-filter': {
		title: '网络放行 DSM 自己的 MAC',
		found: ({vendor}) => `这是 ${vendor} 的云服务器，在它的网络上收不到 DSM 的应答。`,
		why: '云厂商会丢弃非其分配的 MAC 的所有帧，而 DSM 有自己的 MAC。',
		fix: () => '在云上无法实现直通。请不要给 DSM 单独的网卡，改用发布的端口访问。',
	},
	'storage-space': {
		title: 'DSM 的磁盘有剩余空间',
		found: ({folder, free}) => `DSM 的磁盘文件所在的 ${folder} 只剩 ${megabytes(free)}。`,
		why: 'DSM 的磁盘是会增长的文件。空间用完后写入会失败，DSM 会停住或无法启动。',
		fix: ({folder}) =>
			`请清理 ${folder} 所在磁盘的空间，“df -h”和“docker system df”可查看占用情况。安装 DSM 至少需要 14 GB。`,
	},
	'nat-rules': {
		title: '容器可以设置防火墙规则',
		found: ({container, case: which, tool}) =>
			which === 'refused'
				? `${tool} 无法在 ${container} 内设置规则，钩子脚本因此没有接入局域网，容器已退出。`
				: `${container} 无法用 ${tool} 设置规则，已改用用户态网络。`,
		why: '用户态网络很慢，且只发布 USER_PORTS 中的端口；没有规则时，钩子脚本不放行任何流量。这些规则需要本机的内核模块。',
		fix: ({tool}) =>
			tool === 'ebtables'
				? '请在本机加载 nf_tables 和 ebtables 模块。如果没有这些模块，只能更换内核。'
				: '请在本机加载 ip_tables 和 iptable_nat 模块。如果没有这些模块，只能更换内核。',
	},
};

export const hostTexts: DoctorTexts<HostValues> = {...machineTexts, ...engineTexts};
