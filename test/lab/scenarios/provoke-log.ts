import {image, type Provocation} from './provocation.js';

const qemu = `docker run --rm --name c1 --device /dev/net/tun --entrypoint qemu-system-x86_64`;

const machine = '-nodefaults -display none -S -machine none';

export const logs: readonly Provocation[] = [
	{
		name: 'log-no-net-admin',
		code: 'net-denied',
		fails: `docker run --rm --name c1 --entrypoint ip ${image} link add br0 type bridge`,
	},
	{
		name: 'log-no-net-admin-tun',
		code: 'net-denied',
		fails: `docker run --rm --name c1 --device /dev/net/tun --mount type=bind,source=/root/bridged.sh,target=/bridged.sh,readonly --cap-drop SETUID --entrypoint sh ${image} /bridged.sh`,
	},
	{
		name: 'log-iptables',
		code: 'net-denied',
		fails: `docker run --rm --name c1 --entrypoint iptables ${image} -t nat -L`,
	},
	{
		name: 'log-no-tun',
		code: 'container-no-tun',
		fails: `docker run --rm --name c1 --cap-add NET_ADMIN --entrypoint qemu-system-x86_64 ${image} ${machine} -netdev bridge,id=hostnet1,br=br0`,
	},
	{
		name: 'log-acl-missing',
		code: 'bridge-acl',
		fails: `docker run --rm --name c1 --cap-add NET_ADMIN --device /dev/net/tun --tmpfs /etc/qemu --entrypoint qemu-system-x86_64 ${image} ${machine} -netdev bridge,id=hostnet1,br=br0`,
	},
	{
		name: 'log-acl',
		code: 'bridge-acl',
		fails: `${qemu} --cap-add NET_ADMIN ${image} ${machine} -netdev bridge,id=hostnet1,br=br7`,
	},
	{
		name: 'log-no-bridge',
		code: 'no-bridge',
		values: {bridge: 'br0'},
		fails: `${qemu} --cap-add NET_ADMIN ${image} ${machine} -netdev bridge,id=hostnet1,br=br0`,
	},
	{
		name: 'log-duplicate-id',
		code: 'qemu-id-twice',
		fails: `${qemu} ${image} ${machine} -netdev user,id=hostnet0 -netdev user,id=hostnet0`,
	},
	{
		name: 'log-unknown-id',
		code: 'qemu-id-unknown',
		values: {id: 'hostnet1'},
		fails: `${qemu} ${image} -nodefaults -display none -S -netdev user,id=hostnet0 -device virtio-net-pci,netdev=hostnet1`,
	},
	{name: 'log-qemu-option', code: 'qemu-option', fails: `${qemu} ${image} ${machine} -nonsense`},
	{
		name: 'log-line-ends',
		code: 'hook-line-ends',
		fails: `docker run --rm --name c1 --mount type=bind,source=/root/crlf.sh,target=/run/start.sh,readonly ${image}`,
	},
	{
		name: 'log-hook-is-folder',
		code: 'hook-is-folder',
		fails: `docker run --rm --name c1 --mount type=bind,source=/root/sourcing.sh,target=/sourcing.sh,readonly --entrypoint bash ${image} /sourcing.sh`,
	},
	{
		name: 'log-no-interface',
		code: 'container-no-interface',
		fails: `docker run --rm --name c1 --network none ${image}`,
	},
	{
		name: 'log-no-kvm',
		code: 'no-kvm',
		fails: `docker run --rm --name c1 --entrypoint qemu-system-x86_64 ${image} -nodefaults -display none -S -accel kvm`,
	},
];
