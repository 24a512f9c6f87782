import type {WireValues} from '../../../model/diagnosis/values-wire.js';
import type {DoctorTexts} from '../../doctor-text.js';

/** What answers behind the bridge: DSM, the LAN, the gateway. */
export const wireLanTexts = {
	'guest-spoke': {
		title: 'DSM is heard on the bridge',
		found: ({bridge, mac, seconds, case: which}) =>
			({
				booting: `DSM has not been heard on ${bridge} yet. Its container was started ${seconds} ${seconds === 1 ? 'second' : 'seconds'} ago.`,
				silent: `DSM${withMac(mac)} is silent on ${bridge}: it has sent nothing for minutes, and does not answer.`,
				quiet: `DSM${withMac(mac)} has sent nothing on ${bridge} for five minutes. It could not be asked, since its address is not known here.`,
				elsewhere: `DSM’s own MAC ${mac} is heard from the LAN, and not from DSM: another machine there has it, too.`,
			})[which],
		why: 'The bridge notes who sends. A DSM that is up and has a LAN 2 is heard there within minutes.',
		fix: ({case: which}) =>
			({
				booting: 'Wait: DSM takes one to three minutes, and longer at its first start. Then run this again.',
				silent:
					'Open DSM by a published port of this machine, and look at Control Panel > Network > Network Interface: LAN 2 has to be there and enabled. If DSM does not answer there, either, restart its container.',
				quiet:
					'Open DSM, and look at Control Panel > Network > Network Interface: LAN 2 has to be there, enabled, and have an address.',
				elsewhere:
					'Give DSM another MAC: mac= in ARGUMENTS. Look as well whether two cards of this machine lead to one switch, and are joined.',
			})[which],
	},
	'web-answers': {
		title: 'Published ports lead to DSM',
		found: ({at, guest, answer, more, booting}) => {
			const said = {
				open: 'answers',
				refused: 'is refused',
				silent: 'gets no answer',
				reset: 'is taken and closed at once',
			}[answer];
			const others =
				more === 0
					? ''
					: more === 1
						? ' One more port does not work, either.'
						: ` ${more} more ports do not work, either.`;
			return `A call to ${at}, which leads to DSM’s port ${guest}, ${said}.${others}${booting ? ' DSM may still be starting.' : ''}`;
		},
		why: 'By its published ports DSM is reached from this machine, also while something is wrong on the LAN.',
		fix: ({guest, booting, container}) =>
			booting
				? 'Wait until DSM is up, one to three minutes after its start, and run this again.'
				: `See in DSM whether the service on port ${guest} is on, and whether DSM’s firewall lets LAN 1 in. If DSM does not answer at all: docker logs ${container}`,
	},
	'address-conflict': {
		title: 'DSM’s address is DSM’s alone',
		found: ({ip, mac, stranger, router}) =>
			`${stranger}${router ? ', which is your router,' : ''} answers for ${ip}${mac === '' ? ', and another machine does, too' : `; only DSM’s MAC ${mac} should`}.`,
		why: 'Two machines with one address take each other’s connections: DSM is reached now and then, or never.',
		fix: ({ip, router}) =>
			router
				? `Look in your router whether it answers for other machines (proxy ARP), or has ${ip} itself.`
				: `Find the device with that MAC in your router’s list and give it another address, or give DSM one outside the router’s DHCP range. Then reserve ${ip} for DSM.`,
	},
	'address-twice': {
		title: 'DSM and its container have different addresses',
		found: ({container, ip, device}) =>
			`${ip} is DSM’s address, and ${device} in the container ${container} has it, too.`,
		why: 'On one network every address belongs to one machine. Here both answer, and connections end up at the wrong one.',
		fix: ({ip}) =>
			`Give the container another address than ${ip}: in --ip, or in your router’s reservation, which has to name DSM’s MAC and not the container’s.`,
	},
	'lan-answers': {
		title: 'DSM answers at its LAN address',
		found: ({case: which, ip, mac, device}) =>
			({
				unknown: `Nobody here knows DSM’s address on the LAN: your router gives it, or it was typed into DSM.`,
				wire: `DSM answers at ${ip} on its bridge, but not on the LAN, asked by ${device}.`,
				other: `${ip} is answered by another machine, not by DSM${mac === '' ? '' : `, whose MAC is ${mac}`}.`,
				booting: `Nobody answers at ${ip} yet. DSM is still starting.`,
				silent: `Nobody answers at ${ip}${device === '' ? '' : `, asked by ${device}`}.`,
			})[which],
		why: 'This is the address under which everybody on the LAN looks for DSM.',
		fix: ({case: which, mac, device}) =>
			({
				unknown: `Look for ${mac === '' ? 'DSM’s MAC' : `the MAC ${mac}`} in your router’s list of devices, and reserve an address for it there.`,
				wire: `Something on the way does not let DSM’s MAC${mac === '' ? '' : ` ${mac}`} through: the filter of a hypervisor or a cloud, a switch with port security, or another VLAN than that of ${device}.`,
				other:
					'Two machines have this address. Find the other one in your router’s list of devices and give it another address, or give DSM another one.',
				booting: 'Wait one to three minutes, and run this again.',
				silent:
					'If DSM has this address itself (layout direct): open DSM by a published port of this machine; Control Panel > Network > Network Interface > LAN 2 should get its address by DHCP, or have exactly this one, and DSM’s firewall should let LAN 2 in. If the container has it (layout classic): leave DSM’s settings alone, and restart the container.',
			})[which],
	},
	'gateway-answers': {
		title: 'The LAN’s gateway answers',
		found: ({gateway, device, macs}) =>
			macs.length === 0
				? `Nobody answers for the gateway ${gateway}, asked by ${device === '' ? 'the container' : device}.`
				: `${macs.length} machines answer for the gateway ${gateway}: ${macs.join(', ')}.`,
		why: 'DSM reaches the Internet, and the Internet DSM, by the gateway alone. The LAN itself works without it.',
		fix: ({gateway, macs}) =>
			macs.length === 0
				? `See whether ${gateway} is your router’s address, and the router is on. Otherwise set the gateway anew with “sudo npx vdsm-passthru”, or in DSM.`
				: `One of them should not have ${gateway}. Find it by its MAC, and give it another address.`,
	},
} satisfies Partial<DoctorTexts<WireValues>>;

function withMac(mac: string): string {
	return mac === '' ? '' : ` (${mac})`;
}
