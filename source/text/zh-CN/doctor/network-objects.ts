import type {NetworkValues} from '../../../model/diagnosis/values-network.js';
import type {DoctorTexts} from '../../doctor-text.js';

/** Networks: whether they can be made, are there, and what they are like. */
export type ObjectValues = Pick<
	NetworkValues,
	| 'parent-owner'
	| 'parent-record'
	| 'network-create'
	| 'subnet-free'
	| 'networks-exist'
	| 'macvlan-attached'
	| 'management-attached'
	| 'endpoint-record'
	| 'passthru-alone'
	| 'range-gateway'
	| 'passthru-mode'
	| 'macvlan-subnet'
	| 'compose-owner'
	| 'network-remove'
>;

const list = (names: readonly string[]): string => names.join('、');
const planned = '由本程序创建的容器会按原方案重新创建；DSM 的磁盘保持不变。';

export const networkObjectTexts: DoctorTexts<ObjectValues> = {
	'parent-owner': {
		title: '网卡没有被其他 Docker 网络占用',
		found: ({nic, network, containers}) =>
			`Docker 网络 ${network} 已占用网卡 ${nic}${containers.length === 0 ? '，但没有容器在使用它' : `，${list(containers)} 正运行在上面`}。`,
		why: 'Docker 只允许一块网卡属于一个直通（passthru）网络，因此无法创建 DSM 需要的网络。Docker 自己的报错只给出网络 ID。',
		fix: ({nic, network, containers}) =>
			containers.length === 0
				? `删除 ${network}，然后重新设置 DSM 的网络。`
				: `停止并删除 ${list(containers)}，再删除 ${network}；或者给 DSM 换一块网卡，不用 ${nic}。`,
	},
	'parent-record': {
		title: 'Docker 对网卡的记录属实',
		found: ({nic, id}) => `Docker 称网卡 ${nic} 属于网络 ${id}，但并不存在这个 ID 的网络。`,
		why: 'Docker 异常退出，或在网卡缺失时删除了网络，都会留下这样的残留记录。只要记录还在，就无法在这块网卡上创建网络。',
		fix: ({nic}) =>
			`在 ${nic} 存在时重启 Docker，然后重新设置网络。重启期间所有容器都会停止。如果 Docker 仍然这样报错，先停止 Docker，移走 /var/lib/docker/network/files/local-kv.db 再启动：Docker 会忘记所有网络，每个网络都要重新创建。`,
	},
	'network-create': {
		title: 'Docker 创建了所要求的网络',
		found: ({case: which, value}) =>
			({
				mode: `Docker 拒绝创建网络：没有名为“${value}”的 macvlan 模式。`,
				overlaps: 'Docker 拒绝创建网络：网段与另一个 Docker 网络重叠。',
				'host-bits': `Docker 拒绝创建网络：${value} 是一台主机的地址，不是网段。`,
				outside: `Docker 拒绝创建网络：${value} 不在它的网段内。`,
				exists: `Docker 拒绝创建网络：已经有名为 ${value} 的网络。`,
				'no-pool': 'Docker 拒绝创建网络：macvlan 网络必须有网段，而这里没有。',
				'no-parent': `Docker 拒绝创建网络：本机没有网卡 ${value}。`,
				'pools-used-up': 'Docker 拒绝创建网络：已没有可供分配的空闲网段。',
			})[which],
		why: '容器缺少一个网络，这是 Docker 日志中最近一次创建网络失败的原因。',
		fix: ({case: which, value, right}) =>
			({
				mode: `应写成 macvlan_mode=${right}；“passthrough”是 libvirt 的写法。`,
				overlaps:
					'选一个没有人使用的网段；direct 布局用 10.213.213.0/30 这样的小网段即可。查看所有已占用的网段：docker network inspect $(docker network ls -q)',
				'host-bits': `网段应写成 ${right}。`,
				outside: '网关、地址范围和各个地址都要在网段之内，否则换一个网段。',
				exists: `如果 ${value} 就是要用的网络，把容器接入它：docker network connect。否则删除它，或换一个名称。`,
				'no-pool': '去掉“--ipam-driver null”，并指定一个小的占位网段：--subnet 10.213.213.0/30',
				'no-parent': '使用运行 Docker 的那台机器上“ip link”列出的名称。',
				'pools-used-up': '指定一个网段（--subnet），或删除没有用的网络。',
			})[which],
	},
	'subnet-free': {
		title: '缺失网络的网段未被占用',
		found: ({network, subnet, other}) => `网络 ${network} 已不存在，它的地址被 ${other}（${subnet}）占用。`,
		why: '无论在哪块网卡上，两个 Docker 网络都不能重叠。Docker 会拒绝重新创建缺失的网络：“Pool overlaps with other one on this address space”。',
		fix: ({network, other}) =>
			`如果没有人需要 ${other}，删除它，再重新创建 ${network}；或者换一个网段创建，并重新创建容器。`,
	},
	'networks-exist': {
		title: '容器的网络都存在',
		found: ({container, network, case: which}) =>
			which === 'gone'
				? `${container} 属于 Docker 网络 ${network}，但没有这个名称的网络。`
				: `Docker 网络 ${network} 被删除后又重新创建，而 ${container} 仍属于旧的那个。`,
		why: 'Docker 无法启动容器：“network … not found”。“docker network prune”和“docker system prune”会删除当时没有运行中容器的所有网络。',
		fix: ({container, network, case: which}) =>
			which === 'gone'
				? `按原样重新创建 ${network}，然后把 ${container} 从中断开再重新接入，或重新创建 ${container}。`
				: `把 ${container} 从 ${network} 断开再重新接入。如果在那里给它指定过 MAC 地址，请改为重新创建 ${container}：“docker network connect”无法指定 MAC 地址。`,
	},
	'macvlan-attached': {
		title: '容器已接入网卡上的网络',
		found: ({container}) => `${container} 没有接入任何网卡上的网络。`,
		why: '它的 QEMU 要把 DSM 接入 br0，网卡的 macvlan 也应在其中。没有它，DSM 就到不了局域网。',
		fix: ({container, network}) =>
			network === null
				? `在 DSM 的网卡上创建一个直通（passthru）模式的 macvlan 网络，把 ${container} 接入它，然后重新启动。${planned}`
				: `把 ${container} 接入空闲的网络 ${network}，然后重新启动。${planned}`,
	},
	'management-attached': {
		title: '容器已接入它的 Docker 网桥',
		found: ({container, network, ports}) =>
			`${container} 没有接入${network === null ? '任何 Docker 网桥' : ` ${network}`}${ports.length === 0 ? '' : `，因此 ${list(ports)} 没有发布`}。`,
		why: '本机通过这个网桥访问容器并发布端口，DSM 的第一个网口也在它后面。下次启动时，容器可能根本起不来。',
		fix: ({container, network}) =>
			network === null
				? `把 ${container} 接入一个 Docker 网桥（docker network connect），然后重启它。`
				: `把 ${container} 按原样重新接入 ${network}。${planned}`,
	},
	'endpoint-record': {
		title: 'Docker 没有残留的端点',
		found: ({network, container}) => `Docker 认为 ${container} 已接入 ${network}，但它并没有运行。`,
		why: '这是异常退出的残留。它占着地址，启动时可能报错“endpoint with name … already exists”，网络也无法删除。',
		fix: ({network}) => `强制断开 ${network} 上残留的端点。如果再次出现，重启 Docker。`,
	},
	'passthru-alone': {
		title: '网卡的网络上没有其他容器',
		found: ({container, network, others, case: which}) =>
			which === 'taken'
				? `${list(others)} 正运行在 ${network} 上，而它只能容纳一个容器，因此 ${container} 无法启动。`
				: `${list(others)} 也属于 ${network}，但没有运行。`,
		why: '直通（passthru）模式的 macvlan 让一个容器独占网卡。第二个容器无法启动：报错“invalid argument”，或没有可用的地址。',
		fix: ({container, others, case: which}) =>
			which === 'taken'
				? `停止 ${list(others)}，然后启动 ${container}。两个容器需要两块网卡。`
				: '没有问题。同一时间只能运行其中一个：谁先启动，网卡就归谁。',
	},
	'range-gateway': {
		title: '网络的地址范围内有空闲地址',
		found: ({network, range}) =>
			`${network} 的地址范围（${range}）里唯一的地址已被占用：没有指定网关，Docker 把它当作了网关。`,
		why: '容器无法启动：“no available IPv4 addresses on this network’s address pools”。Engine 28 及更早版本都是如此。',
		fix: ({network, gateway}) =>
			gateway === ''
				? `重新创建 ${network}，并指定网关（--gateway）。`
				: `重新创建 ${network}，并指定网关：--gateway ${gateway}`,
	},
	'passthru-mode': {
		title: '网卡的网络处于直通模式',
		found: ({network, mode, key}) =>
			key === null
				? `${network} 处于 ${mode} 模式，而不是直通（passthru）模式。`
				: `${network} 处于 ${mode} 模式：直通是用选项“${key}”要求的，Docker 不认识这个选项，直接忽略了。`,
		why: '在其他模式下，容器只能收到发给 macvlan 自身 MAC 地址的数据帧，而且网卡可能与他人共用。DSM 有自己的 MAC 地址，因此收不到任何应答。',
		fix: ({network}) =>
			`用 --opt macvlan_mode=passthru 重新创建 ${network}。如果它由 Compose 创建，请在 Compose 文件中修改（driver_opts），然后执行“docker compose down”和“up”。${planned}`,
	},
	'macvlan-subnet': {
		title: 'macvlan 的网段就是局域网的网段',
		found: ({network, subnet}) =>
			`${network} 的网段 ${subnet} 是 Docker 自己选的：没有迹象表明局域网中有机器在这个网段里。`,
		why: '在这种接法中，容器自己要在局域网上通信。地址属于另一个网段时，局域网里没有人会应答。',
		fix: ({network}) =>
			`用局域网自己的参数重新创建 ${network}：--subnet、--gateway，以及一个不在路由器 DHCP 范围内的地址。`,
	},
	'compose-owner': {
		title: '容器和网络由同一方管理',
		found: ({network, project, case: which}) =>
			({
				'by-hand': `容器属于 Compose 项目 ${project}，而网络 ${network} 是手动创建的。`,
				'other-project': `容器属于 Compose 项目 ${project}，而网络 ${network} 属于另一个项目。`,
				'compose-only': `网络 ${network} 属于 Compose 项目 ${project}，而容器是手动创建的。`,
			})[which],
		why: 'Compose 会拒绝不是由它创建的网络，除非声明为 external；而它自己创建的网络会随“docker compose down”一起删除。',
		fix: ({network, project, case: which}) =>
			which === 'compose-only'
				? `没有问题。如果当时容器没有运行，在 ${project} 中执行“docker compose down”会删除 ${network}。`
				: `没有问题。在 Compose 文件中 ${network} 必须保持“external: true”，否则 Compose 会报错“exists but was not created by compose”。`,
	},
	'network-remove': {
		title: '容器网络的删除',
		found: ({network, containers}) => `Docker 拒绝删除 ${network}，因为 ${list(containers)} 正运行在上面。`,
		why: '只有没有运行中的容器接入时，网络才能删除。这不是故障。',
		fix: ({containers}) =>
			`如果确实要删除：先停止 ${list(containers)}。“sudo npx vdsm-passthru undo”会按正确的顺序撤销由本程序所做的部署。`,
	},
};
