import type {EngineValues} from '../../../model/diagnosis/values-engine.js';
import type {DoctorTexts} from '../../doctor-text.js';
import {podmanHere, podmanLacks} from '../podman.js';

/** About Docker itself. */
export const engineTexts: DoctorTexts<EngineValues> = {
	'engine-answers': {
		title: 'Docker 有响应',
		found: ({reason, case: which}) =>
			({
				none: '没有安装 Docker：找不到 docker 程序。',
				denied: `当前用户无权访问 Docker：${reason}`,
				silent: `Docker 没有响应：${reason}`,
				hangs: 'Docker 接受连接却不应答，已经卡住。',
				elsewhere: `docker 命令连接的是另一台机器，而它没有响应：${reason}`,
				versions: `docker 命令与 Engine 版本不兼容：${reason}`,
			})[which],
		why: '没有 Docker 就没有容器，没有容器就没有 DSM。',
		fix: ({case: which}) =>
			({
				none: '安装 Docker Engine 后再次运行。',
				denied: '以 root 身份再次运行。',
				silent:
					'启动 Docker：“sudo systemctl start docker”。如果它又退出了，日志会说明原因：“journalctl -u docker -b”。',
				hangs: '重启 Docker，所有容器会短暂中断。如果又卡住，请用 dmesg 查看磁盘是否有故障。',
				elsewhere: '请取消 DOCKER_HOST 和 DOCKER_CONTEXT，或执行：docker context use default',
				versions: '请升级其中较旧的一个。若设置了 DOCKER_API_VERSION，请取消。',
			})[which],
	},
	'engine-start': {
		title: 'Docker 能够启动',
		found: ({line}) => `Docker 在启动过程中退出：“${line}”`,
		why: 'Docker 不启动，任何容器都无法运行。',
		fix: ({case: which}) =>
			({
				config: '请修正它提到的 /etc/docker/daemon.json，然后执行：systemctl restart docker',
				firewall:
					'缺少内核模块或 iptables：请尝试“modprobe -a ip_tables iptable_nat”；刚升级过内核请先重启。然后执行：systemctl restart docker',
				disk: '请清理 /var/lib/docker 所在磁盘的空间，然后执行：systemctl restart docker',
				other:
					'请解决它提到的问题，然后执行：“systemctl restart docker”。更多日志：“journalctl -u docker -b”。',
			})[which],
	},
	'engine-local': {
		title: 'Docker 就在本机上',
		found: ({where}) => `docker 命令连接的是另一台机器 ${where}：它的容器不在本机的网卡上。`,
		why: '这里关于网卡的结论会针对错误的机器。',
		fix: () =>
			'请在那台机器上运行。如果本应使用本机的 Docker：取消 DOCKER_HOST 和 DOCKER_CONTEXT，或执行 docker context use default。',
	},
	'engine-desktop': {
		title: '使用的不是 Docker Desktop',
		found: ({version, needed}) =>
			needed
				? `这是 Docker Desktop（Engine ${version}），它的容器运行在虚拟机中，那里没有本机的任何网卡。`
				: `这是 Docker Desktop（Engine ${version}）。DSM 在这里只能通过发布的端口访问。`,
		why: 'macvlan 在那里能启动且不报错，但永远收不到数据。',
		fix: ({needed}) =>
			needed ? '请在 Linux 机器上安装 Docker Engine，并在那里运行 DSM。' : '如果发布的端口够用，就无需处理。',
	},
	'engine-rootful': {
		title: 'Docker 以 root 身份运行',
		found: ({version, needed}) =>
			needed
				? `当前 Docker（${version}）以 rootless 模式运行，看不到本机的网卡。`
				: `当前 Docker（${version}）以 rootless 模式运行。DSM 只能通过发布的端口访问。`,
		why: 'rootless 的 Docker 处于独立的网络命名空间，无法让容器使用本机的网卡。',
		fix: ({needed}) =>
			needed
				? '请以 root 身份运行“sudo npx vdsm-passthru doctor”，并且不设置 DOCKER_HOST 和 DOCKER_CONTEXT，就会查看以 root 运行的 Docker。'
				: '如果发布的端口够用，就无需处理。',
	},
	'engine-podman': {
		title: 'docker 命令确实是 Docker',
		found: look => `${podmanHere(look)}。${podmanLacks(look)}`,
		why: '本程序不在 Podman 上做任何设置；它的输出缺少一部分要读取的内容，这里关于网络和容器的结论可能有误。',
		fix: () => '请为 DSM 使用 Docker Engine。',
	},
	'engine-macs': {
		title: 'Engine 不会弄混 MAC',
		found: ({version, made}) =>
			made
				? `Docker 版本是 ${version}。由 25.0.0 至 25.0.2 创建的容器，MAC 可能仍然不对。`
				: `Docker 版本是 ${version}，重启容器时可能给两个容器相同的 MAC，或丢失固定的 MAC。`,
		why: 'MAC 相同的两个容器会互相抢走数据；路由器也是按 MAC 识别 DSM 的。',
		fix: ({made}) =>
			made
				? '请重建那时创建的容器：先删除，再重新设置。'
				: '请将 Docker 升级到 25.0.5 或更新版本，然后重建容器。',
	},
	'engine-advertises': {
		title: 'Engine 在没有链路时也能启动容器',
		found: ({version, seen}) =>
			seen
				? `Docker ${version} 因为网卡没有链路，无法通告容器的地址。`
				: `Docker 版本是 ${version}，网卡没有链路时它无法启动容器。`,
		why: 'Docker 28.0.0 和 28.0.1 此时会以“failed to advertise addresses: network is unreachable”失败。',
		fix: () => '请将 Docker 升级到 28.0.2 或更新版本。在此之前，请插好网线再启动容器。',
	},
	'engine-endpoints': {
		title: 'Engine 能找到容器的网络',
		found: ({version, network, seen}) =>
			seen
				? `Docker ${version} 连接容器的网络时报“endpoint not found”。`
				: `Docker 版本是 ${version}，与网络 ${network} 不兼容：它既不是 internal，也没有网关。`,
		why: 'Docker 29.0.0 和 29.0.1 在创建或启动容器时会丢失与这类网络的连接。',
		fix: () => '请将 Docker 升级到 29.0.2 或更新版本，或用 --internal 重建该网络。',
	},
	'client-version': {
		title: 'docker 命令与 Engine 一样新',
		found: ({client, server}) => `docker 命令是 ${client}，Engine 是 ${server}。`,
		why: '28.0 之前的命令无法指定接口名，也无法指定由哪个网络提供网关。',
		fix: () =>
			'方便时请升级 docker 命令（Docker 官方源中的软件包是 docker-ce-cli，发行版中是 docker-cli 或 docker.io）。旧版本不影响本程序的部署。',
	},
	'firewall-chains': {
		title: '防火墙中有 Docker 的规则',
		found: ({container}) => `${container} 无法启动：本机防火墙中 Docker 的规则不见了。`,
		why: '重新加载防火墙（ufw、firewalld、nft、iptables-restore）会清掉这些规则，而 Docker 只在启动时创建它们。',
		fix: ({container}) =>
			`请重启 Docker，然后启动 ${container}。所有容器会短暂中断。以后每次重新加载防火墙，都要重启 Docker。`,
	},
	'firewall-modules': {
		title: 'Docker 能使用防火墙',
		found: ({container}) => `${container} 无法启动：Docker 无法使用本机防火墙，缺少内核模块或 iptables。`,
		why: 'Docker 靠防火墙规则发布端口，没有规则就不启动容器。',
		fix: () => '请加载 ip_tables 和 iptable_nat 模块，或安装 iptables 软件包。刚升级过内核请先重启。',
	},
};
