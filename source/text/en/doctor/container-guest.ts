import type {ContainerValues} from '../../../model/diagnosis/values-container.js';
import {tellCause} from '../../by-code.js';
import type {DoctorTexts} from '../../doctor-text.js';
import {causes} from '../causes.js';

const anew =
	'ARGUMENTS is read when the container is made: make it anew with the same storage folder. DSM’s data stays.';

/** What the container gives QEMU, and whether DSM runs. */
export const containerGuestTexts: DoctorTexts<
	Pick<
		ContainerValues,
		| 'arguments-quotes'
		| 'qemu-ids'
		| 'qemu-netdevs'
		| 'second-nic'
		| 'guest-mac'
		| 'guest-mac-distinct'
		| 'qemu-runs'
		| 'health-firewall'
		| 'health-check'
	>
> = {
	'arguments-quotes': {
		title: 'ARGUMENTS has no quotes in it',
		found: ({container, word}) => `ARGUMENTS of ${container} has a quote in it, at ${word}`,
		why: 'The image splits ARGUMENTS on blanks and reads no quotes, so QEMU gets the quote as part of a word and ends.',
		fix: () =>
			`Leave the quotes out. In Compose write “ARGUMENTS: "-netdev …"” under environment, not “- ARGUMENTS="-netdev …"”: in a list the quotes stay. ${anew}`,
	},
	'qemu-ids': {
		title: 'Each id in ARGUMENTS is there once',
		found: ({container, kind, id, with: owner}) =>
			owner === 'image'
				? `ARGUMENTS of ${container} uses the id ${id} for a -${kind}, and the image uses it itself.`
				: `ARGUMENTS of ${container} uses the id ${id} for two -${kind}s.`,
		why: 'QEMU wants every id once. It ends with “Duplicate ID”, and the container with it.',
		fix: ({kind, id}) =>
			`Choose an id that nothing else has, ${kind === 'netdev' ? 'hostnet' : 'net'} and a number from 1 on, and not ${id}.${kind === 'netdev' ? ' Write the new id after netdev= of its -device, too.' : ''} ${anew}`,
	},
	'qemu-netdevs': {
		title: 'The virtual card and -netdev in ARGUMENTS fit together',
		found: ({container, case: which, id}) =>
			({
				unknown: `A virtual card in ARGUMENTS of ${container} is on the netdev ${id}, which is not there.`,
				taken: `A virtual card in ARGUMENTS of ${container} is on the netdev ${id}, which another virtual card already uses.`,
				idle: `ARGUMENTS of ${container} has the netdev ${id}, and no virtual card is on it.`,
				'no-id': `A -netdev in ARGUMENTS of ${container} has no id.`,
				unplugged: `The virtual card ${id} in ARGUMENTS of ${container} is on no netdev.`,
			})[which],
		why: 'DSM’s virtual card (-device) is joined to the container’s bridge (-netdev) by the netdev’s id. QEMU ends when that does not fit, or DSM has a virtual card without a cable.',
		fix: ({case: which, id}) =>
			`${which === 'idle' ? `Add -device virtio-net-pci,romfile=,netdev=${id},id=net1,mac=02:11:32:XX:XX:XX (for each X a digit or a to f).` : 'Write -netdev bridge,id=hostnet1,br=br0 and -device virtio-net-pci,romfile=,netdev=hostnet1,id=net1,mac=02:11:32:XX:XX:XX (for each X a digit or a to f), the netdev’s id the same in both.'} ${anew}`,
	},
	'second-nic': {
		title: 'DSM has a virtual card for the wire',
		found: ({container, network}) =>
			`${container} is attached to the card by ${network}, and DSM has no virtual card on it: ARGUMENTS names none.`,
		why: 'The image alone gives DSM one virtual card, behind NAT on the other network. The wire then ends in the container, and nobody on the LAN reaches DSM by it.',
		fix: () =>
			`Give ARGUMENTS a second virtual card: -netdev bridge,id=hostnet1,br=br0 -device virtio-net-pci,romfile=,netdev=hostnet1,id=net1,mac=02:11:32:XX:XX:XX (for each X a digit or a to f), and a hook that makes br0. ${anew}`,
	},
	'guest-mac': {
		title: 'DSM’s second virtual card has a MAC of its own',
		found: ({container, case: which, mac}) =>
			({
				malformed: `ARGUMENTS of ${container} gives DSM’s virtual card the MAC “${mac}”, which is not a MAC address.`,
				macvlan: `ARGUMENTS of ${container} gives DSM’s virtual card the MAC ${mac}, which is the macvlan’s.`,
				default: `DSM’s virtual card in ${container} has QEMU’s own MAC ${mac}, which any other QEMU on your LAN may have, too.`,
			})[which],
		why: 'Frames for DSM find it by this MAC. The bridge keeps frames for a MAC of its own members, and switches lose a MAC that is there twice.',
		fix: ({case: which}) =>
			`${which === 'macvlan' ? 'Choose another mac= for DSM, or another MAC for the macvlan.' : 'Write mac=02:11:32:XX:XX:XX, for each X a digit or a to f of your choice.'} ${anew}`,
	},
	'guest-mac-distinct': {
		title: 'Nothing else on br0 has DSM’s MAC',
		found: ({container, mac, name}) =>
			`In ${container} both DSM’s virtual card and ${name} have the MAC ${mac}.`,
		why: 'br0 keeps frames for its own MACs and drops what comes in from them, so DSM hears nothing, though everything seems to be up.',
		fix: ({name}) =>
			name === 'br0'
				? 'Give br0 a MAC of its own in the hook (ip link set br0 address …), or DSM another mac= in ARGUMENTS. Then make the container anew.'
				: `Give DSM another mac= in ARGUMENTS, or ${name} another MAC. Then make the container anew.`,
	},
	'qemu-runs': {
		title: 'DSM’s machine (QEMU) runs',
		found: ({container, cause, line}) =>
			cause
				? `${container} runs, and QEMU in it does not. ${tellCause(causes, cause).what}`
				: `${container} runs, and QEMU in it does not yet.${line === '' ? '' : ` The last line of its log: ${line}`}`,
		why: 'DSM is a machine in QEMU. At its first start the image downloads and installs DSM, which takes minutes; after that QEMU is there within seconds.',
		fix: ({container, cause}) =>
			cause
				? `${tellCause(causes, cause).fix} The whole log: docker logs --tail 50 ${container}`
				: `Wait, and watch its log: docker logs --follow ${container}`,
	},
	'health-firewall': {
		title: 'DSM lets the container in',
		found: ({container, ip}) =>
			`DSM does not answer ${container} itself, which asks it from ${ip}. DSM’s firewall may block that.`,
		why: 'The image’s health check asks DSM’s web page. Everybody who comes through this machine’s published ports comes from the same address.',
		fix: ({ip}) =>
			`In DSM, Control Panel > Security > Firewall, allow ${ip} on LAN 1. If DSM is still starting, wait for it.`,
	},
	'health-check': {
		title: 'Its health check passes',
		found: ({container, output}) =>
			output === ''
				? `Docker calls ${container} unhealthy; its health check says nothing.`
				: `Docker calls ${container} unhealthy. Its health check says: ${output}`,
		why: 'The health check asks whether DSM answers inside the container.',
		fix: ({container}) => `Look at the log: docker logs --tail 50 ${container}`,
	},
};
