import type {CauseDetail} from '../../model/cause.js';
import type {ByCode, CauseText} from '../by-code.js';

function moduleOf(device: string): string {
	if (device === '/dev/kvm')
		return '请在 BIOS 中开启虚拟化，然后加载对应模块：“modprobe kvm_intel”或“modprobe kvm_amd”。';
	if (device === '/dev/net/tun') return '请加载对应模块：“modprobe tun”。';
	if (device === '/dev/vhost-net') return '请加载对应模块：“modprobe vhost_net”。';
	return '请检查设备名，并加载对应模块。';
}

/** About the container, its image, and where that comes from. */
export const containerCauses = {
	'container-name-taken': ({container}) => ({
		what: `已存在名为 ${container} 的容器。`,
		fix: `请换一个名称（--name）；若不再需要该容器，请将其删除：“docker rm ${container}”。`,
	}),
	'engine-single-network': ({networks}) => ({
		what: `此版本的 Docker Engine 创建容器时只接受一个网络，却指定了多个：${networks}。`,
		fix: 'Engine 25.0 及以上支持多个网络。若版本较旧，请在运行它的机器上重新生成方案。',
	}),
	'client-option': ({option}) => ({
		what: `本机的 docker 命令不认识 ${option}：版本太旧。`,
		fix: '请升级；“docker version”会显示客户端和 Engine 的版本，两者应一致。',
	}),
	'port-taken': ({at}) => ({
		what: `已有其他程序或容器在监听 ${at}。`,
		fix: '请停止它，或发布其他端口。“ss -ltnp”和“docker ps”可查看占用者。',
	}),
	'publish-address-missing': ({at}) => ({
		what: `要在 ${at} 上发布端口，但本机没有这个地址。`,
		fix: '请使用“ip address”列出的地址，或 127.0.0.1。',
	}),
	'bind-source-missing': ({path}) => ({
		what: `要挂载到容器内的 ${path} 不存在。`,
		fix: `请恢复 ${path}：挂载它所在的磁盘，或把目录移回原处。如果它是本程序的钩子脚本，请重新执行“sudo npx vdsm-passthru apply”。`,
	}),
	'bind-kind-differs': ({path}) => ({
		what: `${path} 是目录而容器需要文件，或相反。文件缺失时 Docker 会创建同名目录。`,
		fix: `如果 ${path} 是空目录，请删除它，并把文件放在那里。如果它是本程序的钩子脚本，请重新执行“sudo npx vdsm-passthru apply”。`,
	}),
	'device-missing': ({device}) => ({
		what: `本机没有 ${device}。`,
		fix: `${moduleOf(device)}在虚拟机或 LXC 中，需由上层宿主机传入该设备。`,
	}),
	'sysctl-unknown': ({key}) => ({
		what: `内核没有设置项 ${key}。若其中含网卡名，则网卡已不存在，或 IPv6 已关闭。`,
		fix: '请检查名称，查看“ip link”，或去掉该设置。',
	}),
	'sysctl-denied': ({key}) => ({
		what: `此处不允许修改内核设置 ${key}。`,
		fix: '请以 root 运行。在 LXC 或其他容器中，请在外层宿主机上设置，或改用虚拟机。',
	}),
	'nested-denied': () => ({
		what: 'Docker 运行在另一个容器（LXC）内，外层不允许它启动容器。',
		fix: '在 Proxmox 中请为该 LXC 容器启用 nesting 和 keyctl，并更新 Docker 和 Proxmox；或改用虚拟机。',
	}),
	'no-cgroup': () => ({
		what: 'Docker 找不到内核的控制组（cgroup）。',
		fix: '请重启 Docker；若无效，请重启机器。开发板请确认内核命令行没有关闭 cgroup。',
	}),
	'apparmor-parser': () => ({
		what: '内核启用了 AppArmor，但缺少相应的程序，Docker 无法加载自己的配置。',
		fix: '请安装软件包 apparmor（Debian 上为“apt install apparmor”），然后重启 Docker。',
	}),
	'wrong-architecture': ({image}) => ({
		what: `镜像 ${image} 是为另一种处理器架构构建的。`,
		fix: `请在本机重新拉取镜像（docker pull ${image}），然后重新创建容器。`,
	}),
	'no-memory': () => ({
		what: '本机可用内存不足。',
		fix: '请减少分配给 DSM 的内存（--ram-size），或停止其他程序。“free -h”可查看剩余内存。',
	}),
	'image-absent': ({image}) => ({
		what: `本机没有镜像 ${image}。`,
		fix: `请拉取镜像（docker pull ${image}）。`,
	}),
	'image-name': ({image}) => ({
		what: `${image} 不是有效的镜像名。`,
		fix: '应形如 vdsm/virtual-dsm:latest：小写字母，标签前一个冒号。',
	}),
	'image-tag-missing': ({image}) => ({
		what: `镜像仓库中没有 ${image}。`,
		fix: '请检查名称和标签；通常是 vdsm/virtual-dsm:latest。',
	}),
	'image-platform': ({platform}) => ({
		what: `该镜像没有适用于本机 ${platform} 的版本。`,
		fix: '请选择其他镜像，或换用镜像支持的机器。',
	}),
	'registry-limit': () => ({
		what: '镜像仓库认为您的地址下载次数过多。',
		fix: '请等待一小时以上，或登录：docker login',
	}),
	'registry-denied': ({image}) => ({
		what: `镜像仓库拒绝提供 ${image}：它不存在，或需要登录。`,
		fix: '请检查名称。私有镜像请先执行 docker login',
	}),
	'registry-failed': ({status}) => ({
		what: `镜像仓库返回 ${status}。`,
		fix: '这是镜像仓库或代理的故障，请稍后重试。',
	}),
	'registry-name': ({host}) => ({
		what: `无法解析域名 ${host}：DNS 或互联网不可用。`,
		fix: `请用“getent hosts ${host}”检查，并查看 /etc/resolv.conf。`,
	}),
	'registry-unreachable': ({host}) => ({
		what: `镜像仓库 ${host} 没有响应。`,
		fix: '请检查本机能否上网、防火墙设置以及是否需要代理，然后重试。',
	}),
	'registry-certificate': ({host}) => ({
		what: `本机不信任 ${host} 的证书。`,
		fix: '请安装 ca-certificates 软件包；若在企业代理之后，请安装其证书。然后重启 Docker。',
	}),
	'registry-clock': ({host}) => ({
		what: `${host} 的证书不在有效期内，多半是本机时钟不准。`,
		fix: '请用“date”检查并校准时间，确认已启用 NTP。',
	}),
	'registry-plain': ({host}) => ({
		what: `${host} 使用明文 HTTP，而 Docker 要求 HTTPS。`,
		fix: '请为镜像仓库配置证书，或在 /etc/docker/daemon.json 的 insecure-registries 中加入它。',
	}),
	'registry-proxy': () => ({
		what: 'Docker 所配置的代理没有响应。',
		fix: '请查看“docker info”中的 HTTP Proxy 和 HTTPS Proxy，修正后重启 Docker。',
	}),
	'pull-damaged': () => ({
		what: '镜像下载中断或数据损坏。',
		fix: '请重试；已下载的部分会保留。',
	}),
} satisfies Partial<ByCode<CauseDetail, CauseText>>;
