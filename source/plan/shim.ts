import type {Parts} from '../layout/layout.js';
import type {Command} from '../model/command.js';
import type {Facts} from '../model/facts.js';
import {digest, type Mac} from '../model/mac.js';
import {type Shim, shimGroup, shimName} from '../model/shim.js';
import type {OneProbe, Step} from '../model/step.js';
import {bootPlace, hasOwnSettings, platformOf} from './platforms.js';
import {shimBootStep} from './shim-boot.js';
import {shimManagerStep} from './shim-manager.js';
import {run} from './steps.js';

/** Everything that the interface is made from. */
export type ShimSpec = Shim & {
	readonly install: string;
	/** The card that it is beside DSM on. */
	readonly nic: string;
	/** Derived, as all of ours: DSM and the LAN know the host by the same one after every boot. */
	readonly mac: Mac;
	/** The kernel has IPv6, which is turned off on it. */
	readonly ipv6: boolean;
};

/** Two commands tell what it is: its group whose, and its alias from what. */
function aliasOf(spec: ShimSpec): string {
	return `vdsm-passthru:${spec.install}:${digest(JSON.stringify(makeShim(spec, '')))}`;
}

/**
 * The interface, its address and the way to DSM, in this order. It takes the card's MTU when it is made, and follows it
 * down by itself.
 *
 * The host has two interfaces on one LAN then. Without `arp_ignore` both would answer for each of its addresses, and the
 * LAN would take the one MAC or the other; without `arp_announce` the new one would tell DSM that it had the card's
 * address. By IPv6 it would take an address and a default route from the LAN's router.
 */
function makeShim({install, nic, mac, ip, dsm, ipv6}: ShimSpec, alias: string): readonly Command[] {
	const name = shimName(install);
	const setting = (key: string, value: number): Command => ['sysctl', ['-q', '-w', `net/${key}=${value}`]];
	return [
		[
			'ip',
			[
				...['link', 'add', 'link', nic, 'name', name, 'address', mac, 'group', shimGroup(install)],
				...['type', 'macvlan', 'mode', 'bridge'],
			],
		],
		['ip', ['link', 'set', 'dev', name, 'alias', alias]],
		...(ipv6 ? [setting(`ipv6/conf/${name}/disable_ipv6`, 1)] : []),
		setting(`ipv4/conf/${name}/arp_ignore`, 1),
		setting(`ipv4/conf/${name}/arp_announce`, 2),
		['ip', ['addr', 'add', `${ip}/32`, 'dev', name]],
		['ip', ['link', 'set', 'dev', name, 'up']],
		['ip', ['route', 'add', `${dsm}/32`, 'dev', name, 'src', ip]],
	];
}

export function shimCommands(spec: ShimSpec): readonly Command[] {
	return makeShim(spec, aliasOf(spec));
}

/** What is there under its name, and in another group, is somebody else's. */
function ownProbe(install: string): OneProbe {
	const group = shimGroup(install);
	const read: Command = ['cat', [`/sys/class/net/${shimName(install)}/netdev_group`]];
	return {kind: 'labelled', read, holds: group, ours: `${group} `};
}

export function shimStep(spec: ShimSpec): Step {
	const {install, ip, dsm} = spec;
	const name = shimName(install);
	const prints = (...args: readonly string[]): OneProbe => ({kind: 'prints', read: ['ip', args]});
	return {
		id: 'shim',
		subject: name,
		run: shimCommands(spec).map(command => run(...command)),
		probe: {
			kind: 'all',
			of: [
				ownProbe(install),
				{
					kind: 'says',
					read: ['cat', [`/sys/class/net/${name}/ifalias`]],
					holds: aliasOf(spec),
					absent: '',
				},
				prints('link', 'show', 'dev', name, 'up'),
				prints('-4', '-o', 'addr', 'show', 'dev', name, 'to', `${ip}/32`),
				prints('-4', 'route', 'show', `${dsm}/32`, 'dev', name),
			],
		},
		undo: [run('ip', ['link', 'delete', 'dev', name])],
		needs: [],
		needsRoot: true,
	};
}

/** Of one that stands nothing has to be known but that it is ours. */
export function standingShimStep(install: string): Step {
	const name = shimName(install);
	return {
		id: 'shim',
		subject: name,
		run: [],
		probe: ownProbe(install),
		undo: [run('ip', ['link', 'delete', 'dev', name])],
		needs: [],
		needsRoot: true,
	};
}

/** What a plan does about it; nothing where nobody asked for one. */
export function shimSpecOf({answers, macs}: Parts, facts: Facts): ShimSpec | null {
	const {shim, nic, prefix: install} = answers;
	if (shim === null) return null;
	const ipv6 = facts.nics.some(card => card.name === nic && card.ipv6 !== null);
	return {...shim, install, nic, mac: macs.shim, ipv6};
}

export function shimSteps(spec: ShimSpec, {host, nics}: Pick<Facts, 'host' | 'nics'>): readonly Step[] {
	const by = nics.find(({name}) => name === spec.nic)?.managedBy ?? null;
	const manager = hasOwnSettings(platformOf(host)) ? null : by;
	return [
		...shimManagerStep(spec.install, manager),
		shimStep(spec),
		...(['unit', 'init-script'].includes(bootPlace(host)) ? [shimBootStep(spec, shimCommands(spec))] : []),
	];
}
