import type {FactsFlaw} from '../../model/facts.js';
import {isManager} from '../../model/manager.js';
import type {NicKind, NicReason} from '../../model/nic.js';
import type {ByCode} from '../by-code.js';
import type {Texts} from '../en.js';

const kinds: Readonly<Record<NicKind, string>> = {
	physical: '物理网卡',
	vlan: 'VLAN',
	bond: 'bond 聚合',
	bridge: '网桥',
	team: 'team 聚合',
	veth: 'veth',
	macvlan: 'macvlan',
	loopback: '回环',
	other: '虚拟接口',
};

const groups: Readonly<Record<string, string>> = {
	bridge: '网桥',
	bond: 'bond 聚合',
	team: 'team 聚合',
	openvswitch: 'Open vSwitch',
	vrf: 'VRF',
};

const reasons: ByCode<NicReason, string> = {
	'default-route': ({family, table, via}) =>
		`本机的 IPv${family} 默认路由走这块网卡（${via}${table === 'main' ? '' : `，路由表 ${table}`}），直通后本机会断网。`,
	'ssh-session': ({peer, via}) => `来自 ${peer} 的 SSH 会话走这块网卡（${via}），直通后会立即断开。`,
	wireless: () => '这是无线网卡：接入点只认已关联的 MAC 地址，后面的虚拟机收不到任何数据。',
	enslaved: ({master, kind}) => `它是 ${groups[kind] ?? kind} ${master} 的成员，请先将其移出。`,
	child: ({name, kind}) =>
		kind === 'vlan'
			? `VLAN 接口 ${name} 建在它上面，会与虚拟机共用这条线路。`
			: kind === 'ipvlan' || kind === 'ipvtap'
				? `${kind} 接口 ${name} 建在它上面，macvlan 无法再建。`
				: `${kind} 接口 ${name} 建在它上面，而直通模式必须独占网卡。`,
	'docker-network': ({network, mode}) =>
		`Docker 网络 ${network}（模式 ${mode}）已占用它，而直通模式必须独占网卡。`,
	'docker-bridge': ({network}) => `它是 Docker 网络 ${network} 的网桥，其中的容器会失去网关。`,
	'not-ethernet': ({arpType}) => `它不是以太网接口（类型 ${arpType}），macvlan 只支持以太网。`,
	loopback: () => '这是回环接口。',
	'unsafe-name': () => '名称中含有不宜用于命令的字符，请先重命名。',
	'unfit-kind': ({kind}) => `${kinds[kind]} 接口不能直通。`,
	'has-address': ({addresses}) =>
		`本机在这块网卡上的地址是 ${addresses.join('、')}，直通后无法再通过这里的地址访问本机。`,
	'no-carrier': () => '网卡已启用但没有链路：网线未插，或对端没有设备。',
	'link-down': () => '网卡未启用；部署时会启用它，那时才能知道网线是否接好。',
	managed: ({by}) =>
		isManager(by)
			? `它由 ${by} 管理；部署时会让 ${by} 不再管理它。`
			: `它由 ${by} 管理，可能会被重新配上地址。`,
	'maybe-taken': ({promiscuity}) =>
		`有程序在接收它的全部流量（混杂计数 ${promiscuity}），但从这里看不到是谁：可能是某个容器的 macvlan。`,
	'not-physical': ({kind}) => `它不是物理网卡（${kinds[kind]}）。`,
	'half-duplex': () => '它工作在半双工模式，请检查网线和对端端口。',
	slow: ({speed}) => `它的速率只有 ${speed} Mbit/s。`,
	ours: ({install}) => `安装 ${install} 正在使用它。`,
	shareable: () => '可以用 shared 布局，由 DSM 与本机共用它。以下各项是整块让给 DSM 时的情况。',
	'not-up': () => '它未启用，而 shared 布局不会更改网卡：请先启用它。',
	free: () => '本机的任何功能都不依赖它。',
};

const factsFile: Readonly<Record<FactsFlaw, string>> = {
	'too-large': '文件过大，不可能是主机信息文件',
	'not-json': '不是 JSON 格式',
	'not-facts': '不是主机信息文件',
	version: '由更新版本的程序写成',
	content: '内容不符合主机信息文件的格式',
};

export const nics: Texts['nics'] = {
	levels: {
		recommended: '推荐',
		usable: '可用',
		blocked: '不可用',
	},
	sharedOnly: '可共用',
	reasons,
	kinds,
	columns: {
		name: '名称',
		verdict: '结论',
		link: '链路',
		mac: 'MAC',
		driver: '驱动',
		bus: '总线',
		addresses: '地址',
		model: '型号',
	},
	cells: {
		up: '有链路',
		down: '未启用',
		noCarrier: '无链路',
		speed: megabits => (megabits >= 1000 ? `${megabits / 1000} Gbit/s` : `${megabits} Mbit/s`),
		half: '半双工',
		noAddress: '无地址',
		dhcp: 'DHCP',
		ieee8021x: method => `802.1X（${method}）`,
		permanent: mac => `出厂 ${mac}`,
	},
	none: '本机没有可见的网卡。',
	hidden: count => `另有 ${count} 个非物理接口，可用 --all 列出。`,
	factsFile: ({path, where, flaw}) =>
		`无法使用 ${path}：${factsFile[flaw]}${where === '' ? '' : `（位置 ${where}）`}。`,
};
