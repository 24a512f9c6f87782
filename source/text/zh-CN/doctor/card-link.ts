import type {CardValues} from '../../../model/diagnosis/values-card.js';
import type {DoctorTexts} from '../../doctor-text.js';

type Ids = 'nic-carrier' | 'nic-speed' | 'nic-drops' | 'nic-offloads' | 'mtu-even' | 'mtu-guest';

/** What passes the cable, and how well. */
export const cardLinkTexts: DoctorTexts<Pick<CardValues, Ids>> = {
	'nic-carrier': {
		title: '网卡已启用且有链路',
		found: ({nic, case: which}) =>
			which === 'down'
				? `${nic} 未启用（管理状态 DOWN）。`
				: `${nic} 已启用，但没有链路：没插网线，或对端没有设备。`,
		why: 'DSM 只接在这块网卡上：没有链路，局域网里谁也访问不到 DSM。',
		fix: ({nic, case: which}) =>
			which === 'down'
				? `启用 ${nic}。要在重启后仍然启用，可运行“sudo npx vdsm-passthru apply”进行设置。`
				: `把网线插入 ${nic}，并检查两端的指示灯。`,
	},
	'nic-speed': {
		title: '链路达到应有的速率',
		found: ({nic, case: which, speed}) => {
			const rate = speed === null ? '' : `，速率 ${speed} Mbit/s`;
			return which === 'half' ? `${nic} 工作在半双工模式${rate}。` : `${nic} 的链路较慢${rate}。`;
		},
		why: '低于 1 Gbit/s 或半双工，多半是网线有问题，或有人手动设置了端口。',
		fix: ({nic, case: which}) =>
			which === 'half'
				? `请为 ${nic} 换一根网线（Cat 5e 以上）和另一个交换机端口；两端都应设为自动协商。`
				: `如果交换机支持更高速率，请为 ${nic} 换一根网线（Cat 5e 以上）。否则这是正常的。`,
	},
	'nic-drops': {
		title: '网卡没有丢帧',
		found: ({nic, dropped, percent}) => `${nic} 收到的帧中丢弃了 ${dropped} 个（${percent}%）。`,
		why: '丢失的数据要重传，传输会变慢或停顿。百分之几可能只是本机不使用的协议。',
		fix: ({nic}) =>
			`请观察该数字是否还在增长（“ip -s link show ${nic}”）。若在增长：换网线、换端口，或更新驱动。`,
	},
	'nic-offloads': {
		title: '网卡原样转交收到的帧',
		found: ({nic, features, dropped, percent}) =>
			`${nic} 启用了 ${features.join('、')}，且收到的帧中丢弃了 ${dropped} 个（${percent}%）。`,
		why: '网卡替别人（这里是 DSM）收包时，有些型号对这些功能处理有误。',
		fix: ({nic, features}) => `请在 ${nic} 上关闭 ${features.join('、')}，看是否好转。重启后该设置会失效。`,
	},
	'mtu-even': {
		title: '到 DSM 一路 MTU 相同',
		found: ({narrow, narrowMtu, wide, wideMtu}) =>
			`${wide} 的 MTU 是 ${wideMtu}，而 ${narrow} 只有 ${narrowMtu}。`,
		why: '超过某处 MTU 的帧会被直接丢弃：大文件传输停顿，小数据却正常。',
		fix: ({narrow, narrowMtu, wide, wideMtu}) =>
			`请各处使用同一个 MTU，不确定时用 1500。现在 ${wide} 为 ${wideMtu}，${narrow} 为 ${narrowMtu}；重启容器会重建容器内的接口。`,
	},
	'mtu-guest': {
		title: 'DSM 知道线路的 MTU',
		found: ({nic, wire, guest}) => `${nic} 的 MTU 是 ${wire}，而 DSM 以为是 ${guest}。`,
		why: 'DSM 发出的帧若大于线路的 MTU，就会丢失；若更小，只是损失一些速度。',
		fix: ({wire}) =>
			`请在 ARGUMENTS 的 virtio-net-pci 设备后加上“,host_mtu=${wire}”并重建容器，或在 DSM 的“控制面板 › 网络”中设置 MTU。`,
	},
};
