import type {NetworkValues} from '../../../model/diagnosis/values-network.js';
import type {DoctorTexts} from '../../doctor-text.js';

export const networkTexts: DoctorTexts<NetworkValues> = {
	'ports-published': {
		title: '发布的端口已打开',
		found: ({container, missing}) => `Docker 应为 ${container} 发布 ${missing.join('、')}，但没有打开。`,
		why: '本机只能通过发布的端口访问 DSM。',
		fix: () => '让 Docker 网桥而不是 macvlan 作为容器的网关：macvlan 不发布端口。本程序的设置就是如此。',
	},
};
