import type {CardValues} from '../../../model/diagnosis/values-card.js';
import type {DoctorTexts} from '../../doctor-text.js';

export const cardTexts: DoctorTexts<CardValues> = {
	'nic-carrier': {
		title: '网卡已启用且有链路',
		found: ({nic, case: which}) =>
			which === 'down'
				? `${nic} 处于关闭状态（link down）。`
				: `${nic} 已启用，但没有链路：没插网线，或对端没有设备。`,
		why: 'DSM 只通过这块网卡上网：没有链路，局域网里谁也访问不到 DSM。',
		fix: ({nic, case: which}) =>
			which === 'down'
				? `启用 ${nic}。要在重启后仍然启用，可运行 “vdsm-passthru apply” 进行设置。`
				: `把网线插入 ${nic}，并检查两端的指示灯。`,
	},
};
