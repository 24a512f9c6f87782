import type {Command, FileSpec, Word} from '../model/command.js';
import type {Manager} from '../model/manager.js';
import type {NicBefore} from '../model/nic-before.js';
import {cardStepId, type OneProbe, type Step, type StepAction} from '../model/step.js';
import {fileMarker} from './steps.js';
import {escapeUnitName} from './systemd-names.js';

/** How one manager is told to leave a card alone. All of it can be run again. */
type Order = {
	readonly files: readonly FileSpec[];
	/** Where no file of its own is read: our lines in one of the manager's. */
	readonly lines?: {readonly probe: OneProbe; readonly add: Command; readonly remove: Command};
	/** Between the first file and the others. */
	readonly prepare?: readonly Command[];
	/** After the files, so that they are read. */
	readonly tell: readonly Command[];
	/** Takes effect at once, even without the files. */
	readonly now: readonly Command[];
	readonly takeBack: readonly Command[];
};

type Context = {
	readonly nic: string;
	/** From 1: which of DSM's cards that is. 0: none of them, but an interface of the host's beside DSM. */
	readonly number: number;
	/** All of DSM's cards. */
	readonly peers: readonly string[];
	readonly install: string;
	readonly before: NicBefore;
	readonly systemd: boolean;
};

/**
 * Whoever configures the card leaves it alone from now on, also after a reboot (F21). Done before the card loses its
 * addresses, which would be put back otherwise. Every file is a new one of ours, so that taking back is removing.
 */
export function nicManagerStep(manager: Manager, context: Context): Step {
	const {nic, number, install} = context;
	const {files, lines, prepare = [], tell, now, takeBack} = orders[manager](context);
	const probes: readonly OneProbe[] = [
		...files.map(file => ({kind: 'file', file, marker: fileMarker(install)}) as const),
		...(lines ? [lines.probe] : []),
	];
	return {
		id: cardStepId('nic-manager', number),
		subject: nic,
		run: [
			// With the first file there, all that follows is known to be ours to take back.
			...files.slice(0, 1).map(write),
			...prepare.map(run),
			...files.slice(1).map(write),
			...[...(lines ? [lines.add] : []), ...tell, ...now].map(run),
		],
		probe: {kind: 'all', of: probes},
		undo: [
			...files.map(({path}): StepAction => ({kind: 'remove', path})),
			...[...(lines ? [lines.remove] : []), ...takeBack].map(run),
		],
		needs: [],
		needsRoot: true,
	};
}

/** What can be had without any file of ours, until the next boot: for those who start with Compose. */
export function leaveAloneNow(manager: Manager, context: Context): readonly Command[] {
	return orders[manager](context).now;
}

/** How one manager is told, beforehand, to leave an interface alone that is yet to be made. */
export type NewInterface = Pick<Order, 'files' | 'lines' | 'tell'> & {readonly probes: readonly OneProbe[]};

export function orderForNew(
	manager: Manager,
	{install, name}: {readonly install: string; readonly name: string},
): NewInterface {
	const before = {
		...{up: false, ipv6: false, arpIgnore: 0, mac: null, manager},
		...{addresses: [], routes: [], vlan: null},
	};
	const {files, lines, tell} = orders[manager]({
		...{nic: name, number: 0, peers: [name], install, before},
		systemd: true,
	});
	return {
		files,
		...(lines ? {lines} : {}),
		tell,
		probes: [
			...files.map(file => ({kind: 'file', file, marker: fileMarker(install)}) as const),
			...(lines ? [lines.probe] : []),
		],
	};
}

/**
 * In names of files, which each card has for itself, by its own name: it may be another one in the order of the cards next time,
 * and is to be left alone throughout. No prefix has a capital letter, so another installation's file is never called so; and where
 * scripts are run by their names, nothing but letters, digits, `_` and `-` will do.
 */
function fileName(install: string, nic: string): string {
	const word = nic.replaceAll(/[^A-Za-z\d-]/g, sign => `_${sign.charCodeAt(0).toString(16)}`);
	return `${install}-ON-${word}`;
}

const run = (command: Command): StepAction => ({kind: 'run', command});
const write = (file: FileSpec): StepAction => ({kind: 'write', file});
const call = (program: string, ...args: readonly Word[]): Command => [program, args];

const orders: Readonly<Record<Manager, (context: Context) => Order>> = {
	NetworkManager: networkManager,
	networkd,
	netplan: networkd,
	ifupdown,
	dhcpcd,
};

