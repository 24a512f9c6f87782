import type {ContainerValues} from '../../../model/diagnosis/values-container.js';
import {tellCause} from '../../by-code.js';
import type {DoctorTexts} from '../../doctor-text.js';
import {causes} from '../causes.js';
import {containerGuestTexts} from './container-guest.js';
import {containerOptionTexts} from './container-options.js';

/** What became of the container. */
const lifeTexts: DoctorTexts<
	Pick<
		ContainerValues,
		| 'container-exists'
		| 'memory-killed'
		| 'start-error'
		| 'container-log'
		| 'container-restarts'
		| 'container-runs'
		| 'restart-policy'
		| 'stored-macs'
		| 'macvtap-leftover'
	>
> = {
	'container-exists': {
		title: '有运行 DSM 的容器',
		found: ({others}) =>
			others === 0
				? '本机没有任何容器，自然也没有 Virtual DSM 的容器。'
				: `本机有 ${others} 个容器，但没有一个运行 Virtual DSM。`,
		why: 'DSM 运行在容器里，没有容器，其他项目都无从检查。“docker container prune”会删除已停止的容器；DSM 的数据在存储目录中，不受影响。',
		fix: ({install}) =>
			install === null
				? '安装 DSM：运行“sudo npx vdsm-passthru”。如果容器使用了其他名称的镜像，请指明容器：sudo npx vdsm-passthru doctor --container 容器名'
				: `按原方案重新部署 ${install}；会继续使用 DSM 原来的存储目录。`,
	},
	'memory-killed': {
		title: '内存充足',
		found: ({container, running}) =>
			running
				? `内存耗尽，内核杀死了 ${container} 里的一个程序。`
				: `${container} 没有运行：内存耗尽，它被内核杀死了。`,
		why: 'DSM 会占满 RAM_SIZE 指定的内存，QEMU 自身还要占用一些。机器内存或容器限额不足时，内核会杀死占用最多的程序，也就是 QEMU。',
		fix: ({container}) =>
			`给 DSM 少分配些内存（RAM_SIZE），停止其他程序，或提高容器的限额。用 docker inspect --format '{{.HostConfig.Memory}}' ${container} 查看限额（单位为字节，0 表示不限），用“free -h”查看本机内存。然后启动 ${container}。`,
	},
	'start-error': {
		title: 'Docker 能启动容器',
		found: ({container, words, cause}) =>
			cause
				? `Docker 无法启动 ${container}。${tellCause(causes, cause).what}`
				: `Docker 无法启动 ${container}，报错为：“${words}”`,
		why: '这是 Docker 上一次启动失败时的报错，会一直保留到下次启动。',
		fix: ({container, cause}) =>
			cause
				? `${tellCause(causes, cause).fix}然后执行：docker start ${container}`
				: `先解决 Docker 报告的问题，再执行：docker start ${container}`,
	},
	'container-log': {
		title: '容器日志中的原因',
		found: ({container, cause}) => `${container} 的日志说明了退出原因。${tellCause(causes, cause).what}`,
		why: '镜像、钩子脚本和 QEMU 放弃启动时，都会把原因写进日志。',
		fix: ({container, cause}) =>
			`${tellCause(causes, cause).fix}完整日志：docker logs --tail 50 ${container}`,
	},
	'container-restarts': {
		title: '容器没有反复重启',
		found: ({container, restarts, exitCode, now}) =>
			now
				? `${container} 不断退出又被重启：已重启 ${restarts} 次${exitCode === null ? '' : `，上次退出码为 ${exitCode}`}。`
				: `自上次手动启动以来，Docker 已自动重启 ${container} ${restarts} 次。现在它正在运行。`,
		why: '容器自行退出后，会按重启策略再次启动。每次退出，DSM 都相当于被强制断电。',
		fix: ({container, now}) =>
			now
				? `退出原因见日志末尾：docker logs --tail 50 ${container}。如需先停止反复重启：docker stop ${container}`
				: `如果知道原因，无需处理。日志里可能还有记录：docker logs --tail 400 ${container}`,
	},
	'container-runs': {
		title: '容器正在运行',
		found: ({container, status, exitCode}) =>
			status === 'exited' || status === 'dead'
				? `${container} 没有运行：它以退出码 ${exitCode} 结束。`
				: status === 'paused'
					? `${container} 已暂停：有人冻结了它，DSM 也随之冻结。`
					: status === 'created'
						? `${container} 已创建，但从未启动过。`
						: `${container} 没有运行：Docker 显示“${status}”。`,
		why: 'DSM 运行在这个容器里。',
		fix: ({container, status}) =>
			status === 'paused'
				? `恢复运行 ${container}。`
				: status === 'dead' || status === 'removing'
					? `Docker 没能彻底删除 ${container}。请重启 Docker，再用 docker ps -a 查看。`
					: `启动 ${container}。如果它又退出了，日志会说明原因：docker logs ${container}`,
	},
	'restart-policy': {
		title: '容器随机器启动',
		found: ({container, policy}) =>
			policy === 'on-failure'
				? `${container} 只在出错退出后重启（重启策略为“on-failure”）。`
				: `本机启动时不会启动 ${container}（重启策略为“${policy}”）。`,
		why: '重启机器或 Docker 之后，DSM 会一直关闭，直到有人手动启动。',
		fix: () => '如果希望 DSM 自动恢复，请把重启策略设为“unless-stopped”。',
	},
	'stored-macs': {
		title: '保存的 MAC 没有重复',
		found: ({container, other, mac}) =>
			`${container} 和 ${other} 的存储目录里保存着同一个 MAC ${mac}，通常是复制目录造成的。`,
		why: '使用 DHCP=Y 时，这个 MAC 会出现在局域网上。同一块网卡上两个相同的 MAC 无法同时启用，镜像会一直等待。',
		fix: ({container, file}) =>
			`在复制出来的那一份中删除保存 MAC 的文件，再重启容器，就会生成新的 MAC。${container} 的文件是 ${file}`,
	},
	'macvtap-leftover': {
		title: '没有残留的 macvtap',
		found: ({container}) => `${container} 在等待 macvtap 接口：上次启动留下的接口还在它的网络里。`,
		why: '使用 DHCP=Y 时，镜像每次启动都会创建这个接口。在 Kubernetes 里，Pod 的网络比其中的容器存在得更久，接口也就留了下来。',
		fix: ({container}) =>
			`删除 Pod 或占用该网络的容器，然后重新创建。只有网络由 Docker 创建时，单独重启 ${container} 才有用。`,
	},
};

export const containerTexts: DoctorTexts<ContainerValues> = {
	...lifeTexts,
	...containerOptionTexts,
	...containerGuestTexts,
};
