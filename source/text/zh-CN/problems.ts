import type {SpecialAddress} from '../../model/address.js';
import {addressModes, layoutNames} from '../../model/answers.js';
import {nearest} from '../../model/nearest.js';
import type {Ipv4Flaw} from '../../model/problem.js';
import {tell} from '../by-code.js';
import type {Texts} from '../en.js';
import {cli} from './cli.js';

const ipv4: Record<Ipv4Flaw, string> = {
	empty: '缺少地址，请填写形如 192.168.1.70 的地址',
	octal: '某一段以 0 开头，有些程序会按八进制解析，请去掉前导零',
	hex: '不支持十六进制，请填写四段十进制数，例如 192.168.1.70',
	short: 'IPv4 地址有四段，请写完整，例如 192.168.1.70',
	range: '每一段最大为 255',
	prefix: '此处不要填写斜杠及其后的部分',
	ipv6: '这不是 IPv4 地址；IPv6 地址由 DSM 自行获取',
	width: '含有全角字符，请改用半角的数字和点',
	other: '不是有效的 IPv4 地址，请填写形如 192.168.1.70 的地址',
};

const special: Record<SpecialAddress, string> = {
	'this-network': '以 0 开头，没有设备使用这样的地址',
	loopback: '属于回环地址，只代表设备自己',
	'link-local': '属于链路本地地址，设备没有其他地址时才自行使用',
	multicast: '属于组播地址，由一组设备共用',
	reserved: '属于保留地址，没有设备使用',
};

/** 有相近的词时，补上一句提示。 */
const nearOf = (value: string, words: readonly string[]) => {
	const near = nearest(value, words);
	return near === undefined ? '' : `您是不是想用 ${near}？`;
};

