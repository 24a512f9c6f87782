import {type PodmanLook, podmanTried} from '../../model/podman.js';

/** Which Podman is in Docker's place, without a full stop. */
export function podmanHere({version, as}: PodmanLook): string {
	const podman = version === '' ? 'Podman' : `Podman ${version}`;
	return as === 'program' ? `这里的 docker 命令实际是 ${podman}` : `这里的 docker 命令连接的是 ${podman}`;
}

/** What the plan needs and this Podman lacks. `test/lab/podman` asks a real one for each of it. */
export function podmanLacks({version, as, tried, leavesOut}: PodmanLook): string {
	const options =
		as === 'program'
			? '它拒绝选项 macvlan_mode 和 --aux-address。'
			: '它不作提示就丢弃 macvlan_mode=passthru 和 --aux-address：网络以 bridge 模式建立，任何设备都无法从中访问 DSM。';
	const answers = '其 inspect 输出没有 HostConfig.Mounts 和 Options.parent，无法据此判断现状。';
	const boot = leavesOut
		? '主机重启后没有谁会再启动容器：podman-restart.service 不处理策略为 unless-stopped 的容器。'
		: '主机重启后没有谁会再启动容器，除非启用了 podman-restart.service。';
	const untried = `以上为 ${podmanTried.join(' 和 ')} 上的结果${version === '' ? '。' : `；${version} 没有测试过。`}`;
	return `${options}${answers}${boot}${tried ? '' : untried}`;
}
