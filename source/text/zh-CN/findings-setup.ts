import type {FindingDetail} from '../../model/finding.js';
import type {ByCode, FindingText} from '../by-code.js';

/** About names, addresses, ports, and what a layout can never do. */
export const setupFindings = {
	'network-foreign': ({name}) => ({
		title: `Docker 网络 ${name} 已存在，且不是本程序创建的`,
		meaning: '本程序不会动它，因此也无法创建同名网络。',
		fix: '请换一个 --prefix，或自行删除：docker network rm …',
	}),
	'container-foreign': ({name}) => ({
		title: `容器 ${name} 已存在，且不是本程序创建的`,
		meaning: '本程序不会动它，因此也无法创建同名容器。',
		fix: '请换一个 --name；如果不再需要，请自行删除它。',
	}),
	'parent-taken': ({nic, network}) => ({
		title: `Docker 网络 ${network} 已在使用 ${nic}`,
		meaning: 'Docker 会拒绝再建一个：直通网络必须独占网卡；Engine 27 之前，任何网络都独占网卡。',
		fix: `如果不再需要，请删除：docker network rm ${network}`,
	}),
	'subnet-overlaps-docker': ({subnet, network, other}) => ({
		title: `${subnet} 与 Docker 网络 ${network}（${other}）重叠`,
		meaning: 'Docker 会报“Pool overlaps with other one on this address space”。',
		fix: 'direct 布局不需要在局域网网段上建 Docker 网络；否则请删除那个网络。',
	}),
	'subnet-overlaps-route': ({subnet, device, route}) => ({
		title: `${subnet} 也可经 ${device} 到达（${route}）`,
		meaning: 'Docker 不会报错，但容器将无法再经本机访问原来的那个网络。',
		fix: '管理网络请换一个网段；classic 布局的局域网侧出现此情况属正常。',
	}),
	'lan-is-docker': ({subnet, network, other}) => ({
		title: `局域网 ${subnet} 与 Docker 网络 ${network}（${other}）的地址重叠`,
		meaning:
			'Docker 网络只存在于本机。如果这个网段是从 Docker 网络误读来的，局域网内谁也访问不到 DSM；如果局域网确实用这个网段，DSM 可以正常工作，但本机无法访问局域网中这些地址上的设备。',
		fix: '请在局域网的另一台设备或路由器上查看实际网段，再填写。',
	}),
	'no-free-subnet': () => ({
		title: '没有可供局域网侧网络占位的空闲网段',
		meaning: '10.213.213.0 到 10.213.254.255 已全部占用。',
		fix: '请删除该范围内的某个 Docker 网络或路由。',
	}),
	'ip-taken': ({ip, mac}) => ({
		title: `${ip} 已被占用`,
		meaning: `局域网中 ${mac} 在应答该地址。两台设备使用同一地址会互相干扰。`,
		fix: '请换一个地址。',
	}),
	'mac-taken': ({mac, ip, nic}) => ({
		title: `${ip} 已在使用 DSM 将要使用的 MAC 地址 ${mac}`,
		meaning: `它刚刚在 ${nic} 所在的局域网中与本机通信过。两台设备的 MAC 相同时，交换机只会把数据发给其中一台，双方都会丢包。克隆本机或网卡的 MAC，就会得到同样的地址。`,
		fix: '如果它不是此前运行的 DSM 本身：请用 --mac（附加网卡则在 --also 中用 mac=…）另选 MAC，或更换 --prefix（MAC 由它生成）。',
	}),
	'ip-not-checked': ({ip, why}) => ({
		title: `没有在局域网中确认 ${ip} 是否空闲`,
		meaning:
			{
				'link-down': '网卡未启用；检查时不会去启用它。',
				'no-carrier': '网卡没有链路。',
				'no-arping': '没有安装 arping 程序。',
				'no-root': '此检查需要 root。',
				'in-use': '网卡正在使用中，应答会被占用它的容器收到，这里看不到。',
				'other-machine': '这些信息来自另一台机器。',
				'not-asked': '尚未询问。',
			}[why] ?? '无法从这里查询。',
		fix: '请从其他设备 ping 一下，或查看路由器的设备列表。',
	}),
	'gateway-silent': ({gateway, nic}) => ({
		title: `网关 ${gateway} 在 ${nic} 上没有应答`,
		meaning: '可能是网线插错、VLAN 不对或地址有误：DSM 将无法访问局域网之外。',
		fix: '请检查网线通向哪里，以及路由器的地址。',
	}),
	'ip-in-dhcp-pool': ({ip}) => ({
		title: `请让 ${ip} 避开路由器的 DHCP 地址池`,
		meaning: '路由器并不知道它已被占用，以后可能分配给别的设备。',
		fix: '选用地址池之外的地址，或在路由器上为 DSM 的 MAC 保留该地址。',
	}),
	'dhcp-reservation': ({mac}) => ({
		title: 'DSM 的地址由路由器分配',
		meaning: '地址将来可能变化。',
		fix: `请在路由器上为 MAC ${mac} 保留地址。`,
	}),
	'manual-address': () => ({
		title: '地址需要在 DSM 中手动设置',
		meaning: '在此之前，DSM 会用 DHCP 向局域网请求并使用所得地址。',
		fix: '在 DSM 中：控制面板 > 网络 > 网络界面 > 局域网 2。',
	}),
	'classic-no-dhcp': () => ({
		title: 'classic 布局不能使用 DHCP',
		meaning: '直通模式下镜像的 DHCP=Y 无法工作，容器会报出容易误导人的“macvlan and not ipvlan”错误并退出。',
		fix: '需要 DHCP 请用 direct 布局。',
	}),
	'classic-ports-dead': () => ({
		title: 'classic 布局中发布端口不起作用',
		meaning: 'Docker 只在拥有网关的网络上转发端口，而这里网关属于 macvlan。',
		fix: '请使用局域网地址；在本机则使用网桥地址。',
	}),
	'classic-nat-clients': () => ({
		title: 'DSM 位于容器的 NAT 之后',
		meaning: '在局域网中广播自身的协议（Bonjour、WS-Discovery）无法穿过。',
		fix: '如有需要，请用 direct 布局。',
	}),
	'classic-management': ({guest, container}) => ({
		title: `在本机可通过 ${container} 访问 DSM`,
		meaning: `同一网桥上还会为 DSM 的第二个网络接口提供 ${guest}，仅供本机使用。`,
		fix: '无需操作。',
	}),
	'shared-address': ({ip}) => ({
		title: `${ip} 是容器的地址，不是 DSM 的地址`,
		meaning: 'Docker 会给每个容器分配地址；DSM 的地址由它自己向路由器申请，这里无法为它指定静态地址。',
		fix: '请选用路由器 DHCP 地址池之外的地址；DSM 的地址可在路由器上保留。',
	}),
	'shared-isolation': () => ({
		title: '本机与 DSM 之间无法互访',
		meaning:
			'两者共用一块网卡，而内核不在这两者之间转发数据；局域网中的其他设备都能访问 DSM。如果用 direct 布局，本机可通过发布的端口访问。',
		fix: '请从局域网中的另一台机器设置 DSM。若本机也要访问 DSM（例如备份或打开网页）：在路由器中为 DSM 保留一个地址，用 --dsm-ip 给出，并用 --shim-ip 给出本机为此占用的另一个地址。',
	}),
	'shared-shim': ({shim, ip, dsm, mac}) => ({
		title: `本机用 ${dsm} 访问 DSM，DSM 用 ${ip} 访问本机`,
		meaning: `这由接口 ${shim} 实现，它只通往这一个地址：如果路由器给 DSM 分配了别的地址，本机就访问不到。`,
		fix: `请在路由器中把 ${dsm} 保留给 MAC ${mac}，并让 ${ip} 不在 DHCP 地址池之内。`,
	}),
	'shim-boot': ({shim, place, commands}) => ({
		title:
			place === 'init-script' ? `升级 TrueNAS 后，不再建立接口 ${shim}` : `重启后没有程序会建立接口 ${shim}`,
		meaning: '重新建立之前，本机与 DSM 无法互访；局域网中的其他设备都能访问 DSM。',
		fix: {
			'init-script': `System > Advanced Settings > Init/Shutdown Scripts > Add：Type 选“Command”，When 选“Post Init”，Command 填：${commands.join('; ')}`,
			'go-file': `把下面这一行加到 /boot/config/go 的末尾：${commands.join('; ')}`,
			'task-scheduler': `控制面板 > 任务计划 > 新增 > 触发的任务 > 用户定义的脚本，用户选 root，事件选“开机”，脚本填这一行：${commands.join('; ')}`,
			'by-hand': `让本机在开机时、网卡启用之后执行：${commands.join('; ')}`,
		}[place],
	}),
	'shim-dhcpcd': ({shim}) => ({
		title: `下次开机之前，dhcpcd 可能会为 ${shim} 申请地址`,
		meaning: '已让它不管理这个接口，但它只在启动时读取该设置；正在运行的 dhcpcd 会处理新出现的接口。',
		fix: '请择机重启本机，或自行重启 dhcpcd。',
	}),
	'shared-ports-dead': () => ({
		title: 'shared 布局中发布端口不起作用',
		meaning: 'Docker 不在 macvlan 上发布端口，DSM 也不在容器之后：DSM 的每项服务都在自己的端口上应答。',
		fix: '无需操作。来自互联网的转发在路由器上设置。',
	}),
	'shared-no-filter': () => ({
		title: '无法在这里关闭 DSM 的端口',
		meaning: '发往 DSM 的数据不经过容器，因此没有 --block-ports：5000、22 等端口是否开放，由 DSM 自己决定。',
		fix: '请在 DSM 自带的防火墙中关闭端口。',
	}),
	'shared-multicast': () => ({
		title: 'DSM 收不到局域网中的全部组播',
		meaning:
			'DSM 与网卡之间的接口只放行容器自身在监听的组播：用来发现 DSM 的协议（Bonjour、WS-Discovery）可能找不到它；Engine 28 之前，也无法用 IPv6 访问它。',
		fix: '找不到时请直接输入 DSM 的地址。direct 布局没有此限制。',
	}),
	'lan-ports-direct': () => ({
		title: '在局域网侧，起作用的是 DSM 自己的端口，而不是 Docker 的端口转发',
		meaning: 'DSM 本身就在局域网中：它的每项服务都在自己的端口上应答。',
		fix: '可用“局域网侧关闭的端口”（--block-ports）或 DSM 防火墙关闭端口；来自互联网的转发在路由器上设置。',
	}),
	'two-gateways': () => ({
		title: 'DSM 有两个网络接口',
		meaning: '局域网 1 通往本机，局域网 2 是物理网卡。只有局域网 2 设有网关，这样应答会原路返回。',
		fix: '不要在局域网 1 上设置网关，保持 DHCP 即可。',
	}),
	'several-lans': ({nics}) => ({
		title: `DSM 有 ${nics.length + 1} 个网络接口`,
		meaning: `局域网 1 通往本机，之后依次为：${nics.map((nic, index) => `局域网 ${index + 2} 是 ${nic}`).join('，')}。`,
		fix: '局域网 1 保持 DHCP，不要在那里设置网关。',
	}),
	'gateways-apart': ({nics}) => ({
		title: `DSM 在 ${nics.join('、')} 上可能各有一个网关`,
		meaning: 'DSM 只经一个网关访问自身网段以外的地址。从路由器另一侧经其他网卡进来的访问，可能收不到回应。',
		fix: '只给一块网卡设网关，其余网卡用不带网关的静态地址；或者在 DSM 的“控制面板 > 网络 > 常规 > 高级设置”中启用多个网关。',
	}),
	'host-isolation': ({via}) => ({
		title: '本机与 DSM 无法经这块网卡互访',
		meaning: '网卡直通后，内核不在本机与虚拟机之间转发数据；局域网中的其他设备都能访问 DSM。',
		fix: via === '' ? '请发布一个端口，以便从本机访问 DSM。' : `在本机请使用 ${via}。`,
	}),
	'locked-out': ({ports, publish}) => ({
		title: `局域网侧关闭端口 ${ports} 后，浏览器打不开 DSM 的设置页`,
		meaning: `剩下的入口：${publish === '' ? '无' : `${publish}，只有本机自己能访问`}。本机如果没有屏幕，连首次设置都无法完成。`,
		fix: '请发布到本机在局域网中的地址（--publish 192.168.1.2:5000:5000），或使用 SSH 隧道：ssh -L 5000:127.0.0.1:5000 本机地址',
	}),
	'port-in-use': ({port, address}) => ({
		title: `本机已有程序在监听端口 ${port}`,
		meaning: `Docker 无法发布 ${address}:${port}，容器将启动失败。`,
		fix: '请换一个本机端口，例如 --publish 127.0.0.1:5050:5000',
	}),
	'publish-everywhere': ({ports}) => ({
		title: `${ports} 发布在本机的所有地址上`,
		meaning: 'Docker 发布的端口会绕过多数防火墙（ufw、firewalld）。',
		fix: '请指定一个地址：--publish 127.0.0.1:5000:5000',
	}),
	'dsm-firewall': ({gateway}) => ({
		title: '启用 DSM 防火墙时，请放行容器',
		meaning: `容器的健康检查，以及经本机访问的所有人，在 DSM 看来都来自 ${gateway}（容器在 DSM 局域网 1 一侧的地址）。一旦这个地址被 DSM 的防火墙或自动封锁挡住，他们就全都进不去。`,
		fix: `在 DSM 防火墙的局域网 1 中允许 ${gateway}，并把它加入自动封锁的允许列表。`,
	}),
	'port-security': ({mac}) => ({
		title: '交换机会在此端口看到第二个 MAC',
		meaning: `启用了端口安全的网管交换机，可能在 ${mac} 出现时关闭端口。`,
		fix: '仅限网管交换机：请在该端口上允许这个 MAC，或把该端口允许的 MAC 数改为 2。',
	}),
} satisfies Partial<ByCode<FindingDetail, FindingText>>;