export const problems: Texts['problems'] = {
	missing: ({field, flag, candidates}) =>
		candidates.length > 0
			? `缺少 ${flag}，可选：${candidates.join('、')}。`
			: `缺少 ${flag}，且无法可靠地推断：${cli.flags[field][1]}。`,
	'ipv4-malformed': ({value, why}) => `“${value}”：${ipv4[why]}。`,
	'subnet-malformed': ({value}) => `“${value}”不是网段：请填写网络地址和前缀长度，例如 192.168.1.0/24。`,
	'subnet-prefix': ({value, longest}) => `“${value}”：前缀长度须在 /8 到 /${longest} 之间。`,
	'subnet-host-bits': ({value, meant}) => `“${value}”是网段中的一个地址，所在网段应写作 ${meant}。`,
	'subnet-reserved': ({value, reserved}) =>
		`${value} 与 ${reserved} 重叠，后者由 DSM 或容器内部使用。请换一个，例如 172.31.4.0/24。`,
	'subnet-not-lan': ({value, why}) => `“${value}”${special[why]}；局域网网段形如 192.168.1.0/24。`,
	'address-outside': ({role, value, subnet, first, last}) =>
		`${role === 'gateway' ? '网关' : '地址'} ${value} 不在 ${subnet} 内：请使用 ${first} 到 ${last}，或更正网段。`,
	'address-is-network': ({value, subnet, first, last}) =>
		`${value} 是 ${subnet} 的网络地址：请使用 ${first} 到 ${last}。`,
	'address-is-broadcast': ({value, subnet, first, last}) =>
		`${value} 是 ${subnet} 的广播地址：请使用 ${first} 到 ${last}。`,
	'ip-is-gateway': ({value}) => `${value} 是网关：DSM 需要自己的地址。`,
	'ip-twice': ({value, flag}) => `${value} 已用于 ${flag}：容器、DSM 和本机需要各用一个地址。`,
	'address-not-host': ({value, why}) => `${value} ${special[why]}；局域网设备的地址形如 192.168.1.70。`,
	'dns-too-many': ({value, most}) => `“${value}”：DNS 服务器最多 ${most} 个。`,
	'mac-malformed': ({value}) => `“${value}”不是 MAC 地址：请填写六组十六进制数，例如 02:11:32:ab:cd:ef。`,
	'mac-multicast': ({value}) => `“${value}”是组播 MAC：第二位十六进制数须为偶数，例如 02:11:32:ab:cd:ef。`,
	'mac-in-use': ({value, by}) => `${value} 已是 ${by} 的 MAC：DSM 需要自己的 MAC。`,
	'nic-unsafe': ({value}) => `“${value}”不能用作网卡名：只允许字母、数字和 . _ @ -，最长 15 个字符。`,
	'vlan-number': ({value, number}) =>
		`“${value}”不是 VLAN：${number} 不是有效的 VLAN 编号，应为 1 到 4094，且前面不加零。`,
	'nic-unknown': ({value, known}) =>
		`本机没有网卡“${value}”。现有网卡：${known.join('、') || '无'}。${nearOf(value, known)}`,
	'take-over-unknown': ({value, known}) =>
		`没有可接管的 Virtual DSM 容器“${value}”。可接管的：${known.join('、') || '无'}。${nearOf(value, known)}`,
	'give-up-other': ({value, nic}) =>
		`--give-up-nic 指定的是“${value}”，而要使用的网卡是 ${nic}：--nic 与 --give-up-nic 须指定同一块网卡，否则请去掉 --give-up-nic。`,
	'give-up-needless': ({value}) =>
		`--give-up-nic ${value}：本机的默认路由和 SSH 会话都不经过这块网卡，只用 --nic ${value} 即可。`,
	'give-up-shared': ({value}) =>
		`使用 --layout shared 时 --give-up-nic ${value} 没有意义：网卡仍归本机使用。请去掉它。`,
	'also-card': ({nic, problem}) => `网卡 ${nic}：${tell(problems, problem)}`,
	'also-no-nic': ({value}) => `“${value}”开头不是网卡名：请先写网卡名，例如 enp4s0,address=dhcp。`,
	'also-unknown': ({value, known}) =>
		`附加网卡不认识“${value}”。网卡名后面可以用“键=值”的形式写：${known.join('、')}。${nearOf(value.split('=')[0] ?? '', known)}`,
	'also-repeated': ({value, key}) => `“${value}”：这块网卡的 ${key} 写了两次。`,
	'also-conflict': ({key, address}) =>
		address === 'dhcp'
			? `address=dhcp 时 ${key}= 没有意义：地址由路由器分配。请去掉它，或改写为 address=static。`
			: `address=manual 时 ${key}= 没有意义：地址在 DSM 里手动填写。请去掉它，或改写为 address=static。`,
	'card-twice': ({value}) => `${value} 已经是 DSM 的网卡：每块网卡只能写一次。`,
	'cards-overlap': ({value, other, nic}) =>
		`${value} 与网卡 ${nic} 所在的网段 ${other} 重叠：DSM 会把本该走另一块网卡的数据从这块网卡发出。每块网卡都要有自己的网段。`,
	'mac-twice': ({value, nic}) => `${value} 已是 DSM 在 ${nic} 上的 MAC：每块网卡都要有自己的 MAC。`,
	'layout-unknown': ({value}) =>
		`没有名为“${value}”的布局：可选 direct、classic 或 shared。${nearOf(value, layoutNames)}`,
	'address-unknown': ({value}) =>
		`“${value}”不是获取地址的方式：可选 static、dhcp 或 manual。${nearOf(value, addressModes)}`,
	'classic-needs-static': ({value}) =>
		`classic 布局不能使用“${value}”：直通网卡之后 DHCP 无法工作。请用 static，或改用 direct 布局。`,
	'shared-needs-static': ({value}) =>
		`shared 布局不能使用“${value}”：DSM 总是向路由器申请地址，而容器需要自己的地址（--ip）。请去掉 --address。`,
	'publish-malformed': ({value}) =>
		`“${value}”不是端口发布格式：请写成“本机端口:DSM端口”或“IP:本机端口:DSM端口”，例如 127.0.0.1:5000:5000。`,
	'publish-twice': ({value}) => `“${value}”：该本机端口重复发布。`,
	'port-range': ({value}) => `“${value}”不是端口：应为 1 到 65535 的数字。`,
	'port-span': ({value}) => `“${value}”是一段端口：请逐个填写，例如 5000,5001。`,
	'name-malformed': ({field, value}) =>
		field === 'prefix'
			? `“${value}”不能用作前缀：只允许小写字母、数字、- 和 _，以字母或数字开头，2 到 31 个字符。`
			: field === 'image'
				? `“${value}”不是镜像名：例如 vdsm/virtual-dsm:latest。`
				: `“${value}”不能用作容器名：只允许字母、数字和 . _ -，以字母或数字开头，2 到 63 个字符。`,
	'storage-malformed': ({value, why}) =>
		({
			empty: '缺少存储目录：例如 ./dsm 或 /srv/dsm。',
			control: `“${value}”含有控制字符：请使用普通目录名。`,
			'colon-comma': `“${value}”：Docker 无法挂载名称中含有逗号、冒号或双引号的目录。`,
			root: '根目录不能用作 DSM 的存储：请使用专用目录，例如 /srv/dsm。',
			home: `“${value}”：这里不会展开 ~，请写完整路径，例如 /root/dsm。`,
			outside: `“${value}”用“..”指向了目录之外：请写完整路径。`,
		})[why],
	'size-malformed': ({field, value}) =>
		`“${value}”不是 --${field} 的有效大小：请写数字加 M、G 或 T，例如 ${field === 'disk-size' ? '256G' : '2G'}。`,
	'cores-malformed': ({value}) => `“${value}”不是 CPU 核数：例如 2。`,
	'flag-conflict': ({flag, because}) =>
		({
			dhcp: `使用 --address dhcp 时 ${flag} 没有意义：地址由路由器分配。请去掉它，或改用 --address static。`,
			manual: `使用 --address manual 时 ${flag} 没有意义：地址在 DSM 中手动填写。请去掉它，或改用 --address static。`,
			classic: `classic 布局中 ${flag} 不起作用。请去掉它${flag === '--dsm-ip' || flag === '--shim-ip' ? '。' : '，或改用 --layout direct。'}`,
			direct: `${flag} 只用于 shared 布局。请去掉它：direct 布局中，本机通过发布的端口访问 DSM。`,
			'no-dsm-ip': `没有 --dsm-ip 时 ${flag} 没有意义：必须知道 DSM 的地址才能建立通路。请两个都给出，或都不给。`,
			'take-over': `使用 --take-over 时不需要 ${flag}：容器沿用原有设置。请去掉它。`,
			shared: `shared 布局中 ${flag} 不起作用。请去掉它；若有本机不用的网卡，可改用 --layout direct。`,
		})[because],
	'subnet-taken': ({value, by, kind}) =>
		({
			docker: `${value} 与 Docker 网络 ${by} 重叠：请换一个网段。`,
			route: `${value} 与本机经 ${by} 到达的网络重叠：请换一个网段。`,
			lan: `${value} 与 DSM 所在的局域网 ${by} 重叠：请换一个网段。`,
		})[kind],
	'ip-taken': ({value, mac}) => `${value} 已被占用：局域网中 ${mac} 在应答。请换一个地址。`,
	'ip-is-hosts': ({value, nic}) =>
		`${value} 是本机自己的地址（${nic}）：请为 DSM 另选一个没有设备使用的地址。`,
};
