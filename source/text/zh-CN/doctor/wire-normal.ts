import type {WireValues} from '../../../model/diagnosis/values-wire.js';
import type {DoctorTexts} from '../../doctor-text.js';

/** What is as it should be, and surprises nevertheless. */
export const wireNormalTexts = {
	'two-gateways': {
		title: 'DSM 只有一个网关',
		found: ({container}) =>
			`${container} 中的镜像在局域网 1 上给 DSM 提供网关，路由器又在局域网 2 上提供一个。`,
		why: '有两个网关时，DSM 可能从错误的一侧回应：局域网内正常，却不能上网，或无法从外网访问。',
		fix: () =>
			'在 DSM 中打开“控制面板 > 网络 > 常规”，把默认网关设为局域网 2。或者不让局域网 1 提供网关：给容器设置 DNSMASQ_OPTS="--dhcp-option=tag:docker,option:router"。',
	},
	'own-card': {
		title: 'DSM 有自己的网卡',
		found: ({container, ports}) =>
			`${container} 没有自己的网卡：DSM 通过本机的端口访问${ports.length === 0 ? '，而目前没有发布任何端口' : `：${ports.join('、')}`}。`,
		why: '这是镜像的默认方式，不是故障。只是其他设备在局域网中看不到 DSM，DSM 看到的访问者也都是同一个地址。',
		fix: () => '要让 DSM 独占一块网卡并拥有自己的局域网地址，请运行“sudo npx vdsm-passthru”。',
	},
	'host-to-dsm': {
		title: '本机与 DSM',
		found: ({nic, dsm, device}) =>
			device === null
				? `本机与 DSM${at(dsm) || ' '}无法经 ${nic} 互访。这是正常的：这块网卡由 DSM 独占。`
				: `本机经 ${device} 和交换机访问 DSM${at(dsm)}，而不是经 ${nic}。这是正常的：${nic} 由 DSM 独占。`,
		why: '网卡直通后，内核不在本机与虚拟机之间转发数据。局域网中的其他设备都能访问 DSM。',
		fix: ({ports, bridge, device}) => {
			if (ports.length > 0) return `在本机请使用发布的端口：${ports.join('、')}。`;
			if (device !== null) return '无需处理。';
			if (bridge !== '') return `在本机请使用容器在 Docker 网桥上的地址 ${bridge}。`;
			return '请为本机发布一个端口，或把本机的另一块网卡接到同一台交换机。';
		},
	},
	'host-shim': {
		title: '本机访问 DSM 的通路',
		found: ({case: which, shim, ip, dsm, mac, device}) =>
			({
				gone: `本机访问 DSM 所用的接口 ${shim} 不存在。`,
				half: `接口 ${shim} 没有地址 ${ip}，或未启用。`,
				route: `本机经 ${device} 通往 DSM（${dsm}），而不是经 ${shim}。`,
				booting: `DSM 在 ${dsm} 上尚未应答（经 ${shim} 询问）：它刚刚启动。`,
				silent: `${dsm} 不应答本机（经 ${shim} 询问）。`,
				other: `在 ${dsm} 上应答本机的是 ${mac}，而不是 DSM。`,
			})[which],
		why: '本机与 DSM 共用一块网卡，没有这个接口，两者之间就没有通路；局域网中的其他设备仍能访问 DSM。',
		fix: ({case: which, shim, dsm, mac}) =>
			({
				gone: '请重新建立它。如果每次开机后都没有，请查看对应单元的状态：systemctl status “vdsm-passthru-*-SHIM.service”',
				half: '请用同样的设置重新建立它。',
				route: `请查看是哪条规则或路由：ip rule; ip route get ${dsm}。如果接口本身正常，那就是 VPN 或您自己的设置所致；否则请用同样的设置重新建立 ${shim}。`,
				booting: '请等一到三分钟，再运行一次。',
				silent: `请在路由器中查看 DSM 的 MAC${mac === '' ? '' : ` ${mac}`} 是否使用 ${dsm}，并为它保留。如果用的是别的地址，请把那个地址作为 --dsm-ip 重新设置；否则请检查 DSM 的防火墙是否放行本机。`,
				other: `另有设备使用 ${dsm}。请在路由器中为 DSM 保留一个地址，并把它作为 --dsm-ip 重新设置。`,
			})[which],
	},
	'lan-services': {
		title: 'DSM 在局域网中的端口',
		found: ({closed}) =>
			closed.length === 0
				? '在局域网中，DSM 的每项服务都在自己的端口上应答，已启用的 22 和 5000 也在其中。'
				: `在局域网中，DSM 的每项服务都在自己的端口上应答，只有 ${closed.join('、')} 被钩子脚本关闭。`,
		why: '这是正常的：DSM 本身就在局域网中，Docker 的端口映射只对本机有效。',
		fix: () =>
			'要关闭某些端口，请执行“sudo npx vdsm-passthru apply --block-ports 22,23”，或使用 DSM 自带的防火墙。互联网能访问什么由路由器决定。',
	},
	'nat-discovery': {
		title: 'DSM 能被自动发现',
		found: ({container}) =>
			`DSM 位于 ${container} 的 NAT 之后，不会自动出现在网络列表中（Bonjour、Windows 网络）。`,
		why: '这里属正常情况：这类广播无法穿过 NAT。用地址访问不受影响。',
		fix: () => '请直接输入 DSM 的地址。如果需要自动发现，请使用 direct 布局，让 DSM 直接接入局域网。',
	},
	'classic-dhcp': {
		title: '局域网地址是固定的',
		found: ({ip}) =>
			`${ip === '' ? '局域网地址' : ip} 属于容器。这种布局下无法通过 DHCP 获取地址，DHCP=Y 也不能用。`,
		why: '这里属正常情况：直通模式下，网卡上容不下 DHCP=Y 所需的第二个接口。',
		fix: ({ip}) =>
			`无需处理。请让${ip === '' ? '该地址' : ` ${ip} `}避开路由器的 DHCP 地址池。需要 DHCP 请使用 direct 布局。`,
	},
	'classic-ports': {
		title: 'Docker 的端口映射',
		found: ({ip}) =>
			`用 -p 发布的端口在这里不起作用；${ip === '' ? '局域网地址' : ip} 的所有端口都通向 DSM。`,
		why: '这里属正常情况：Docker 只在拥有网关的网络上转发端口，而这里是 macvlan，它不支持转发。',
		fix: ({ip, bridge}) =>
			`在局域网中请使用${ip === '' ? '局域网地址' : ` http://${ip}:5000`}${bridge === '' ? '。' : `，在本机请使用 http://${bridge}:5000。`}`,
	},
	'out-of-sight': {
		title: '从这里看不到的',
		found: () => '本机看不到 DSM 的防火墙和网络设置、中间的交换机，以及路由器的转发设置。',
		why: '如果其他各项都正常而 DSM 仍没有应答，原因就在其中。',
		fix: ({mac}) =>
			`请用局域网中的其他设备试一试。在 DSM 中查看“控制面板 > 安全性 > 防火墙”和“网络 > 网络界面”。网管交换机需要在这个端口上允许${mac === '' ? ' DSM 的 MAC' : ` MAC ${mac}`}。`,
	},
} satisfies Partial<DoctorTexts<WireValues>>;

function at(dsm: string | null): string {
	return dsm === null ? '' : `（${dsm}）`;
}
