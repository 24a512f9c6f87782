import type {ContainerValues} from '../../../model/diagnosis/values-container.js';
import {tellCause} from '../../by-code.js';
import type {DoctorTexts} from '../../doctor-text.js';
import {causes} from '../causes.js';

const anew = 'ARGUMENTS 在创建容器时确定：请用同一个存储目录重新创建容器，DSM 的数据不受影响。';

/** What the container gives QEMU, and whether DSM runs. */
export const containerGuestTexts: DoctorTexts<
	Pick<
		ContainerValues,
		| 'arguments-quotes'
		| 'qemu-ids'
		| 'qemu-netdevs'
		| 'second-nic'
		| 'guest-mac'
		| 'guest-mac-distinct'
		| 'qemu-runs'
		| 'health-firewall'
		| 'health-check'
	>
> = {
	'arguments-quotes': {
		title: 'ARGUMENTS 中没有引号',
		found: ({container, word}) => `${container} 的 ARGUMENTS 中有引号，位于 ${word}`,
		why: '镜像按空格拆分 ARGUMENTS，不识别引号。引号会原样传给 QEMU，QEMU 随即退出。',
		fix: () =>
			`去掉引号。在 Compose 的 environment 下应写“ARGUMENTS: "-netdev …"”，而不是“- ARGUMENTS="-netdev …"”：列表写法会保留引号。${anew}`,
	},
	'qemu-ids': {
		title: 'ARGUMENTS 中的 id 没有重复',
		found: ({container, kind, id, with: owner}) =>
			owner === 'image'
				? `${container} 的 ARGUMENTS 把 id ${id} 用于 -${kind}，但镜像自身已占用它。`
				: `${container} 的 ARGUMENTS 中有两个 -${kind} 使用了同一个 id ${id}。`,
		why: 'QEMU 要求 id 不重复，否则会报“Duplicate ID”并退出，容器也随之退出。',
		fix: ({kind, id}) =>
			`请换一个没有用过的 id：${kind === 'netdev' ? 'hostnet' : 'net'} 加 1 或更大的编号，但不能是 ${id}。${kind === 'netdev' ? '与它对应的 -device 中，netdev= 后面也要改成新的 id。' : ''}${anew}`,
	},
	'qemu-netdevs': {
		title: 'ARGUMENTS 中的网卡与 -netdev 对应',
		found: ({container, case: which, id}) =>
			({
				unknown: `${container} 的 ARGUMENTS 中有网卡接在 ${id} 上，但没有这个 -netdev。`,
				taken: `${container} 的 ARGUMENTS 中有网卡接在 ${id} 上，但它已被另一块网卡占用。`,
				idle: `${container} 的 ARGUMENTS 中有 -netdev ${id}，但没有网卡接在上面。`,
				'no-id': `${container} 的 ARGUMENTS 中有一个 -netdev 没有 id。`,
				unplugged: `${container} 的 ARGUMENTS 中，网卡 ${id} 没有接到任何 -netdev。`,
			})[which],
		why: 'DSM 的网卡（-device）通过 -netdev 的 id 接到容器里的网桥。两者对不上时，QEMU 会退出，或者 DSM 的网卡像没插网线一样。',
		fix: ({case: which, id}) =>
			`${which === 'idle' ? `加上 -device virtio-net-pci,romfile=,netdev=${id},id=net1,mac=02:11:32:XX:XX:XX（每个 X 换成 0–9 或 a–f）。` : '写成 -netdev bridge,id=hostnet1,br=br0 和 -device virtio-net-pci,romfile=,netdev=hostnet1,id=net1,mac=02:11:32:XX:XX:XX（每个 X 换成 0–9 或 a–f），两处的 netdev id 要一致。'}${anew}`,
	},
	'second-nic': {
		title: 'DSM 有接到网线的网卡',
		found: ({container, network}) =>
			`${container} 通过 ${network} 接到了物理网卡，但 ARGUMENTS 没有为 DSM 添加网卡，那一端没有接 DSM。`,
		why: '镜像默认只给 DSM 一块网卡，位于另一个网络的 NAT 之后。网线到容器就断了，局域网里没有人能通过它访问 DSM。',
		fix: () =>
			`在 ARGUMENTS 中添加第二块网卡：-netdev bridge,id=hostnet1,br=br0 -device virtio-net-pci,romfile=,netdev=hostnet1,id=net1,mac=02:11:32:XX:XX:XX（每个 X 换成 0–9 或 a–f），并用钩子脚本创建 br0。${anew}`,
	},
	'guest-mac': {
		title: 'DSM 第二块网卡有独立的 MAC',
		found: ({container, case: which, mac}) =>
			({
				malformed: `${container} 的 ARGUMENTS 给 DSM 网卡的 MAC 是“${mac}”，格式不对。`,
				macvlan: `${container} 的 ARGUMENTS 给 DSM 网卡的 MAC 是 ${mac}，与 macvlan 的相同。`,
				default: `${container} 里 DSM 的网卡用的是 QEMU 默认的 MAC ${mac}，局域网里其他 QEMU 虚拟机也可能用它。`,
			})[which],
		why: '发给 DSM 的数据帧靠这个 MAC 送达。目的地址是网桥成员 MAC 的帧会被网桥自己收下，而交换机遇到重复的 MAC 会找错端口。',
		fix: ({case: which}) =>
			`${which === 'macvlan' ? '给 DSM 换一个 mac=，或给 macvlan 换一个 MAC。' : '写上 mac=02:11:32:XX:XX:XX，每个 X 换成任意的 0–9 或 a–f。'}${anew}`,
	},
	'guest-mac-distinct': {
		title: 'br0 上没有与 DSM 相同的 MAC',
		found: ({container, mac, name}) => `在 ${container} 中，DSM 的网卡和 ${name} 的 MAC 都是 ${mac}。`,
		why: '目的地址是 br0 自身 MAC 的帧会被它收下，源地址是自身 MAC 的帧会被它丢弃。因此看起来一切正常，DSM 却什么也收不到。',
		fix: ({name}) =>
			name === 'br0'
				? '在钩子脚本中给 br0 设置独立的 MAC（ip link set br0 address …），或在 ARGUMENTS 中给 DSM 换一个 mac=，然后重新创建容器。'
				: `在 ARGUMENTS 中给 DSM 换一个 mac=，或给 ${name} 换一个 MAC，然后重新创建容器。`,
	},
	'qemu-runs': {
		title: 'DSM 的虚拟机（QEMU）正在运行',
		found: ({container, cause, line}) =>
			cause
				? `${container} 在运行，但其中的 QEMU 没有运行。${tellCause(causes, cause).what}`
				: `${container} 在运行，但其中的 QEMU 还没有启动。${line === '' ? '' : `日志最后一行：${line}`}`,
		why: 'DSM 是 QEMU 里的虚拟机。首次启动时，镜像要下载并安装 DSM，需要几分钟；之后 QEMU 几秒内就会启动。',
		fix: ({container, cause}) =>
			cause
				? `${tellCause(causes, cause).fix}完整日志：docker logs --tail 50 ${container}`
				: `请等待，并观察日志：docker logs --follow ${container}`,
	},
	'health-firewall': {
		title: 'DSM 允许容器访问',
		found: ({container, ip}) => `${container} 从 ${ip} 访问 DSM，没有得到回应。可能被 DSM 的防火墙阻止了。`,
		why: '镜像的健康检查会访问 DSM 的网页。经本机发布端口访问 DSM 的所有人，来源也是同一个地址。',
		fix: ({ip}) =>
			`在 DSM 的“控制面板 > 安全性 > 防火墙”中，为局域网 1 允许 ${ip}。如果 DSM 还在启动，请稍候。`,
	},
	'health-check': {
		title: '健康检查通过',
		found: ({container, output}) =>
			output === ''
				? `Docker 认为 ${container} 不健康（unhealthy），但健康检查没有输出。`
				: `Docker 认为 ${container} 不健康（unhealthy）。健康检查的输出：${output}`,
		why: '健康检查用来确认 DSM 在容器内能否应答。',
		fix: ({container}) => `请查看日志：docker logs --tail 50 ${container}`,
	},
};
