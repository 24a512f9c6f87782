import {hookMarker} from '../layout/hook-parts.js';
import {type Command, type FileSpec, parsePath} from '../model/command.js';
import {digest} from '../model/mac.js';
import type {NicBefore} from '../model/nic-before.js';
import {installLabel, type NetworkSpec, specLabel} from '../model/spec.js';
import {cardStepId, type Step, type StepAction} from '../model/step.js';
import {type Vlan, type VlanBelow, vlanGroup} from '../model/vlan.js';
import {createNetwork} from './docker-commands.js';

export const run = (...command: Command): StepAction => ({kind: 'run', command});

/** In every file of ours outside the project folder, on its first comment line: whose it is. */
export function fileMarker(install: string): string {
	return `vdsm-passthru: installation ${install},`;
}

/** The image, pulled once. It is not ours to remove: somebody may use it beside us. */
export function imageStep(image: string): Step {
	return {
		id: 'image',
		subject: image,
		run: [run('docker', ['pull', image])],
		probe: {kind: 'succeeds', read: ['docker', ['image', 'inspect', '--format', '{{.Id}}', image]]},
		undo: [],
		needs: [],
		needsRoot: false,
	};
}

/** DSM's storage. Never removed: it holds the data. */
export function storageStep(storage: string): Step {
	const path = parsePath(storage);
	const word = typeof path === 'string' ? path : [path];
	return {
		id: 'storage',
		subject: storage,
		run: [run('mkdir', ['-p', '--', word])],
		probe: {kind: 'succeeds', read: ['test', ['-d', word]]},
		undo: [],
		needs: [],
		needsRoot: false,
	};
}

export function hookStep(hook: FileSpec, install: string): Step {
	return {
		id: 'hook',
		subject: typeof hook.path === 'string' ? hook.path : `./${hook.path.project}`,
		run: [{kind: 'write', file: hook}],
		probe: {kind: 'file', file: hook, marker: hookMarker(install)},
		undo: [{kind: 'remove', path: hook.path}],
		needs: [],
		needsRoot: false,
	};
}

/**
 * A VLAN of our own making, and the card below up, without which none on it can be (ENETDOWN). A card that was down is nobody's:
 * the host stays silent on it, as on DSM's own. Taking back ends with the VLAN gone and the card as it was.
 */
export function nicVlanStep(
	{nic, vlan: {parent, id}, install}: {readonly nic: string; readonly vlan: Vlan; readonly install: string},
	below: VlanBelow,
	card = 1,
): Step {
	const group = String(vlanGroup(install, nic));
	const quiet = (value: 0 | 1) =>
		run('sysctl', ['-q', '-w', `net/ipv6/conf/${parent}/disable_ipv6=${value}`]);
	const link = (state: 'up' | 'down') => run('ip', ['link', 'set', 'dev', parent, state]);
	const silenced = !below.up && below.ipv6;
	return {
		id: cardStepId('nic-vlan', card),
		subject: nic,
		run: [
			run(...addVlan({nic, parent, id, group})),
			...(silenced ? [quiet(1)] : []),
			...(below.up ? [] : [link('up')]),
		],
		// No group begins like this: what is not ours is somebody else's, and nothing in between.
		probe: {
			kind: 'labelled',
			read: ['cat', [`/sys/class/net/${nic}/netdev_group`]],
			holds: group,
			ours: 'none ',
		},
		undo: [
			run('ip', ['link', 'delete', 'dev', nic]),
			...(below.up ? [] : [link('down')]),
			...(silenced ? [quiet(0)] : []),
		],
		needs: [],
		needsRoot: true,
	};
}

/** The group goes with the order itself: see vlanGroup. */
export function addVlan({
	nic,
	parent,
	id,
	group,
}: Vlan & {readonly nic: string; readonly group: string}): readonly ['ip', readonly string[]] {
	return [
		'ip',
		['link', 'add', 'link', parent, 'name', nic, 'group', group, 'type', 'vlan', 'id', String(id)],
	];
}

/** Docker never sets a NIC up that is no VLAN of its own making, and starts happily without a link (F10). */
export function nicUpStep(nic: string, {up}: NicBefore, card = 1): Step {
	return {
		id: cardStepId('nic-up', card),
		subject: nic,
		run: [run('ip', ['link', 'set', 'dev', nic, 'up'])],
		probe: {kind: 'prints', read: ['ip', ['link', 'show', 'dev', nic, 'up']]},
		undo: up ? [] : [run('ip', ['link', 'set', 'dev', nic, 'down'])],
		needs: [],
		needsRoot: true,
	};
}

/** Docker networks never change after they were made, so two labels tell all: whose, and made from what. */
export function networkStep(
	spec: NetworkSpec,
	install: string,
	notes: Readonly<Record<string, string>>,
): Step {
	const mark = digest(JSON.stringify(createNetwork(spec, {})));
	const read: Command = ['docker', ['network', 'inspect', '--format', labelsTemplate('.Labels'), spec.name]];
	return {
		id: spec.step,
		subject: spec.name,
		run: [run(...createNetwork(spec, {[installLabel]: install, [specLabel]: mark, ...notes}))],
		probe: {kind: 'labelled', read, holds: `${install} ${mark}`, ours: `${install} `},
		undo: [run('docker', ['network', 'rm', spec.name])],
		needs: [],
		needsRoot: false,
	};
}

export function labelsTemplate(labels: string): string {
	return `{{index ${labels} "${installLabel}"}} {{index ${labels} "${specLabel}"}}`;
}
