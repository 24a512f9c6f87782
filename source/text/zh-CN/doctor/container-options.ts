import type {ContainerValues} from '../../../model/diagnosis/values-container.js';
import type {DoctorTexts} from '../../doctor-text.js';

/** Said wherever the container has to be made anew, since Docker changes no such option of one that is there. */
const anew =
	'Docker 不能修改已有容器的这一选项：请用同一个存储目录重新创建容器，DSM 的数据在该目录中，不受影响。';

const pull = (image: string) => `获取较新的镜像（docker pull ${image}），然后重新创建容器。`;

/** What the container was made with: its image and its options. */
export const containerOptionTexts: DoctorTexts<
	Pick<
		ContainerValues,
		| 'network-mode'
		| 'network-device'
		| 'image-hook'
		| 'image-bridge-acl'
		| 'image-takes-macvlan'
		| 'net-admin'
		| 'tun-passed'
		| 'dhcp-passthru'
		| 'dhcp-macvlan'
		| 'dhcp-tap'
	>
> = {
	'network-mode': {
		title: '容器有自己的网络',
		found: ({container}) => `${container} 使用的是本机网络（--network host）。`,
		why: '镜像会拒绝运行：否则它会在本机自己的网络里设置规则和接口。这样 DSM 也得不到网卡。',
		fix: () => `不要使用 --network host，让容器连接到独立的网络。${anew}`,
	},
	'network-device': {
		title: '镜像能找到网络接口',
		found: ({container, dev, there}) =>
			dev === ''
				? `${container} 没有连接到任何网络。`
				: `${container} 被指定使用接口 ${dev}（DEV），而 Docker 提供的是 ${there.join('、')}。`,
		why: '镜像会报错“Network interface … does not exist inside the container”并退出。',
		fix: ({dev}) =>
			dev === ''
				? `让容器连接到网络；--network none 不行。${anew}`
				: `去掉 DEV：镜像会自动使用默认路由所在的接口。${anew}`,
	},
	'image-hook': {
		title: '镜像会执行钩子脚本',
		found: ({container, image, version}) =>
			`${container} 挂载了钩子脚本 /run/start.sh，但镜像 ${image} 的版本是 ${version}，不会执行它。从 7.42 起才会执行。`,
		why: '网桥 br0 由钩子脚本创建。没有它，QEMU 找不到网桥，容器会退出，或者 DSM 无法接入局域网。',
		fix: ({image}) => `${pull(image)}${anew}`,
	},
	'image-bridge-acl': {
		title: '镜像允许使用网桥',
		found: ({container, image, version}) =>
			`${container} 的镜像 ${image} 版本是 ${version}，其中没有 /etc/qemu/bridge.conf。从 7.26 起才有这个文件。`,
		why: 'QEMU 的辅助程序根据这个文件判断能否使用 br0，没有它就会拒绝。',
		fix: ({image}) => `${pull(image)}${anew}`,
	},
	'image-takes-macvlan': {
		title: '镜像接受 macvlan',
		found: ({container, image, version}) =>
			`${container} 的镜像 ${image} 版本是 ${version}，会把 macvlan 当成本机的物理网卡。`,
		why: '7.39 版在 macvlan 上会报错“This container does not support host mode networking!”并退出，7.40 已修复。',
		fix: ({image}) => `${pull(image)}${anew}`,
	},
	'net-admin': {
		title: '容器可以配置自己的网络',
		found: ({container}) => `${container} 没有 NET_ADMIN 权限。`,
		why: '没有这项权限，容器内无法创建网桥和 tap，只会得到“Operation not permitted”。',
		fix: () => `加上 --cap-add NET_ADMIN（Compose：“cap_add: [NET_ADMIN]”）。${anew}`,
	},
	'tun-passed': {
		title: '容器有 /dev/net/tun',
		found: ({container}) => `没有把设备 /dev/net/tun 传给 ${container}。`,
		why: 'QEMU 用 tap 把 DSM 接入容器的网络，而 tap 要通过这个设备创建。',
		fix: () => `加上 --device /dev/net/tun（Compose：“devices: [/dev/net/tun]”）。${anew}`,
	},
	'dhcp-passthru': {
		title: 'DHCP=Y 没有用在直通网络上',
		found: ({container, network}) =>
			`${container} 设置了 DHCP=Y，而它的网络 ${network} 是 passthru 模式的 macvlan，两者不能同时使用。`,
		why: '使用 DHCP=Y 时，镜像要在网卡上再创建一个接口，而直通模式只容得下一个。这时镜像会报错“Cannot create macvtap interface. Please make sure that the network type of the container is ‘macvlan’ and not ‘ipvlan’”，容易误导人。',
		fix: () =>
			`去掉 DHCP=Y：DSM 的第二块网卡接在 br0 上时，本来就能从路由器获取地址。或者保留 DHCP=Y，改用 bridge 模式的 macvlan 网络。${anew}`,
	},
	'dhcp-macvlan': {
		title: 'DHCP=Y 用在 macvlan 上',
		found: ({container, case: which, network}) =>
			({
				none: `${container} 设置了 DHCP=Y，但它的网络都不是 macvlan。`,
				ipvlan: `${container} 设置了 DHCP=Y，但它的网络 ${network} 是 ipvlan。`,
				'not-uplink': `${container} 设置了 DHCP=Y，但默认路由经过 ${network}，它不是 macvlan。`,
			})[which],
		why: '使用 DHCP=Y 时，镜像会把 DSM 直接接到默认路由所在的接口上，这个接口必须是 macvlan，否则报错“The container needs to be in a MACVLAN network when DHCP=Y”。',
		fix: ({case: which}) =>
			which === 'not-uplink'
				? `用 DEV 指定 macvlan 的接口，或去掉 DHCP=Y。${anew}`
				: `去掉 DHCP=Y，或让容器连接到 bridge 模式的 macvlan 网络。${anew}`,
	},
	'dhcp-tap': {
		title: 'DHCP=Y 可以打开 tap 设备',
		found: ({container}) => `${container} 设置了 DHCP=Y，但没有允许打开 tap 的设备规则。`,
		why: 'tap 的设备号每次启动都不同，无法用 --device 传入。镜像会报错“Cannot create TAP interface (1)”并退出。',
		fix: () =>
			`加上 --device-cgroup-rule 'c *:* rwm'（Compose：“device_cgroup_rules”），或去掉 DHCP=Y。${anew}`,
	},
};
