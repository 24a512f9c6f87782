import type {ContainerValues} from '../../../model/diagnosis/values-container.js';
import type {DoctorTexts} from '../../doctor-text.js';

/** Said wherever the container has to be made anew, since Docker changes no such option of one that is there. */
const anew =
	'Docker cannot change this in a container that is there: make it anew with the same storage folder. DSM’s data is in that folder and stays.';

const pull = (image: string) => `Get a newer image (docker pull ${image}), then make the container anew.`;

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
		title: 'It has a network of its own',
		found: ({container}) => `${container} uses the network of this machine (--network host).`,
		why: 'The image refuses that: it would set rules and interfaces in the host’s own network. And DSM gets no card that way.',
		fix: () => `Attach the container to networks of its own, without --network host. ${anew}`,
	},
	'network-device': {
		title: 'The image finds its interface',
		found: ({container, dev, there}) =>
			dev === ''
				? `${container} is not attached to any network.`
				: `${container} is told to use the interface ${dev} (DEV), and Docker gives it ${there.join(', ')}.`,
		why: 'The image ends with “Network interface … does not exist inside the container”.',
		fix: ({dev}) =>
			dev === ''
				? `Attach the container to a network; --network none is not enough. ${anew}`
				: `Leave DEV out: the image takes the interface with the default route by itself. ${anew}`,
	},
	'image-hook': {
		title: 'The image runs the hook',
		found: ({container, image, version}) =>
			`${container} has a hook at /run/start.sh, and its image ${image} is version ${version}, which does not run it. Version 7.42 is the first that does.`,
		why: 'The hook makes br0. Without it QEMU finds no bridge, and the container ends or DSM has no way to the LAN.',
		fix: ({image}) => `${pull(image)} ${anew}`,
	},
	'image-bridge-acl': {
		title: 'The image allows the bridge',
		found: ({container, image, version}) =>
			`The image ${image} of ${container} is version ${version}, which has no /etc/qemu/bridge.conf. Version 7.26 is the first that has it.`,
		why: 'QEMU’s helper asks this file whether it may use br0, and refuses without it.',
		fix: ({image}) => `${pull(image)} ${anew}`,
	},
	'image-takes-macvlan': {
		title: 'The image accepts a macvlan',
		found: ({container, image, version}) =>
			`The image ${image} of ${container} is version ${version}, which takes a macvlan for a card of the host.`,
		why: 'Version 7.39 ends with “This container does not support host mode networking!” on a macvlan. 7.40 is mended.',
		fix: ({image}) => `${pull(image)} ${anew}`,
	},
	'net-admin': {
		title: 'It may change its own network',
		found: ({container}) => `${container} does not have the right NET_ADMIN.`,
		why: 'Without it no bridge and no tap can be made in the container: “Operation not permitted”.',
		fix: () => `Add --cap-add NET_ADMIN (Compose: “cap_add: [NET_ADMIN]”). ${anew}`,
	},
	'tun-passed': {
		title: 'It has /dev/net/tun',
		found: ({container}) => `${container} was not given the device /dev/net/tun.`,
		why: 'QEMU connects DSM to the container’s network by a tap, which is made through this device.',
		fix: () => `Add --device /dev/net/tun (Compose: “devices: [/dev/net/tun]”). ${anew}`,
	},
	'dhcp-passthru': {
		title: 'DHCP=Y is not on a passthru network',
		found: ({container, network}) =>
			`${container} has DHCP=Y, and its network ${network} is a macvlan in mode passthru. The two do not go together.`,
		why: 'For DHCP=Y the image puts a second interface on the card, and passthru has room for one. The image then says “Cannot create macvtap interface. Please make sure that the network type of the container is ‘macvlan’ and not ‘ipvlan’”, which is misleading.',
		fix: () =>
			`Leave DHCP=Y out. With a second network card for DSM on br0, DSM gets its address from the router anyway. Or keep DHCP=Y and use a macvlan network in mode bridge. ${anew}`,
	},
	'dhcp-macvlan': {
		title: 'DHCP=Y is on a macvlan',
		found: ({container, case: which, network}) =>
			({
				none: `${container} has DHCP=Y, and none of its networks is a macvlan.`,
				ipvlan: `${container} has DHCP=Y, and its network ${network} is an ipvlan.`,
				'not-uplink': `${container} has DHCP=Y, and its default route leads over ${network}, which is no macvlan.`,
			})[which],
		why: 'With DHCP=Y the image puts DSM directly on the interface with the default route, and it can do so on a macvlan only: “The container needs to be in a MACVLAN network when DHCP=Y”.',
		fix: ({case: which}) =>
			which === 'not-uplink'
				? `Name the macvlan’s interface in DEV, or leave DHCP=Y out. ${anew}`
				: `Leave DHCP=Y out, or attach the container to a macvlan network in mode bridge. ${anew}`,
	},
	'dhcp-tap': {
		title: 'DHCP=Y may open its tap',
		found: ({container}) => `${container} has DHCP=Y, and no device rule that lets it open its tap.`,
		why: 'The tap’s device number is new at each start, so it cannot be passed with --device. The image ends with “Cannot create TAP interface (1)”.',
		fix: () =>
			`Add --device-cgroup-rule 'c *:* rwm' (Compose: “device_cgroup_rules”), or leave DHCP=Y out. ${anew}`,
	},
};
