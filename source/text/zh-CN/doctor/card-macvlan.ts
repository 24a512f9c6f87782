import type {CardValues} from '../../../model/diagnosis/values-card.js';
import type {DoctorTexts} from '../../doctor-text.js';

type Ids = 'macvlan-free' | 'macvlan-up' | 'macvlan-mode' | 'macvlan-card' | 'mac-unicast' | 'mac-fixed';

/** The container's end on the card, and its address. */
export const cardMacvlanTexts: DoctorTexts<Pick<CardValues, Ids>> = {
	'macvlan-free': {
		title: '内核可以在网卡上创建 macvlan',
		found: ({nic, container, case: which, networks}) => {
			const others = networks.length === 0 ? '' : `其上的其他 Docker 网络：${networks.join('、')}。`;
			return {
				busy: `内核拒绝在 ${nic} 上创建 macvlan：“device or resource busy”。`,
				taken: `内核拒绝在 ${nic} 上创建 macvlan：“invalid argument”，它上面已有其他 macvlan。${others}`,
				hidden: `${container} 未能启动：当时 ${nic} 上已有其他 macvlan，但从本机看不到是谁在使用。${others}`,
				was: `${container} 未能启动，因为当时 ${nic} 被占用。现在它已空闲。`,
				denied: `内核不允许在 ${nic} 上创建 macvlan：“operation not permitted”。`,
			}[which];
		},
		why: 'DSM 通过独占网卡的 macvlan 接入局域网，Docker 在容器启动时创建它。',
		fix: ({nic, container, case: which}) =>
			({
				busy: `请把 ${nic} 移出所在的网桥、bond、team 或 Open vSwitch，并删除其上的 ipvlan：“ip -d link show ${nic}”会列出它们。`,
				taken: `请停止占用 ${nic} 的其他容器、虚拟机或 LXC（用“docker ps”、“ip -d link show type macvlan”查找），或给它换一块网卡。`,
				hidden: `请停止占用 ${nic} 的其他容器或 LXC（“docker ps”会列出容器），或给它换一块网卡，然后启动 ${container}。`,
				was: `请重新启动 ${container}。`,
				denied: '本机自身就是没有该权限的容器。请改用虚拟机，或允许嵌套。',
			})[which],
	},
	'macvlan-up': {
		title: '容器在网卡上的接口已启用',
		found: ({container, nic, link, state, case: which}) =>
			({
				missing: `${container} 在运行，但它在 ${nic} 上已没有接口。`,
				down: `${container} 在 ${nic} 上的接口 ${link} 未启用（管理状态 DOWN）。`,
				'no-link': `${container} 在 ${nic} 上的接口 ${link} 没有链路（${state}）。`,
			})[which],
		why: '这个接口是 DSM 通往局域网的唯一路径。',
		fix: ({container, nic, link, case: which}) =>
			({
				missing: `网卡被拔出或更换时它会消失，而且不会自动恢复。请在 ${nic} 就位后重启 ${container}；期间 DSM 会关机。`,
				down: `启用 ${link}。如果 ${container} 重启后它又未启用，请检查钩子脚本。`,
				'no-link': `请检查 ${nic}：它应已启用，插好网线，两端指示灯亮。`,
			})[which],
	},
	'macvlan-mode': {
		title: 'macvlan 接收所有帧（passthru）',
		found: ({container, network, mode}) =>
			`${container} 在 ${network} 中的 macvlan 是 ${mode} 模式，而网络设置的是 passthru。`,
		why: '其他模式只接收发给它自己 MAC 的帧。DSM 的 MAC 不同，所以收不到任何回应。',
		fix: ({container, network}) => `请重启 ${container}，Docker 会按 ${network} 的设置重新创建它。`,
	},
	'macvlan-card': {
		title: '运行中的容器在其网络所指定的网卡上',
		found: ({container, nic, actual}) =>
			actual === null
				? `网络指定的是 ${nic}，而 ${container} 的 macvlan 不在它上面。`
				: `网络指定的是 ${nic}，而 ${container} 目前在 ${actual} 上。`,
		why: '容器运行期间网卡被改名或更换。容器下次启动时，会使用届时叫这个名称的网卡。',
		fix: ({nic, actual}) =>
			actual === null
				? `重启容器，使其回到 ${nic}。`
				: `如果 ${nic} 是正确的网卡，请重启容器。如果 ${actual} 才是，名称 ${nic} 已被另一块网卡占用：请停止容器，先给那块网卡换一个名称，再把 ${actual} 改名为 ${nic}，然后启动容器。`,
	},
	'mac-unicast': {
		title: '每个 MAC 都是网卡可用的地址',
		found: ({mac, where, name}) =>
			where === 'network'
				? `${name === '' ? '' : `网络 ${name} 中的 `}MAC ${mac} 是组播地址。`
				: `${name} 中的 MAC ${mac} 是组播地址。`,
		why: '它的第二位十六进制数是奇数，只用于组播。使用这种地址的网卡无法启用。',
		fix: ({suggestion}) => `请换一个 MAC 重建容器：第二位必须是 2、6、a 或 e，例如 ${suggestion}。`,
	},
	'mac-fixed': {
		title: '每次启动 MAC 保持不变',
		found: ({container, network, engine}) =>
			`${container} 在 ${network} 中没有固定的 MAC，而 Docker ${engine} 每次启动都会随机生成一个。`,
		why: '路由器每次都会看到一台新设备：地址保留、端口转发和端口安全都会失效。如果 DSM 在 br0 上有自己的 MAC，路由器看不到这个 MAC。',
		fix: ({network, matters}) =>
			matters
				? `请用固定的 MAC 重建容器：“--network name=${network},mac-address=02:…”，Compose 中为 mac_address。第二位必须是 2、6、a 或 e。`
				: `无需处理。如果有针对本机网卡的 MAC 过滤，请给 ${network} 指定固定的 mac-address。`,
	},
};
