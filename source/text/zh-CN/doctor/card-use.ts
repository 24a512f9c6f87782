import type {CardValues} from '../../../model/diagnosis/values-card.js';
import type {DoctorTexts} from '../../doctor-text.js';

type Ids =
	| 'nic-ethernet'
	| 'nic-wired'
	| 'nic-host-way'
	| 'nic-managed'
	| 'nic-host-address'
	| 'nic-ipv6'
	| 'nic-arp'
	| 'nic-master'
	| 'nic-shared'
	| 'nic-bridge-nf'
	| 'nic-unraid'
	| 'nic-held';

const masters: Readonly<Record<string, string>> = {
	bridge: '网桥',
	bond: 'bond 聚合',
	team: 'team 聚合',
	openvswitch: 'Open vSwitch',
};

/** Whether the card may be DSM's alone. */
export const cardUseTexts: DoctorTexts<Pick<CardValues, Ids>> = {
	'nic-ethernet': {
		title: '网卡是以太网卡',
		found: ({nic, arpType, loopback}) =>
			loopback ? `${nic} 是回环接口。` : `${nic} 不是以太网接口（类型 ${arpType}）。`,
		why: 'macvlan 只能建在以太网卡上；在其他接口上内核会拒绝，报“invalid argument”。',
		fix: () => '请选择以太网卡（“npx vdsm-passthru nics”会列出），并在其上重新创建网络。',
	},
	'nic-wired': {
		title: '网卡是有线网卡，不是无线',
		found: ({nic}) => `${nic} 是无线网卡。`,
		why: '无线接入点只接受已关联的 MAC 地址。DSM 的 MAC 不同，它的数据会全部被丢弃。',
		fix: () => '请改用有线网卡，USB 有线网卡也可以。',
	},
	'nic-host-way': {
		title: '本机自身不依赖这块网卡',
		found: ({nic, container, running, load}) => {
			const when = running ? `而它已被 ${container} 占用` : `而 ${container} 下次启动时会占用它`;
			if (load.what === 'ssh-session')
				return `来自 ${load.peer} 的 SSH 会话走 ${nic}（${load.via}），${when}。`;
			const other = load.other === null ? '' : `另有一条默认路由走 ${load.other}。`;
			return `本机的默认路由走 ${nic}（${load.via}，路由表 ${load.table}），${when}。${other}`;
		},
		why: '直通后，这块网卡收到的每一帧都归 DSM，包括发给本机的回应：本机在这里会断网。',
		fix: ({nic, running, load}) =>
			load.what === 'ssh-session'
				? `请通过另一块网卡登录，或给 DSM 换一块网卡，不用 ${nic}。`
				: load.other !== null
					? `请删除经 ${nic} 的路由，本机便会改走 ${load.other}。网络配置中也要删除，否则它还会回来。`
					: running
						? `停止容器后，${nic} 立即归还本机。之后请给 DSM 换一块网卡，或给本机另一条出路。`
						: `请给 DSM 换一块网卡，不用 ${nic}；或先给本机另一条出路。`,
	},
	'nic-managed': {
		title: '没有其他程序在配置这块网卡',
		found: ({nic, by, addresses}) =>
			addresses.length === 0
				? `${by} 仍在管理 ${nic}。`
				: `${by} 仍在管理 ${nic}，并给它配置了 ${addresses.join('、')}。`,
		why: '本机在 DSM 的网卡上的地址不能用，还可能把本机自己的流量引向死路。',
		fix: ({nic, by}) =>
			`请让 ${by} 永久不再管理 ${nic}：不配地址，不用 DHCP，但保持启用。对于 NetworkManager、networkd、netplan、ifupdown 和 dhcpcd，“sudo npx vdsm-passthru apply”会代为设置。`,
	},
	'nic-host-address': {
		title: '本机在这块网卡上没有地址',
		found: ({nic, addresses}) => `本机在 DSM 的网卡 ${nic} 上有地址 ${addresses.join('、')}。`,
		why: '它只会应答 ARP，看似在线却不通。它带来的路由还可能使本机到不了局域网。',
		fix: ({nic, addresses}) =>
			`请从 ${nic} 上删除 ${addresses.join('、')}，网络配置中也要删除。请通过另一块网卡访问本机。`,
	},
	'nic-ipv6': {
		title: '本机不在这块网卡上使用 IPv6',
		found: ({nic, addresses, route}) => {
			const taken = [...addresses, ...(route ? ['一条默认路由'] : [])].join('、');
			return `本机在 ${nic} 上启用了 IPv6，并从局域网路由器获得了：${taken}。`;
		},
		why: 'DSM 的网卡上不会有数据返回本机，因此本机自己的 IPv6 会变慢或不通。DSM 的 IPv6 不受影响。',
		fix: ({nic}) =>
			`请在 ${nic} 上关闭本机的 IPv6。重启后该设置会失效；“sudo npx vdsm-passthru apply”可使其持久有效。`,
	},
	'nic-arp': {
		title: '本机不在这块网卡上替其他网卡应答 ARP',
		found: ({nic, device, address}) =>
			`本机在 ${device} 上有地址 ${address}，在 DSM 的网卡 ${nic} 上也会应答对它的 ARP 询问。`,
		why: '两块网卡看来接在同一局域网，同一地址因此会得到两个 MAC。信了错误应答的邻居会把发给本机的帧送进 DSM，从而连不上本机。',
		fix: ({nic}) =>
			`请让本机不在 ${nic} 上应答 ARP。重启后该设置会失效；“sudo npx vdsm-passthru apply”可使其持久有效。`,
	},
	'nic-master': {
		title: '网卡不属于任何网桥或聚合',
		found: ({nic, master, kind}) => `${nic} 是 ${masters[kind] ?? kind} ${master} 的成员。`,
		why: '这样的网卡收到的帧已由网桥或聚合接管，无法再创建 macvlan：“device or resource busy”。',
		fix: ({nic, master, carries}) =>
			carries
				? `不要把 ${nic} 移出 ${master}：本机自己就靠它联网。请给 DSM 换一块网卡。`
				: `请把 ${nic} 移出 ${master}，网络配置中也要移出（Proxmox 为“bridge-ports”），然后启动容器。`,
	},
	'nic-shared': {
		title: '网卡上没有其他接口',
		found: ({nic, child, kind}) => `${kind} 接口 ${child} 建在 ${nic} 上。`,
		why: 'DSM 的 macvlan 必须独占网卡，否则容器无法启动。',
		fix: ({child, kind}) =>
			kind === 'macvtap' || kind === 'ipvtap'
				? `${child} 属于某台虚拟机。请停止该虚拟机，或给两者之一换一块网卡。`
				: `请删除 ${child}，并去掉开机时创建它的配置。如果需要它，请给 DSM 换一块网卡。`,
	},
	'nic-bridge-nf': {
		title: '防火墙不干预 DSM 下面的网桥',
		found: ({nic}) => `${nic} 是网桥，而它的帧会经过本机防火墙（bridge-nf-call-iptables 为 1）。`,
		why: 'Docker 的防火墙规则会丢弃局域网客户端发给 DSM 的数据，而 ping 可能仍然正常。',
		fix: () => '请关闭该选项，并写入 /etc/sysctl.d 以便重启后有效；或改用真实网卡代替网桥。',
	},
	'nic-unraid': {
		title: '在 Unraid 上，macvlan 不建在网桥上',
		found: ({nic, kind, system}) => `本机是 ${system}，而 macvlan 建在 ${masters[kind] ?? kind} ${nic} 上。`,
		why: '已知这种组合会使 Unraid 的内核崩溃。',
		fix: () => '请在 Settings › Network Settings 中关闭这块网卡的 bridging，或给 DSM 第二块网卡。',
	},
	'nic-held': {
		title: 'DSM 运行期间网卡的不同之处',
		found: ({nic, container, mac, permanent}) => {
			const address =
				mac === null || permanent === null || mac === permanent
					? ''
					: `它显示的 MAC 是 ${mac}，而不是自己的 ${permanent}。`;
			return `${nic} 由 ${container} 独占：本机无法把它加入网桥或 bond（“Device or resource busy”）。${address}`;
		},
		why: '直通模式就是这样，不是故障。',
		fix: ({container}) => `无需处理。${container} 停止后即恢复。`,
	},
};