/** `managed` in a device section outweighs every other setting, and is read by NetworkManager since 1.22's time. */
function networkManager({nic, install}: Context): Order {
	const content = `# ${fileMarker(install)} leaves ${nic} to Virtual DSM
[device-vdsm-passthru-${fileName(install, nic)}]
match-device=interface-name:${nic}
managed=0
`;
	const reload = call('nmcli', 'general', 'reload', 'conf');
	return {
		files: [
			{
				path: `/etc/NetworkManager/conf.d/90-vdsm-passthru-${fileName(install, nic)}.conf`,
				mode: 0o644,
				content,
			},
		],
		tell: [reload],
		// The configuration alone does not let go of a card that is in use.
		now: [call('nmcli', 'device', 'set', nic, 'managed', 'no')],
		takeBack: [reload, call('nmcli', 'device', 'set', nic, 'managed', 'yes')],
	};
}

/** Also for netplan, whose files become networkd's. The first file that matches counts, whatever folder it is in. */
function networkd({nic, install}: Context): Order {
	const content = `# ${fileMarker(install)} leaves ${nic} to Virtual DSM
[Match]
Name=${nic}

[Link]
Unmanaged=yes
`;
	// Since systemd 244.
	const reload = call('networkctl', 'reload');
	return {
		files: [
			{
				path: `/etc/systemd/network/00-vdsm-passthru-${fileName(install, nic)}.network`,
				mode: 0o644,
				content,
			},
		],
		tell: [reload],
		now: [],
		takeBack: [reload],
	};
}

const units = '/etc/systemd/system';

/**
 * A script before `ifup` that fails keeps the interface as it is, whoever calls it. That alone would leave
 * networking.service failed at every boot, so with systemd the two that call it are told, too: `ifup -a` by its own
 * variable, udev's ifup@NIC.service by a unit of that very name, which goes before the template.
 */
function ifupdown({nic, peers, install, before, systemd}: Context): Order {
	const head = `# ${fileMarker(install)} leaves ${nic} to Virtual DSM`;
	const script: FileSpec = {
		path: `/etc/network/if-pre-up.d/vdsm-passthru-${fileName(install, nic)}`,
		mode: 0o755,
		content: `#!/bin/sh
${head}
if [ "$IFACE" = '${nic}' ]; then
	echo '${nic} belongs to Virtual DSM.' >&2
	exit 1
fi
`,
	};
	const excluded: FileSpec = {
		path: `${units}/networking.service.d/vdsm-passthru-${fileName(install, nic)}.conf`,
		mode: 0o644,
		content: `${head}\n[Service]\nEnvironment=${excluding(peers)}\n`,
	};
	const instance: FileSpec = {
		path: `${units}/ifup@${escapeUnitName(nic)}.service`,
		mode: 0o644,
		content: `${head}\n[Unit]\nDescription=${nic} belongs to Virtual DSM\n\n[Service]\nType=oneshot\nExecStart=/bin/true\n`,
	};
	const reload = call('systemctl', 'daemon-reload');
	const down = before.up ? [call('ifdown', nic)] : [];
	// The addresses are there again already, and a static configuration would stumble over them.
	const up = before.up ? [call('ifup', '--ignore-errors', nic)] : [];
	if (!systemd) return {files: [script], tell: [], now: down, takeBack: up};
	const folder = 'networking.service.d';
	const tidy = call('find', units, '-maxdepth', '1', '-name', folder, '-type', 'd', '-empty', '-delete');
	return {
		files: [script, excluded, instance],
		prepare: [call('mkdir', '-p', '--', `${units}/${folder}`)],
		tell: [reload],
		now: down,
		takeBack: [tidy, reload, ...up],
	};
}

/** Of several files that set it the last one counts, so each has all cards. */
function excluding(nics: readonly string[]): string {
	const setting = `EXCLUDE_INTERFACES=${nics.join(' ')}`;
	return nics.length === 1 ? setting : `"${setting}"`;
}

const dhcpcdFile = '/etc/dhcpcd.conf';

/**
 * On top: further down the line would belong to the interface block above it. And so the rest stays byte for byte. A
 * dhcpcd that runs keeps a card that it has (9.4.1: neither -n nor -x lets go of one), and restarting it would take the
 * host's other cards down: it heeds the line from the next boot on.
 */
function dhcpcd({nic, peers, install}: Context): Order {
	const mark = `# ${fileMarker(install)} leaves ${nic} to Virtual DSM`;
	// Another card's lines stay.
	const ours = peers.length === 1 ? '' : `leaves ${nic} `;
	return {
		files: [],
		lines: {
			probe: {kind: 'succeeds', read: call('grep', '-qxF', '--', mark, dhcpcdFile)},
			add: call('sed', '-i', '-e', `1i ${mark}`, '-e', `1i denyinterfaces ${nic}`, dhcpcdFile),
			remove: call('sed', '-i', '-e', `/^# ${fileMarker(install)} ${ours}/,+1d`, dhcpcdFile),
		},
		tell: [],
		now: [],
		takeBack: [call('dhcpcd', '-n', nic)],
	};
}
