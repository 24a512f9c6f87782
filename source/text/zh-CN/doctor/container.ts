import type {ContainerValues} from '../../../model/diagnosis/values-container.js';
import type {DoctorTexts} from '../../doctor-text.js';

export const containerTexts: DoctorTexts<ContainerValues> = {
	'container-runs': {
		title: '容器正在运行',
		found: ({container, status, exitCode}) =>
			status === 'exited' || status === 'dead'
				? `${container} 没有运行：它以退出码 ${exitCode} 结束。`
				: `${container} 没有运行：Docker 显示“${status}”。`,
		why: 'DSM 运行在这个容器里。',
		fix: ({container}) => `启动 ${container}。如果它又退出了，日志会说明原因：docker logs ${container}`,
	},
};
