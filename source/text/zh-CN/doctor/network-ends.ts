import type {NetworkValues} from '../../../model/diagnosis/values-network.js';
import type {DoctorTexts} from '../../doctor-text.js';
import type {ObjectValues} from './network-objects.js';

const list = (names: readonly string[]): string => names.join('、');
const planned = '由本程序创建的容器会按原方案重新创建；DSM 的磁盘保持不变。';

/** The container’s ends in its networks: addresses, names, gateway, ports. */
export const networkEndTexts: DoctorTexts<Omit<NetworkValues, keyof ObjectValues>> = {
	'address-free': {
		title: '所要求的地址未被占用',
		found: ({container, network, ip, case: which, by}) =>
			({
				gateway: `${container} 在 ${network} 中要使用 ${ip}，而它是该网络的网关。`,
				reserved: `${container} 在 ${network} 中要使用 ${ip}，而它在那里是保留地址（aux-address）。`,
				container: `${container} 在 ${network} 中要使用 ${ip}，而它已被 ${by} 占用。`,
				outside: `${container} 在 ${network} 中要使用 ${ip}，而它不在该网络的网段 ${by} 内。`,
			})[which],
		why: '地址被占用（“Address already in use”）或不属于该网络时，Docker 无法启动容器。',
		fix: ({container, ip, case: which, by}) =>
			which === 'container'
				? `停止 ${by}，启动 ${container}，再启动 ${by}：除非专门给它指定了 ${ip}，Docker 会给它分配另一个地址。`
				: `给 ${container} 在那里换一个地址。${planned}`,
	},
	'interface-name': {
		title: '接口名称可用',
		found: ({network, name, case: which}) =>
			({
				'too-long': `${network} 中的接口要命名为 ${name}：超过了 15 个字符。`,
				characters: `${network} 中的接口要命名为 ${name}：含有接口名称不允许的字符。`,
				drawn: `${network} 中的接口要命名为 ${name}，而这是 Docker 自己会分配的名称。`,
			})[which],
		why: 'Docker 在容器启动时才检查名称，届时启动会失败；eth 加数字的名称则是偶尔失败（“file exists”）。',
		fix: () => `换一个名称，例如网卡用 lan0，网桥用 mgmt0。如果钩子脚本依赖旧名称，也要一并修改。${planned}`,
	},
	'interface-order': {
		title: '没有任何东西依赖 eth0 和 eth1',
		found: ({container, names, where, wrong}) => {
			const place = where === 'hook' ? '钩子脚本' : '设置项 DEV ';
			return wrong.length > 0
				? `${place}依赖 ${list(wrong)}，但 ${container} 这次启动后，它并不是预期的那个接口。`
				: `${place}依赖 ${list(names)}，而 ${container} 每次启动时 Docker 都会随机分配这些名称。`;
		},
		why: '从 Engine 28 起，Docker 以随机顺序接入容器的网络，因此 eth0 和 eth1 有时会互换。',
		fix: () =>
			'让钩子脚本按驱动查找网卡的接口：“for i in $(ls /sys/class/net); do if ethtool -i $i | grep "^driver: macvlan$" >/dev/null; then lan=$i; fi; done”。或者给每个接口指定名称：--network name=…,driver-opt=com.docker.network.endpoint.ifname=lan0',
	},
	'gateway-elected': {
		title: '容器将以 Docker 网桥为网关',
		found: ({container, network}) =>
			`Docker 会让 ${container} 的默认路由走网卡所在的网络 ${network}，而不是 Docker 网桥。`,
		why: '钩子脚本会把这个接口放入 br0 并去掉它的地址，默认路由也随之消失。镜像于是找不到自己的网络接口，随即退出。',
		fix: () =>
			`让网桥作为网关：提高它的网关优先级（Engine 28 或更新版本），或把 macvlan 网络设为内部网络（internal）。${planned}`,
	},
	'default-route': {
		title: '容器的网关是 Docker 网桥',
		found: ({container, device, case: which}) =>
			({
				macvlan: `${container} 的默认路由走的是 macvlan（${device}），而不是 Docker 网桥。`,
				lost: `${container} 的默认路由走的是 macvlan，而不是 Docker 网桥，并且已随 macvlan 的地址一起消失。`,
				internal: `${container} 的 Docker 网桥是内部网络（internal），因此没有默认路由。`,
				none: `${container} 没有默认路由。`,
			})[which],
		why: 'Docker 只在拥有默认路由的网络上发布端口，而 macvlan 不发布端口。给运行中的容器接入网络可能会改变默认路由。',
		fix: ({case: which}) =>
			which === 'macvlan' || which === 'lost'
				? `让网桥作为网关：提高它的网关优先级（Engine 28 或更新版本），或把 macvlan 网络设为内部网络（internal）。${planned}`
				: '把容器接入一个不是内部网络的 Docker 网桥，然后重新启动。',
	},
	'ports-published': {
		title: '发布的端口已打开',
		found: ({container, missing, case: which}) =>
			({
				macvlan: `为 ${container} 发布的 ${list(missing)} 不起作用：macvlan 不发布端口。`,
				detached: `Docker 应为 ${container} 发布 ${list(missing)}，但一个也没有打开，因为 ${container} 已不在任何 Docker 网桥上。`,
				gateway: `Docker 应为 ${container} 发布 ${list(missing)}，但一个也没有打开，因为容器的网关是 macvlan。`,
				closed: `Docker 应为 ${container} 发布 ${list(missing)}，但没有打开。`,
			})[which],
		why: 'Docker 只在拥有容器默认路由的 Docker 网桥上发布端口。使用 macvlan 时，其他机器通过 DSM 自己的地址访问它。',
		fix: ({container, case: which}) =>
			which === 'macvlan'
				? '没有问题。请在本机以外的机器上使用 DSM 在局域网中的地址。'
				: which === 'detached'
					? `请把 ${container} 重新接入它的 Docker 网桥，并重启它。`
					: which === 'gateway'
						? `让 Docker 网桥作为容器的网关，并重启 ${container}。本程序的设置就是如此。`
						: `请重启 ${container}，再用“docker port ${container}”查看。如果仍是空的，请重启 Docker：它的防火墙规则可能已丢失。期间所有容器都会停一下。`,
	},
	'subnet-shadow': {
		title: 'macvlan 的网段没有遮挡其他机器',
		found: ({container, subnet, device, link}) =>
			`${container} 在 ${link} 上寻找 ${subnet}，那里没有应答；本机通过 ${device} 访问这个网段。`,
		why: '来自那里的客户端访问发布的端口时得不到应答，尽管端口是打开的。br0 后面的 DSM 本身不受影响。',
		fix: ({link}) =>
			`去掉 ${link} 上的地址：它在 br0 里，不需要地址。要长期生效，在钩子脚本中把 ${link} 加入 br0 之前写上“ip addr flush dev ${link}”。`,
	},
	'asked-mac': {
		title: '网卡使用了指定的 MAC 地址',
		found: ({network, mac, wanted, other}) =>
			other === null
				? `容器在 ${network} 中的接口的 MAC 地址是 ${mac}，而这套部署要求的是 ${wanted}。`
				: `容器在 ${network} 中的接口的 MAC 地址是 ${mac}；为它指定的 ${wanted} 却用在了 ${other} 中。`,
		why: 'Engine 29.3 之前，“docker network connect”会忽略 MAC 地址；Engine 29 会忽略整个容器的 MAC 地址。这样每次启动后，交换机看到的网卡地址都不同。',
		fix: () => `重新创建容器，并把 MAC 地址写在它的网络上（--network 的 mac-address=…）。${planned}`,
	},
	'mac-unique': {
		title: '没有其他容器使用相同的 MAC 地址',
		found: ({network, mac, others}) => `在 ${network} 中，${list(others)} 使用了相同的 MAC 地址：${mac}。`,
		why: '网桥把数据帧发往最后一次见到该 MAC 地址的端口，因此双方都会丢帧。Engine 25.0.0 至 25.0.4 会重复分配地址。',
		fix: ({network, others}) =>
			`把其中一个重新接入 ${network}，让它得到另一个地址。如果 ${list(others)} 的地址是手动指定的，请换一个。如果 Docker 是 25.0，请升级。`,
	},
	'inner-range': {
		title: '容器不在 172.17.0.0/16 内',
		found: ({network, subnet}) => `容器的网络 ${network} 使用 ${subnet}，DSM 里的 Docker 也使用这个网段。`,
		why: '如果 DSM 中安装了 Container Manager，DSM 会把这些地址当作自己的，从本机进行的管理访问就会中断。',
		fix: ({network}) =>
			`新建一个网桥网络（docker network create --subnet 172.31.4.0/24 vdsm-eth0-bridge），把容器接入它（docker network connect vdsm-eth0-bridge 容器名），再从 ${network} 断开（docker network disconnect ${network} 容器名），然后重启容器。`,
	},
};
