import type {DoctorId} from '../../source/model/diagnosis/values.js';
import type {Language} from '../../source/text/language.js';

type Why = Readonly<Record<Language, string>>;
type Recorded = {readonly id: DoctorId; readonly why: Why};

const kernel: Why = {
	en: 'the kernel and its modules are the machine’s own in the lab, and shared with everything else on it',
	'zh-CN': '测试环境使用宿主机自己的内核和模块，机器上的其他程序也在用',
};
const engines: Why = {
	en: 'the lab has Engine 20.10 and 28.5, both of them Docker’s own, rootful and on this machine',
	'zh-CN': '测试环境只有 Engine 20.10 和 28.5，都是 Docker 官方的 rootful 版本，且在本机运行',
};
const cable: Why = {
	en: 'a card of the lab is one end of a virtual cable, which has no radio and no speed',
	'zh-CN': '测试环境的网卡是一根虚拟网线的一端，没有无线功能，也没有速率',
};
const place: Why = {
	en: 'the lab runs on no such machine, and in no such network',
	'zh-CN': '测试环境不在这样的机器上，也不在这样的网络中',
};

/**
 * Checks that no lab test breaks for real, and why not: they are proven on recorded or constructed evidence alone. All
 * others are broken and mended in `test/lab/doctor`; see docs/troubleshooting.
 */
export const recordedOnly: readonly Recorded[] = [
	...because(kernel, ['kernel-age', 'kernel-arp', 'kernel-replaced', 'macvlan-module', 'macvtap-module']),
	...because(kernel, ['firewall-modules', 'nat-rules']),
	...because(
		{
			en: 'the machine’s kernel has no dummy, which Docker makes then',
			'zh-CN': '实验机的内核没有 dummy 模块，而 Docker 此时要创建 dummy 接口',
		},
		['nic-named'],
	),
	...because({en: 'the machine’s kernel has no VLANs', 'zh-CN': '实验机的内核不支持 VLAN'}, ['vlan-card']),
	...because(place, ['nested-host', 'virtual-switch', 'cloud-filter']),
	...because(engines, ['engine-advertises', 'engine-desktop', 'engine-endpoints', 'engine-macs']),
	...because(engines, ['engine-rootful']),
	...because(
		{
			en: 'it takes a host whose Docker is Podman, on which `test/lab/scenarios/podman-refused.test.ts` sees it told',
			'zh-CN':
				'需要一台以 Podman 充当 Docker 的主机；`test/lab/scenarios/podman-refused.test.ts` 在这样的主机上确认会作出提示',
		},
		['engine-podman'],
	),
	...because(cable, ['nic-wired', 'nic-speed']),
	...because(
		{
			en: 'it takes a host with one card, on which `test/lab/scenarios/shared-shim.test.ts` breaks it for real and mends it',
			'zh-CN':
				'需要一台只有一块网卡的主机；`test/lab/scenarios/shared-shim.test.ts` 在这样的主机上真正造成并修复了这一故障',
		},
		['host-shim'],
	),
	...because(
		{
			en: 'it takes that very image, and the lab has a stand-in',
			'zh-CN': '需要那个特定的镜像，而测试环境用的是替身镜像',
		},
		['image-takes-macvlan'],
	),
	...because(
		{
			en: 'Docker gives each start a network of its own; it takes Kubernetes',
			'zh-CN': 'Docker 每次启动都会新建网络命名空间，只有在 Kubernetes 中才会出现',
		},
		['macvtap-leftover'],
	),
	...because(
		{
			en: 'it takes a Docker that dies at one certain moment',
			'zh-CN': '需要 Docker 恰好在某一时刻崩溃',
		},
		['endpoint-record'],
	),
];

function because(why: Why, ids: readonly DoctorId[]): readonly Recorded[] {
	return ids.map(id => ({id, why}));
}
