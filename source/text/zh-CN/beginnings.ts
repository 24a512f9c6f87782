import type {Texts} from '../en.js';

export const beginnings: Texts['beginnings'] = {
	otherSystem: system =>
		`本机运行的是 ${system}。只有在 Linux 上、使用 Docker Engine 时，DSM 才能独占一块网卡（Docker Desktop 不行，它的容器看不到网卡）。`,
	planHere: '仍然可以在这里为一台 Linux 主机做好方案，保存成脚本或 Compose 项目：',
	there: '1. 在那台 Linux 主机上，把它的信息保存到文件：',
	copy: '2. 在这里取回该文件（大写部分请换成您的用户名和那台主机的名称）：',
	here: '3. 在这里用它做方案：',
	noCardOften:
		'常见原因：这是虚拟机或容器，没有把网卡分配给它；或者网卡缺少驱动、固件（dmesg 会提示）。USB 网卡也可以用：插好后按 r。',
	engine: {
		none: '本机没有 Docker。可以先做好方案并保存；要部署，请先安装（docs.docker.com/engine/install），再按 r。',
		denied: '当前用户无权访问 Docker。可以先做好方案并保存；要执行部署，请运行“sudo npx vdsm-passthru”。',
		silent:
			'Docker 没有响应。可以先做好方案并保存；要部署，请启动它（“sudo systemctl start docker”），再按 r。',
	},
	remembered: '已填入您上次的选择；按 c 可从头开始。',
	kept: path => `您的选择已保存，下次可沿用（${path}）。`,
	noKvm: '缺少 /dev/kvm：DSM 会非常慢。请在 BIOS 中开启虚拟化（VT-x、AMD-V）。',
};
