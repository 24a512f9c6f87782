import type {WireValues} from '../../../model/diagnosis/values-wire.js';
import type {DoctorTexts} from '../../doctor-text.js';

export const wireTexts: DoctorTexts<WireValues> = {
	'bridge-ports': {
		title: 'br0 连接了网线和 DSM',
		found: ({container, missing}) =>
			({
				bridge: `${container} 中没有网桥 br0。`,
				lan: `${container} 中的 br0 没有把 macvlan 作为成员。`,
				guest: `${container} 中的 br0 没有把 DSM 的 tap 作为成员。`,
			})[missing],
		why: '网卡和 DSM 之间的数据帧要经过 br0。没有它，DSM 的第二个网口就什么也没连上。',
		fix: ({container}) => `重启 ${container}：它的钩子脚本会创建 br0。如果仍然没有，说明钩子脚本没有运行。`,
	},
};
