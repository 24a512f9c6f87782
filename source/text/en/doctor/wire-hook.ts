import type {WireValues} from '../../../model/diagnosis/values-wire.js';
import type {DoctorTexts} from '../../doctor-text.js';

/** The hook, and the bridge that it makes. */
export const wireHookTexts = {
	'hook-mounted': {
		title: 'The hook is mounted',
		found: ({container, bridge}) =>
			`QEMU found no bridge ${bridge} in ${container}, and nothing is mounted at /run/start.sh, where the hook that makes it belongs.`,
		why: 'The image runs /run/start.sh before everything else. That is where the bridge between the card and DSM is made.',
		fix: ({container}) =>
			`Make ${container} again with the hook in it: --mount type=bind,source=/PATH/TO/HOOK,target=/run/start.sh,readonly. “sudo npx vdsm-passthru” does this, and writes the hook.`,
	},
	'hook-file': {
		title: 'The hook is a file',
		found: ({source, case: which}) =>
			which === 'folder'
				? `${source} is a folder. It should be the hook, a file.`
				: `${source} is gone: the hook, which the container needs for its start.`,
		why: 'Docker makes an empty folder of a file that is missing when it is to be mounted with -v, and does not start the container without it with --mount.',
		fix: ({container, source, case: which}) =>
			`${which === 'folder' ? 'Remove the folder if it is empty, and put' : 'Put'} the hook back at ${source}; then start ${container}.`,
	},
	'hook-line-ends': {
		title: 'The hook has Unix line ends',
		found: ({source, lines}) =>
			`${lines} ${lines === 1 ? 'line' : 'lines'} of ${source} ${lines === 1 ? 'ends' : 'end'} as on Windows (CR LF).`,
		why: 'bash takes the extra character for part of the command, finds no such command, and the container ends before DSM starts.',
		fix: ({source}) => `Turn the line ends of ${source} into Unix ones (LF).`,
	},
	'hook-exits': {
		title: 'The hook does not exit',
		found: ({source, line, text}) => `Line ${line} of ${source} leaves with “${text}”.`,
		why: 'The image reads the hook into its own script: “exit” ends the whole container, before DSM starts and without a word in the log.',
		fix: ({source, line, container}) =>
			`Write “return 0” instead of “exit” in line ${line} of ${source}, and start ${container}.`,
	},
	'hook-ran': {
		title: 'The hook came to its end',
		found: ({container, source, exitCode, last}) =>
			`${container} ended with exit code ${exitCode} while it read its hook ${source}. ${last === '' ? 'Its log says nothing about it.' : `The last words of its log: ${last}`}`,
		why: 'In the hook any command that fails ends the container, since the image runs it under “set -e”. DSM was not started.',
		fix: ({source, container}) =>
			`Mend that command in ${source}, or put “|| :” behind it if it may fail. Then start ${container}.`,
	},
	'hook-current': {
		title: 'The container runs the hook as it is now',
		found: ({container, source}) =>
			`${source} was replaced after ${container} was started: the container still has the old file.`,
		why: 'The hook is read when the container starts, and a mounted file stays the old one when an editor writes a new one. Your change has no effect yet.',
		fix: ({container}) => `Restart ${container}. DSM is shut down and started again.`,
	},
	'hook-own': {
		title: 'Our hook fits the set-up',
		found: ({source, case: which, has, wants}) =>
			which === 'mac'
				? `${source} gives DSM’s address to ${has}, but DSM’s network card is ${wants}.`
				: `${source} gives DSM the address ${has}; it was set up with ${wants}.`,
		why: 'DSM gets its LAN address from the hook’s own DHCP server, which knows one MAC and one address. One of them was changed by hand.',
		fix: () => 'Have the set-up made again as it was planned.',
	},
	'bridge-allowed': {
		title: 'QEMU may use the bridge',
		found: ({container, bridge, case: which}) =>
			which === 'missing'
				? `There is no /etc/qemu/bridge.conf in ${container}, so QEMU may not use ${bridge}.`
				: `/etc/qemu/bridge.conf in ${container} does not allow ${bridge}.`,
		why: 'QEMU joins DSM to a bridge only if this file names it. Images from v7.26 on have it, for br0.',
		fix: ({bridge}) =>
			`Use image v7.26 or newer, or let the hook write it: “mkdir -p /etc/qemu; echo "allow ${bridge}" >>/etc/qemu/bridge.conf”. Nothing after that may overwrite the file.`,
	},
	'bridge-made': {
		title: 'QEMU found the bridge',
		found: ({container, bridge}) =>
			`QEMU ended at once: there was no bridge ${bridge} in ${container} when it started.`,
		why: 'The hook has to make the bridge before QEMU starts. Without it the container ends, is started again, and so on.',
		fix: ({bridge}) =>
			`See that the hook makes ${bridge} and puts the macvlan into it, and that the image runs the hook: v7.42 or newer.`,
	},
	'bridge-ports': {
		title: 'The bridge joins the wire and DSM',
		found: ({container, bridge, missing, instead}) => {
			if (missing === 'bridge') return `There is no bridge ${bridge} in ${container}.`;
			if (missing === 'up') return `The bridge ${bridge} in ${container} is down.`;
			if (missing === 'guest') return `DSM’s tap is not in ${bridge} in ${container}.`;
			return instead === null
				? `The interface of the card is not in ${bridge} in ${container}.`
				: `${bridge} in ${container} has ${instead} as its member, and not the interface of the card.`;
		},
		why: 'Everything between the card and DSM passes this bridge. Without it DSM’s second LAN port is connected to nothing.',
		fix: ({container, missing, instead}) =>
			instead !== null
				? 'The hook takes the wrong interface: eth0 and eth1 may change places at every start. Let it look for the macvlan by its driver (ethtool -i), not by its name.'
				: missing === 'bridge'
					? `Restart ${container}: its hook makes the bridge.`
					: missing === 'up'
						? 'Set it up. If it is down again after a restart, the hook does not do it.'
						: 'Put it into the bridge. If that does not last over a restart, the hook does not do it.',
	},
	'member-addresses': {
		title: 'No stray address at the bridge',
		found: ({container, bridge, device, addresses}) =>
			`${device} in ${container} has ${addresses.join(', ')}, though ${device === bridge ? 'the bridge' : `a member of ${bridge}`} should have no address.`,
		why: 'The container sends what is meant for that network into the bridge, where nobody answers it: also its answers to your LAN, when somebody there uses a published port of this machine.',
		fix: ({device}) =>
			`Take the address off. For good: “ip addr flush dev ${device}” in the hook, before it is put into the bridge.`,
	},
	'bridge-ipv6': {
		title: 'IPv6 on the bridge',
		found: ({container, device, address}) =>
			`${device} in ${container} has taken the IPv6 address ${address} from your router.`,
		why: 'The container has no business on your LAN; DSM behind the same bridge takes an IPv6 address of its own. It does DSM no harm.',
		fix: ({device}) =>
			`Nothing needs to be done. To be rid of it: “ip link set ${device} addrgenmode none” in the hook.`,
	},
	'bridge-firewall': {
		title: 'Firewall on the bridge',
		found: ({container, bridge}) =>
			`What passes ${bridge} also passes iptables in ${container}, since this machine has br_netfilter loaded.`,
		why: 'That costs some processor time at high speed. It blocks nothing as long as nobody adds rules in the container.',
		fix: () =>
			'Nothing needs to be done. To spare the cost: --sysctl net.bridge.bridge-nf-call-iptables=0 for the container, while br_netfilter is loaded.',
	},
} satisfies Partial<DoctorTexts<WireValues>>;
