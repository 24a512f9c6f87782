import type {CardValues} from '../../../model/diagnosis/values-card.js';
import type {DoctorTexts} from '../../doctor-text.js';

type Ids =
	| 'nic-refused'
	| 'nic-named'
	| 'nic-same'
	| 'vlan-card'
	| 'nic-exists'
	| 'nic-in-time'
	| 'nic-vlan'
	| 'nic-dots';

/** Which card it is, and whether it is there. */
export const cardNameTexts: DoctorTexts<Pick<CardValues, Ids>> = {
	'nic-refused': {
		title: 'Docker 接受所给的网卡名称',
		found: ({case: which, name}) =>
			({
				missing: `Docker 拒绝创建网络：本机没有网卡 ${name}。`,
				'vlan-name': `Docker 拒绝创建网络：它把 ${name} 中的点当作 VLAN 分隔符，但无法解析这个名称。`,
				'vlan-number': `Docker 拒绝创建网络：${name} 不是有效的 VLAN 编号。`,
				loopback: `Docker 拒绝在回环接口 ${name} 上创建网络。`,
			})[which],
		why: '没有这个网络，容器就没有通往局域网的路径，因此什么都没有建成。',
		fix: ({case: which}) =>
			which === 'missing'
				? '请使用“npx vdsm-passthru nics”列出的名称，重新创建网络。'
				: which === 'loopback'
					? '请选择真实网卡；“npx vdsm-passthru nics”会列出可用网卡。'
					: 'VLAN 接口的名称是“网卡.编号”，只有一个点，编号为 1 到 4094，例如 enp3s0.10。其他网卡的名称不能含点。',
	},
	'nic-named': {
		title: 'macvlan 网络指定了网卡',
		found: ({network}) => `网络 ${network} 没有指定网卡，Docker 把它建在了自己的虚拟接口（dummy）上。`,
		why: 'dummy 接口没有连接任何网线，容器无法到达局域网。',
		fix: ({network}) => `请删除 ${network}，并用“-o parent=网卡名”重新创建，例如 -o parent=enp3s0。`,
	},
	'nic-same': {
		title: '网卡仍是当初设置的那一块',
		found: ({case: which, nic, now}) =>
			which === 'renamed'
				? `原来的网卡 ${nic} 现在叫 ${now}。`
				: now === null
					? `${nic} 已不是当初设置的那块网卡；原来那块已不在本机上。`
					: `${nic} 已不是当初设置的那块网卡；原来那块现在叫 ${now}。`,
		why: 'Docker 只按名称识别网卡。加装硬件、换插槽或升级内核之后，名称可能会变。',
		fix: ({case: which, nic, now}) =>
			which === 'renamed'
				? `请在容器停止时把网卡改回原名 ${nic}。要在重启后仍然有效，请为 systemd 写一个按 MAC 地址命名的 .link 文件；也可以先执行“sudo npx vdsm-passthru undo --consent card-missing”，再执行“sudo npx vdsm-passthru apply --nic ${now}”。`
				: now === null
					? '如果是您换了网卡，请先执行“sudo npx vdsm-passthru undo”，再执行“sudo npx vdsm-passthru apply”，程序会记下新网卡。'
					: `请把 DSM 的网线插到 ${nic}，或先执行“sudo npx vdsm-passthru undo”，再执行“sudo npx vdsm-passthru apply --nic ${now}”。`,
	},
	'vlan-card': {
		title: 'VLAN 接口及其下层网卡都在',
		found: ({nic, base, missing}) =>
			missing === 'base'
				? `网络建在 VLAN 接口 ${nic} 上，但本机没有网卡 ${base}。`
				: `网络建在 VLAN 接口 ${nic} 上，该接口不存在；其下层网卡 ${base} 还在。`,
		why: 'Docker 只在创建网络或自身启动时创建这种接口。缺少它，容器无法启动。',
		fix: ({nic, base, missing}) =>
			missing === 'base'
				? `请装回网卡，或在“ip link”列出的网卡上重新创建网络。${base} 可能已经改名。`
				: `请重新创建 ${nic}。要在重启后仍然存在，请写入本机的网络配置。`,
	},
	'nic-exists': {
		title: '网卡在本机上',
		found: ({nic, now}) =>
			now === null
				? `网络建在网卡 ${nic} 上，而本机现在没有这块网卡。`
				: `网络建在网卡 ${nic} 上，它现在叫 ${now}。`,
		why: '创建网络时它还在。缺少它，容器无法启动，或者运行着却没有通往局域网的路径。',
		fix: ({nic, now}) =>
			now === null
				? `请装回 ${nic}（USB 网卡请重新插好），用“ip link”查看，然后重启容器。若网卡已改名，请用新名称重新设置。`
				: `在容器停止之前仍可使用，停止后就无法再启动。请在方便时停止容器，把 ${now} 改回原名 ${nic}，再启动容器：ip link set dev ${now} down; ip link set dev ${now} name ${nic}; ip link set dev ${nic} up`,
	},
	'nic-in-time': {
		title: '容器启动时网卡已就绪',
		found: ({nic, container, dropped}) =>
			dropped
				? `Docker 启动时 ${nic} 不在，因此 Docker 丢失了 ${container} 所需的网络。网卡现在已经在了。`
				: `${container} 启动时 ${nic} 不在。网卡现在已经在了。`,
		why: '网卡来迟时（开机慢、USB 网卡），Docker 不会自动重试。',
		fix: ({container, dropped}) =>
			dropped
				? `请重启 Docker，再启动 ${container}；期间所有容器都会停一下。“sudo npx vdsm-passthru apply”会让 Docker 在开机时等待网卡。`
				: `请启动 ${container}。“sudo npx vdsm-passthru apply”会安装一个自动完成此事的 systemd 单元。`,
	},
	'nic-vlan': {
		title: '使用的是整块网卡，而不是 VLAN 接口',
		found: ({nic, base}) =>
			`${nic} 是 ${base} 上的 VLAN 接口：DSM 得到这个 VLAN，${base} 的其余部分仍归本机。`,
		why: '这样可以工作。但如果该接口是 Docker 自己创建的，删除网络时它也会被删除。',
		fix: ({nic}) => `无需处理。稳妥起见，可把 ${nic} 写入本机的网络配置。`,
	},
	'nic-dots': {
		title: '网卡名称不会被 Docker 误解',
		found: ({nic}) => `名称 ${nic} 含有点，但它不是 VLAN 接口。`,
		why: '网卡在时没有问题。若 Docker 启动时它不在，Docker 会把这个名称当成 VLAN。',
		fix: ({nic}) => `目前无需处理。稳妥起见，请给 ${nic} 换一个不含点的名称。`,
	},
};
