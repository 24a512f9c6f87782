import type {WireValues} from '../../../model/diagnosis/values-wire.js';
import type {DoctorTexts} from '../../doctor-text.js';

/** What answers behind the bridge: DSM, the LAN, the gateway. */
export const wireLanTexts = {
	'guest-spoke': {
		title: '网桥上能收到 DSM 的数据',
		found: ({bridge, mac, seconds, case: which}) =>
			({
				booting: `${bridge} 上还没有收到 DSM 的数据。它的容器 ${seconds} 秒前才启动。`,
				silent: `DSM${withMac(mac) || ' '}在 ${bridge} 上没有应答：几分钟内没有发送任何数据，查询它的地址也没有回应。`,
				quiet: `DSM${withMac(mac) || ' '}在 ${bridge} 上已有五分钟没有发送数据。不知道它的地址，因此无法查询。`,
				elsewhere: `DSM 的 MAC ${mac} 出现在局域网一侧，而不是 DSM 一侧：那里有另一台设备使用了同样的 MAC。`,
			})[which],
		why: '网桥会记录谁发送过数据。DSM 启动后，只要有“局域网 2”，几分钟内这里就能收到它的数据。',
		fix: ({case: which}) =>
			({
				booting: '请稍等：DSM 启动需要一到三分钟，首次启动更久。之后再次运行。',
				silent:
					'通过本机发布的端口打开 DSM，查看“控制面板 > 网络 > 网络界面”：局域网 2 必须存在且已启用。如果这样也打不开 DSM，请重启它的容器。',
				quiet: '打开 DSM，查看“控制面板 > 网络 > 网络界面”：局域网 2 必须存在、已启用并且有地址。',
				elsewhere:
					'给 DSM 换一个 MAC：ARGUMENTS 中的 mac=。同时检查本机是否有两块网卡接在同一台交换机上并被桥接在一起。',
			})[which],
	},
	'web-answers': {
		title: '发布的端口通向 DSM',
		found: ({at, guest, answer, more, booting}) => {
			const said = {open: '有应答', refused: '被拒绝', silent: '没有应答', reset: '接通后立即被关闭'}[answer];
			const others = more === 0 ? '' : `另有 ${more} 个端口也不通。`;
			return `连接 ${at}（通向 DSM 的端口 ${guest}）${said}。${others}${booting ? 'DSM 可能仍在启动。' : ''}`;
		},
		why: '本机通过发布的端口访问 DSM，即使局域网一侧有问题也能用。',
		fix: ({guest, booting, container}) =>
			booting
				? '等 DSM 启动完成（一到三分钟）后再次运行。'
				: `请在 DSM 中确认端口 ${guest} 上的服务已启用，且 DSM 防火墙放行局域网 1。如果 DSM 完全没有应答：docker logs ${container}`,
	},
	'address-conflict': {
		title: 'DSM 的地址没有冲突',
		found: ({ip, mac, stranger, router}) =>
			`${stranger}${router ? '（即路由器）' : ' '}在应答 ${ip}，${mac === '' ? '而另一台设备也在应答' : `而应答的本应是 ${mac}`}。`,
		why: '两台设备使用同一地址会互相抢走连接：DSM 时通时不通，或者完全访问不到。',
		fix: ({ip, router}) =>
			router
				? `请在路由器上查看它是否代其他设备应答（ARP 代理），或者自己使用了 ${ip}。`
				: `在路由器的设备列表中找到这个 MAC，给那台设备换一个地址；或者给 DSM 换一个 DHCP 地址池之外的地址。然后为 DSM 保留 ${ip}。`,
	},
	'address-twice': {
		title: 'DSM 和容器的地址不同',
		found: ({container, ip, device}) => `${ip} 是 DSM 的地址，但容器 ${container} 中的 ${device} 也用着它。`,
		why: '同一网络中一个地址只能属于一台设备。现在两者都会应答，连接会到达错误的设备。',
		fix: ({ip}) =>
			`给容器换一个不同于 ${ip} 的地址：修改 --ip，或修改路由器上的地址保留，保留的应是 DSM 的 MAC，而不是容器的。`,
	},
	'lan-answers': {
		title: 'DSM 在局域网地址上有应答',
		found: ({case: which, ip, mac, device}) =>
			({
				unknown: '这里不知道 DSM 在局域网中的地址：它由路由器分配，或是在 DSM 中手动填写的。',
				wire: `DSM 在网桥上应答 ${ip}，但从 ${device} 询问局域网却没有应答。`,
				other: `应答 ${ip} 的是另一台设备，而不是 DSM${mac === '' ? '' : `（DSM 的 MAC 是 ${mac}）`}。`,
				booting: `${ip} 暂时没有应答，DSM 仍在启动。`,
				silent: `${ip} 没有应答${device === '' ? '' : `（从 ${device} 询问）`}。`,
			})[which],
		why: '局域网中的所有设备都用这个地址访问 DSM。',
		fix: ({case: which, mac, device}) =>
			({
				unknown: `在路由器的设备列表中查找${mac === '' ? ' DSM 的 MAC' : ` MAC ${mac}`}，并在那里为它保留一个地址。`,
				wire: `途中有设备不放行 DSM 的 MAC${mac === '' ? '' : ` ${mac}`}：虚拟化平台或云的 MAC 过滤、启用端口安全的交换机，或者这块网卡与 ${device} 不在同一 VLAN。`,
				other:
					'有两台设备使用这个地址。请在路由器的设备列表中找到另一台并给它换一个地址，或给 DSM 换一个地址。',
				booting: '请等一到三分钟后再次运行。',
				silent:
					'如果这个地址属于 DSM 自己（direct 布局）：通过本机发布的端口打开 DSM，“控制面板 > 网络 > 网络界面 > 局域网 2”应通过 DHCP 获取地址，或正好设为这个地址，DSM 防火墙也要放行局域网 2。如果地址属于容器（classic 布局）：不要更改 DSM 的设置，请重启容器。',
			})[which],
	},
	'gateway-answers': {
		title: '局域网的网关有应答',
		found: ({gateway, device, macs}) =>
			macs.length === 0
				? `网关 ${gateway} 没有应答（从${device === '' ? '容器' : ` ${device} `}询问）。`
				: `有 ${macs.length} 台设备在应答网关 ${gateway}：${macs.join('、')}。`,
		why: 'DSM 上网以及从互联网访问 DSM 都只能经过网关。局域网内部不受影响。',
		fix: ({gateway, macs}) =>
			macs.length === 0
				? `请确认 ${gateway} 是路由器的地址，且路由器已开机。否则请用“sudo npx vdsm-passthru”或在 DSM 中重新设置网关。`
				: `其中有设备不该使用 ${gateway}。请按 MAC 找到它，换一个地址。`,
	},
} satisfies Partial<DoctorTexts<WireValues>>;

function withMac(mac: string): string {
	return mac === '' ? '' : `（${mac}）`;
}
