import type {WireValues} from '../../../model/diagnosis/values-wire.js';
import type {DoctorTexts} from '../../doctor-text.js';

/** The hook, and the bridge that it makes. */
export const wireHookTexts = {
	'hook-mounted': {
		title: '已挂载钩子脚本',
		found: ({container, bridge}) =>
			`QEMU 在 ${container} 中找不到网桥 ${bridge}，而 /run/start.sh 上没有挂载任何文件，创建网桥的钩子脚本本应在那里。`,
		why: '镜像会先于一切运行 /run/start.sh，网卡与 DSM 之间的网桥就在那里创建。',
		fix: ({container}) =>
			`请重新创建 ${container} 并挂载钩子脚本：--mount type=bind,source=/path/to/hook,target=/run/start.sh,readonly。“sudo npx vdsm-passthru”会生成脚本并完成这一步。`,
	},
	'hook-file': {
		title: '钩子脚本是文件',
		found: ({source, case: which}) =>
			which === 'folder'
				? `${source} 是一个目录，而它应该是钩子脚本文件。`
				: `${source} 不见了：容器启动需要这个钩子脚本。`,
		why: '用 -v 挂载不存在的文件时，Docker 会建一个空目录；用 --mount 时则直接拒绝启动容器。',
		fix: ({container, source, case: which}) =>
			`${which === 'folder' ? '若该目录为空，请删除它，再' : '请'}把钩子脚本放回 ${source}，然后启动 ${container}。`,
	},
	'hook-line-ends': {
		title: '钩子脚本使用 Unix 换行符',
		found: ({source, lines}) => `${source} 中有 ${lines} 行以 Windows 换行符（CR LF）结尾。`,
		why: 'bash 会把多出的字符当成命令的一部分，因找不到该命令而出错，容器在 DSM 启动前就退出了。',
		fix: ({source}) => `把 ${source} 的换行符改为 Unix 格式（LF）。`,
	},
	'hook-exits': {
		title: '钩子脚本不使用 exit',
		found: ({source, line, text}) => `${source} 第 ${line} 行用“${text}”退出。`,
		why: '镜像把钩子脚本读入自己的脚本中执行：“exit”会让整个容器在 DSM 启动前结束，日志里也不留一个字。',
		fix: ({source, line, container}) =>
			`把 ${source} 第 ${line} 行的“exit”改成“return 0”，然后启动 ${container}。`,
	},
	'hook-ran': {
		title: '钩子脚本已执行完毕',
		found: ({container, source, exitCode, last}) =>
			`${container} 在执行钩子脚本 ${source} 时以退出码 ${exitCode} 结束。${last === '' ? '日志里没有任何说明。' : `日志的最后一行：${last}`}`,
		why: '镜像在“set -e”下执行钩子脚本，其中任何命令失败都会让容器结束，DSM 没有启动。',
		fix: ({source, container}) =>
			`修正 ${source} 中的那条命令；如果允许它失败，请在后面加上“|| :”。然后启动 ${container}。`,
	},
	'hook-current': {
		title: '容器运行的是当前的钩子脚本',
		found: ({container, source}) => `${source} 在 ${container} 启动之后被替换过：容器里仍是旧文件。`,
		why: '钩子脚本只在容器启动时读取；编辑器写出新文件时，已挂载的仍是旧文件。所做的修改尚未生效。',
		fix: ({container}) => `重启 ${container}。DSM 会随之关机并重新启动。`,
	},
	'hook-own': {
		title: '钩子脚本与设置一致',
		found: ({source, case: which, has, wants}) =>
			which === 'mac'
				? `${source} 把 DSM 的地址分配给 ${has}，但 DSM 的网卡是 ${wants}。`
				: `${source} 给 DSM 分配的是 ${has}，而当初设置的是 ${wants}。`,
		why: 'DSM 的局域网地址由钩子脚本自带的 DHCP 服务分配，它只认一个 MAC 和一个地址。其中之一被手动改过。',
		fix: () => '按原方案重新部署。',
	},
	'bridge-allowed': {
		title: 'QEMU 可以使用网桥',
		found: ({container, bridge, case: which}) =>
			which === 'missing'
				? `${container} 中没有 /etc/qemu/bridge.conf，QEMU 因此不能使用 ${bridge}。`
				: `${container} 中的 /etc/qemu/bridge.conf 不允许使用 ${bridge}。`,
		why: '只有这个文件列出的网桥，QEMU 才会把 DSM 接上去。v7.26 及更新的镜像自带该文件，允许 br0。',
		fix: ({bridge}) =>
			`请使用 v7.26 或更新的镜像，或在钩子脚本中写入：“mkdir -p /etc/qemu; echo "allow ${bridge}" >>/etc/qemu/bridge.conf”。之后不要再覆盖这个文件。`,
	},
	'bridge-made': {
		title: 'QEMU 找到了网桥',
		found: ({container, bridge}) => `QEMU 立即退出：它启动时 ${container} 中没有网桥 ${bridge}。`,
		why: '钩子脚本必须在 QEMU 启动前创建网桥，否则容器会不断退出、重启。',
		fix: ({bridge}) =>
			`请确认钩子脚本会创建 ${bridge} 并把 macvlan 加进去，且镜像会执行钩子脚本（v7.42 或更新）。`,
	},
	'bridge-ports': {
		title: '网桥连接了网线和 DSM',
		found: ({container, bridge, missing, instead}) => {
			if (missing === 'bridge') return `${container} 中没有网桥 ${bridge}。`;
			if (missing === 'up') return `${container} 中的网桥 ${bridge} 未启用。`;
			if (missing === 'guest') return `${container} 中 DSM 的 tap 没有接入 ${bridge}。`;
			return instead === null
				? `${container} 中网卡的接口没有接入 ${bridge}。`
				: `${container} 中接入 ${bridge} 的是 ${instead}，而不是网卡的接口。`;
		},
		why: '网卡和 DSM 之间的所有数据都经过这个网桥。没有它，DSM 的第二个网口就什么也没连上。',
		fix: ({container, missing, instead}) =>
			instead !== null
				? '钩子脚本选错了接口：eth0 和 eth1 每次启动都可能互换。请让它按驱动（ethtool -i）查找 macvlan，而不要按名称。'
				: missing === 'bridge'
					? `重启 ${container}：它的钩子脚本会创建网桥。`
					: missing === 'up'
						? '启用它。如果重启后又失效，说明钩子脚本没有做这一步。'
						: '把它接入网桥。如果重启后又失效，说明钩子脚本没有做这一步。',
	},
	'member-addresses': {
		title: '网桥上没有多余的地址',
		found: ({container, bridge, device, addresses}) =>
			`${container} 中的 ${device} 带有地址 ${addresses.join('、')}，而${device === bridge ? '网桥' : ` ${bridge} 的成员`}不应有地址。`,
		why: '容器会把发往那个网段的数据送进网桥，却无人应答；局域网设备访问本机发布的端口时，回给它们的数据也会这样丢失。',
		fix: ({device}) =>
			`移除该地址。要一劳永逸，请在钩子脚本把它接入网桥之前执行“ip addr flush dev ${device}”。`,
	},
	'bridge-ipv6': {
		title: '网桥上的 IPv6',
		found: ({container, device, address}) =>
			`${container} 中的 ${device} 从路由器获得了 IPv6 地址 ${address}。`,
		why: '容器本身并不需要出现在局域网中；同一网桥后面的 DSM 会自己获取 IPv6 地址，不受影响。',
		fix: ({device}) => `无需处理。若想去掉它，请在钩子脚本中执行“ip link set ${device} addrgenmode none”。`,
	},
	'bridge-firewall': {
		title: '网桥上的防火墙',
		found: ({container, bridge}) =>
			`本机加载了 br_netfilter，因此经过 ${bridge} 的数据也会经过 ${container} 中的 iptables。`,
		why: '高速传输时会多占一些 CPU。只要没人在容器里添加规则，就不会拦截任何数据。',
		fix: () =>
			'无需处理。若想省下这部分开销，可在 br_netfilter 已加载时给容器加上 --sysctl net.bridge.bridge-nf-call-iptables=0。',
	},
} satisfies Partial<DoctorTexts<WireValues>>;
