import type {CauseDetail} from '../../model/cause.js';
import type {ByCode, CauseText} from '../by-code.js';

/** About what stands in the container’s log. */
export const logCauses = {
	'hook-no-macvlan': () => ({
		what: '容器内没有 macvlan 接口：未连接到局域网侧网络。',
		fix: '请重新执行“sudo npx vdsm-passthru apply”；对容器执行“docker inspect”可查看其网络。',
	}),
	'hook-no-uplink': ({address}) => ({
		what: `容器内没有接口拥有地址 ${address}：未连接到管理网络。`,
		fix: '请重新执行“sudo npx vdsm-passthru apply”；对容器执行“docker inspect”可查看其网络。',
	}),
	'hook-filter': ({tool}) => ({
		what: `${tool} 无法在容器内设置规则，因此容器没有接入局域网。`,
		fix: '请在本机上加载内核模块：“modprobe -a nf_tables ebtables ip_tables iptable_nat”。具体原因见容器日志。',
	}),
	'hook-bridge': () => ({
		what: '容器内无法创建网桥 br0，或无法将网卡加入其中。',
		fix: '请加载模块：“modprobe bridge”。容器需要 NET_ADMIN 权限。',
	}),
	'hook-dhcp': () => ({
		what: '容器内为 DSM 分配静态地址的 DHCP 服务没有启动。',
		fix: '原因见容器日志中 dnsmasq 的输出。请使用较新的镜像。',
	}),
	'hook-line-ends': () => ({
		what: '钩子脚本使用了 Windows 换行符。',
		fix: '请用“sudo npx vdsm-passthru”重新生成，或对该文件执行 sed -i "s/\\r$//"。',
	}),
	'hook-is-folder': () => ({
		what: '钩子脚本应为文件，却是目录：文件缺失时 Docker 会创建目录。',
		fix: '请删除该空目录，然后重新执行“sudo npx vdsm-passthru apply”。',
	}),
	'container-no-tun': () => ({
		what: '容器内没有 /dev/net/tun。',
		fix: '请在本机执行“modprobe tun”；容器需要 --device /dev/net/tun。',
	}),
	'container-no-forward': () => ({
		what: '容器内未启用 IP 转发。',
		fix: '容器需要 --sysctl net.ipv4.ip_forward=1。',
	}),
	'container-no-interface': ({name}) => ({
		what: `容器内没有网络接口 ${name}。`,
		fix: '请为容器连接网络；若使用其他接口，请设置 -e DEV=名称。',
	}),
	'bridge-acl': () => ({
		what: 'QEMU 无权使用网桥：容器内的 /etc/qemu/bridge.conf 未允许。',
		fix: '请使用 v7.26 或更新的镜像；钩子脚本会加入“allow br0”。',
	}),
	'no-bridge': ({bridge}) => ({
		what: `容器内没有网桥 ${bridge}：钩子脚本没有运行，或没有执行完。`,
		fix: '请使用支持钩子脚本的 v7.42 或更新的镜像，并查看日志开头几行。',
	}),
	'qemu-id-twice': ({id}) => ({
		what: `ARGUMENTS 使用了镜像自身已占用的 id ${id}。`,
		fix: '请改用 hostnet1、net1 或更大的编号，-device 中 netdev= 后面也要改成同样的 id。',
	}),
	'qemu-id-unknown': ({id}) => ({
		what: `ARGUMENTS 引用了未定义的 ${id}。`,
		fix: 'netdev= 后面的 id 必须与前面某个 -netdev 的 id 一致。',
	}),
	'qemu-option': ({option}) => ({
		what: `QEMU 不认识 ARGUMENTS 中的选项 ${option}。`,
		fix: '请修正 ARGUMENTS，或去掉该选项。',
	}),
	'no-kvm': () => ({
		what: 'KVM 不可用，DSM 会慢十倍左右。',
		fix: '请在 BIOS 中启用虚拟化，加载 kvm_intel 或 kvm_amd，并传入 --device /dev/kvm。在虚拟机中请启用嵌套虚拟化。',
	}),
	'cpu-too-old': () => ({
		what: '本机处理器不支持 Virtual DSM 所需的 SSE4.2。',
		fix: '请使用较新的机器。在虚拟机中，请将 CPU 类型设为 host。',
	}),
	'ram-too-high': ({wanted, free}) => ({
		what: `为 DSM 分配了 ${wanted} 内存，但只剩 ${free} 可用。`,
		fix: '请用 --ram-size 调小内存，或停止其他程序。',
	}),
	'host-mode': () => ({
		what: '镜像把容器内的接口当成了本机的物理网卡。',
		fix: '不要使用 --network host，也不要把网卡移入容器。请使用 v7.40 或更新的镜像。',
	}),
	'no-macvtap': () => ({
		what: '无法创建 DHCP=Y 所需的 macvtap 接口：本机内核不支持，或网卡上的网络是 passthru 模式，没有第二个接口的位置。',
		fix: '请去掉 DHCP=Y：direct 和 classic 布局不需要它。shared 布局需要带有 macvtap 的内核。',
	}),
	'macvtap-refused': () => ({
		what: 'DHCP=Y 不能与 passthru 网络同时使用：网卡上没有第二个接口的位置。',
		fix: '请去掉 DHCP=Y。在 direct 布局中，DSM 本来就使用局域网的 DHCP。',
	}),
	'tap-denied': () => ({
		what: '容器无权打开 DHCP=Y 所需的 tap 设备。',
		fix: '请去掉 DHCP=Y，或加上 --device-cgroup-rule="c *:* rwm"。',
	}),
	'vhost-missing': () => ({
		what: '容器内没有 DHCP=Y 所需的 /dev/vhost-net。',
		fix: '请在本机执行“modprobe vhost_net”并加上 --device /dev/vhost-net；或去掉 DHCP=Y。',
	}),
	'dhcp-not-macvlan': () => ({
		what: 'DHCP=Y 要求镜像的上行接口是 macvlan，而这里是网桥。',
		fix: '请去掉 DHCP=Y，本程序的布局都不需要它。',
	}),
	'user-mode': () => ({
		what: '镜像无法建立 NAT，已改用慢速网络，发布的端口不可用。',
		fix: '请在本机加载模块：“modprobe -a ip_tables iptable_nat”。容器日志中可能有其他原因。',
	}),
	'storage-denied': ({path}) => ({
		what: `容器无法写入存储目录 ${path}。`,
		fix: '请检查本机上该目录的属主。启用了 SELinux 时，挂载需加 :Z。',
	}),
	'storage-full': () => ({
		what: '没有足够的空间供 DSM 使用。',
		fix: '请清理空间，或将存储目录放到其他磁盘；安装 DSM 至少需要 14 GB。',
	}),
	'storage-file-system': ({name}) => ({
		what: `DSM 无法安装在 ${name} 文件系统上。`,
		fix: '请将存储目录放在 ext4、xfs 或 btrfs 上。',
	}),
	'dsm-firewall': ({ip}) => ({
		what: `DSM 的防火墙可能阻止了容器自身的地址 ${ip}。`,
		fix: `请在 DSM 防火墙中为局域网 1 允许 ${ip}。`,
	}),
} satisfies Partial<ByCode<CauseDetail, CauseText>>;
