import type {HostValues} from '../../../model/diagnosis/values-host.js';
import type {DoctorTexts} from '../../doctor-text.js';

export const hostTexts: DoctorTexts<HostValues> = {
	'engine-answers': {
		title: 'Docker 有响应',
		found: ({reason, case: which}) =>
			({
				none: '没有安装 Docker：找不到 docker 程序。',
				denied: `当前用户无权访问 Docker：${reason}`,
				silent: `Docker 没有响应：${reason}`,
			})[which],
		why: '没有 Docker 就没有容器，没有容器就没有 DSM。',
		fix: ({case: which}) =>
			({
				none: '安装 Docker Engine 后再次运行。',
				denied: '以 root 身份再次运行。',
				silent: '启动 Docker。如果它又退出了，日志会说明原因：journalctl -u docker -b',
			})[which],
	},
};
