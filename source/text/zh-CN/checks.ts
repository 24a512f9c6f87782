import type {AddressUnseen, CheckOf} from '../../model/check.js';
import type {Texts} from '../en.js';

type Why = AddressUnseen | NonNullable<CheckOf<'lan-free'>['why']>;

const reasons: Readonly<Record<Why, string>> = {
	docker: 'Docker 没有响应',
	'not-running': '容器未在运行',
	restarting: '容器反复重启',
	inside: '无法查看容器内的网络',
	'no-port': '该接口不存在',
	limit: '超时',
	error: '检查本身出错',
	'router-decides': '地址由路由器分配，可在其 DHCP 租约列表中按 DSM 的 MAC 查到',
	'typed-in-dsm': '地址在 DSM 中手动填写',
	'no-root': '需要 root 权限',
	'no-arping': '需要 arping 程序（Debian 软件包 iputils-arping）',
	'link-down': '网卡未启用',
	'no-carrier': '网卡没有链路',
	'in-use': '网卡正被使用，应答被其占用者收走',
	'other-machine': '这些信息来自另一台机器',
	failed: '探测包未能发出',
};

function unread(what: string, why: Why | null | undefined): string {
	return `无法检查${what}：${reasons[why ?? 'error']}。`;
}

const states: Readonly<Record<string, string>> = {
	created: '尚未启动',
	paused: '已暂停',
	restarting: '反复退出，Docker 一直在重启它',
	removing: '正在被删除',
	exited: '已退出',
	dead: '已失效且无法删除',
};

/** DSM asked by this host, over its own interface beside it. */
const overShim = {
	ok: (address: string, via: string) => `DSM 在 ${address} 上应答本机（经 ${via}）。`,
	waiting: (address: string, via: string) => `${address} 暂无应答（经 ${via} 询问）。`,
};

