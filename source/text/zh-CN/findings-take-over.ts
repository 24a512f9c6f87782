import type {FindingDetail} from '../../model/finding.js';
import type {ByCode, FindingText} from '../by-code.js';

export const takeOverFindings = {
	'take-over': ({container, kept}) => ({
		title: `DSM 将迁出容器 ${container}`,
		meaning: `DSM 会先正常关机（最多等待两分钟），然后在新容器中用同一份存储、同样的设置重新启动。容器 ${container} 会改名为 ${kept} 保留；若中途出错或之后撤销，它会恢复原名，原先在运行的会重新运行。`,
		fix: `请先备份不能丢失的数据：从此刻起，存储目录中的磁盘由新容器使用。确认一切正常一段时间后，可执行：docker rm ${kept}`,
	}),
	'take-over-compose': ({container, project, service, files}) => ({
		title: `容器 ${container} 由 Docker Compose 管理`,
		meaning: `它属于项目 ${project} 的服务 ${service}（${files}）。下一次 docker compose up 会重新创建它，与新容器同时使用同一块磁盘。`,
		fix: `请在 Compose 项目中修改该服务：export --format compose 会给出正确的网络、钩子和 ARGUMENTS，可供参照。或先让它脱离 Compose：docker compose -p ${project} down，再用 --storage 指定其存储目录重新部署。`,
	}),
	'take-over-auto-remove': ({container}) => ({
		title: `容器 ${container} 停止后会自动删除`,
		meaning: '它是用 --rm 启动的；一旦出错，无法恢复。',
		fix: '请停止它，去掉 --take-over，并用 --storage 指定其存储目录重新部署。',
	}),
	'take-over-no-storage': ({container}) => ({
		title: `容器 ${container} 没有独立的存储`,
		meaning: '/storage 没有挂载任何目录，DSM 的磁盘就在容器里，会随容器一起消失。',
		fix: `请先停止容器并把数据复制出来：docker cp ${container}:/storage ./dsm，然后用 --storage ./dsm 重新部署。`,
	}),
	'take-over-lost': ({container, settings}) => ({
		title: `容器 ${container} 的这些设置无法沿用：${settings.join('、')}`,
		meaning: '本程序无法把它们传给新容器，新容器将不带这些设置。',
		fix: `请先查看：docker inspect ${container}。确认 DSM 不需要它们后再同意。`,
	}),
	'take-over-dropped': ({container, variables}) => ({
		title: `容器 ${container} 的这些环境变量不再保留：${variables.join('、')}`,
		meaning: '它们决定 DSM 原来如何接入网络，已由新的接法取代。',
		fix: '无需处理，这是有意为之。',
	}),
	'take-over-hook': ({container, path, called}) =>
		called
			? {
					title: `容器 ${container} 的启动钩子会保留`,
					meaning: `${path} 会像以前一样被调用，排在我们的钩子之后。`,
					fix: '无需处理；但若它会改动网络接口，请去掉那部分。',
				}
			: {
					title: `容器 ${container} 的启动钩子不再调用`,
					meaning: `${path} 会创建网桥 br0（网上流传的做法就是这样）。现在由我们的钩子创建，两者会互相干扰。`,
					fix: '如果它还做了其他您需要的事，请先把那部分移到单独的文件并挂载。',
				},
	'take-over-space': ({container, megabytes}) => ({
		title: `容器 ${container} 存放 DSM 磁盘的位置只剩 ${megabytes} MB`,
		meaning: 'DSM 写入时若磁盘写满，文件系统可能损坏。',
		fix: '请先腾出空间。',
	}),
	'take-over-ports': ({container}) => ({
		title: `容器 ${container} 发布的端口在 classic 布局中不再有效`,
		meaning: 'Docker 只在提供默认网关的网络上发布端口，而这里的网关在局域网侧。',
		fix: '请改用 DSM 的局域网地址，或在本机使用网桥地址；也可以使用 --layout direct。',
	}),
} satisfies Partial<ByCode<FindingDetail, FindingText>>;
