import type {Texts} from '../en.js';

export const plan: Texts['plan'] = {
	step: {
		image: image => `镜像 ${image}`,
		storage: path => `存储目录 ${path}`,
		environment: path => `原容器的环境变量写入 ${path}`,
		predecessor: name => `停止原容器 ${name} 并改名保留`,
		hook: path => `钩子脚本 ${path}`,
		'network-management': name => `管理网络 ${name}`,
		'nic-vlan': nic => `VLAN ${nic}`,
		'network-lan': name => `局域网侧网络 ${name}`,
		'nic-manager': nic => `本机的网络管理程序不再管理网卡 ${nic}`,
		'nic-address': nic => `移除本机在网卡 ${nic} 上的地址`,
		'nic-quiet': nic => `本机在网卡 ${nic} 上停用 IPv6，不应答 ARP`,
		'nic-up': nic => `启用网卡 ${nic}`,
		'shim-manager': name => `本机的网络管理程序不管理接口 ${name}`,
		shim: name => `接口 ${name}：本机访问 DSM 的通路`,
		'shim-boot': unit => `每次开机时建立访问 DSM 的通路：${unit}`,
		boot: unit => `每次开机时准备网卡：${unit}`,
		container: name => `容器 ${name}`,
		start: name => `运行容器 ${name}`,
		'restart-policy': name => `容器 ${name} 在每次重启后自动恢复`,
	},
	severity: {error: '错误', danger: '危险', warning: '警告', note: '提示'},
	heading: (nic, layout) => `方案：Virtual DSM 使用网卡 ${nic}，布局 ${layout}`,
	answersHeading: '所选设置',
	wiringHeading: '连接方式',
	stepsHeading: '步骤',
	findingsHeading: '须知',
	noFindings: '没有发现问题。',
	finding: (severity, title) => `${severity}：${title}`,
	consent: id => `如果同意：--consent ${id}`,
	fix: what => `处理办法：${what}`,
	engine: (version, client) =>
		`适用于 Docker Engine ${version}${client === version ? '' : `（docker 命令 ${client}）`}。`,
	podman: version =>
		`本机上是 Podman${version && ` ${version}`}，没有 Docker Engine：方案按 Engine 28 或更新版本生成，不会在本机执行。`,
	next: {apply: '要部署：', export: '要保存成脚本，供那台机器使用：'},
	asRoot: '（需 root）',
	generationAssumed:
		'没有连接到 Docker Engine：方案按 Engine 28 或更新版本生成。导出的脚本会在运行时自动适配。',
};