export const checks: Texts['checks'] = {
	network({network, differs, verdict, why}) {
		if (verdict === 'ok') return `Docker 网络 ${network} 与方案一致。`;
		if (verdict !== 'failed') return unread(` Docker 网络 ${network}`, why);
		return differs.length === 0
			? `Docker 网络 ${network} 不存在。`
			: `Docker 网络 ${network} 与方案不符（实际 ≠ 方案）：${differs.join('、')}。`;
	},
	container({container, state, restarts = 0, detached = [], verdict, why}) {
		if (verdict === 'ok') return `容器 ${container} 正在运行，并已接入其网络。`;
		if (verdict !== 'failed') return unread(`容器 ${container}`, why);
		if (state === 'absent') return `容器 ${container} 不存在。`;
		if (state !== 'running') return `容器 ${container} ${states[state] ?? `的状态为 ${state}`}。`;
		return restarts > 0
			? `容器 ${container} 无法稳定运行：Docker 已将其重启 ${restarts} 次。`
			: `容器 ${container} 未接入网络 ${detached.join('、')}。`;
	},
	ports({published, missing, verdict, why}) {
		if (verdict === 'ok') return `Docker 已发布端口 ${published.join('、')}。`;
		if (verdict === 'failed') return `Docker 未发布端口 ${missing.join('、')}。`;
		return unread(`端口发布 ${[...published, ...missing].join('、')}`, why);
	},
	bridge({bridge = 'br0', members, missing, down, verdict, why}) {
		if (verdict === 'ok') return `容器内的网桥 ${bridge} 已连接 ${members.join('、')}。`;
		if (verdict === 'unknown') return unread(`容器内的网桥 ${bridge}`, why);
		if (missing.includes('port'))
			return `容器内的网桥 ${bridge} 缺少通往外部的接口，现有成员：${members.join('、') || '无'}。`;
		if (down.length > 0) return `容器内的 ${down.join('、')} 未启用：网桥 ${bridge} 不通。`;
		return `容器内的网桥 ${bridge} 已有 ${members.join('、')}，尚无 DSM 自己的接口：DSM 正在启动。`;
	},
	'stray-address': ({bridge = 'br0', addresses, verdict, why}) => {
		if (verdict === 'ok') return `容器内网桥 ${bridge} 的各接口上没有多余的地址。`;
		if (verdict === 'failed') return `容器内有不应存在的地址：${addresses.join('、')}。`;
		return unread(`网桥 ${bridge} 各接口的地址`, why);
	},
	macvtap({name, mac, has, verdict, why}) {
		if (verdict === 'ok') return `DSM 已通过 ${name ?? ''} 接到网卡上，MAC 为 ${mac}。`;
		if (verdict === 'unknown') return unread('容器内 DSM 的 macvtap', why);
		return verdict === 'waiting'
			? '容器内还没有 DSM 的 macvtap：正在启动。'
			: `DSM 在网卡上使用的 MAC 是 ${has ?? '未知'}，而不是方案中的 ${mac}。`;
	},
	shim({shim, dsm, via, verdict, why}) {
		if (verdict === 'ok') return `本机经 ${shim} 通往 DSM（${dsm}）。`;
		if (verdict === 'failed')
			return `本机不是经 ${shim} 通往 ${dsm}，而是经${via === null ? '路由器，或没有路由' : ` ${via}`}：另有规则或路由优先。`;
		return unread(`本机通往 DSM（${dsm}）的路由`, why);
	},
	nic({nic, verdict, why}) {
		if (verdict === 'ok') return `网卡 ${nic} 已启用，链路正常。`;
		if (verdict === 'failed') return `网卡 ${nic} 未启用。`;
		if (verdict === 'waiting') return `网卡 ${nic} 已启用但没有链路：网线未插，或对端没有设备。`;
		return unread(`网卡 ${nic}`, why);
	},
	'guest-mac': ({bridge = 'br0', mac, verdict, why}) => {
		if (verdict === 'ok') return `DSM 已在网桥 ${bridge} 上通信，MAC 为 ${mac}。`;
		if (verdict === 'unknown') return unread(`网桥 ${bridge} 上 DSM 的 MAC ${mac}`, why);
		return `DSM 尚未在网桥 ${bridge} 上通信，还看不到其 MAC ${mac}。`;
	},
	'lan-free': ({ip, mac, verdict, why}) => {
		if (verdict === 'ok') return `局域网上没有其他设备应答 ${ip}。`;
		if (verdict === 'failed' && mac !== null)
			return `地址 ${ip} 已被另一台设备占用：局域网上应答的是 ${mac}。请换一个地址。`;
		return unread(` ${ip} 是否空闲`, why);
	},
	'lan-address': check =>
		check.how === 'shim' && check.verdict !== 'failed'
			? overShim[check.verdict === 'ok' ? 'ok' : 'waiting'](check.ip ?? '', check.via ?? '')
			: addressText(check),
};

function addressText({bridge, ip, how, mac, via = '', verdict, why}: CheckOf<'lan-address'>): string {
	const address = ip ?? '';
	if (verdict === 'unknown')
		return unread(
			ip === null ? ` DSM 的局域网地址${bridge === undefined ? '' : `（${bridge}）`}` : `地址 ${address}`,
			why,
		);
	if (verdict === 'waiting')
		return how === 'other-nic'
			? `${address} 暂无应答（经 ${via} 在局域网上询问）。`
			: `DSM 在 ${address} 上暂无应答。`;
	if (verdict === 'failed')
		return mac === undefined
			? `容器的接口 ${via} 上没有地址 ${address}。`
			: `地址 ${address} 已被另一台设备占用：${via === '' ? '' : `在 ${via} 上`}应答的是 ${mac}。请更换其中一方的地址。`;
	if (how === 'interface') return `容器的接口 ${via} 已有地址 ${address}。`;
	return how === 'other-nic'
		? `${address} 在局域网上有应答（经 ${via} 询问）。`
		: `DSM 在 ${address} 上有应答（在网桥 ${bridge ?? 'br0'} 上询问）。`;
}
