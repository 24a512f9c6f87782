import type {FileSpec} from '../model/command.js';
import type {Step, StepAction, StepKind} from '../model/step.js';
import {madeVlan, type VlanBelow, vlanGroup} from '../model/vlan.js';
import {addVlan, fileMarker} from './steps.js';
import {deviceUnit, execText} from './systemd-names.js';

/** `quiet`: the settings by which the host is silent on it. `below`: it is a VLAN of our making, on a card that was so. */
export type BootCard = {
	readonly nic: string;
	readonly quiet: readonly string[];
	readonly below: VlanBelow | null;
};

export type BootSpec = {
	readonly cards: readonly BootCard[];
	readonly install: string;
	readonly container: string;
};

/** How long a start of Docker waits for a card that does not come, in seconds. */
const patience = 30;

/**
 * What the unit does for a container that Docker could not start for want of the card. Such a container has that as its
 * error; one that somebody stopped has none, and stays stopped. While Docker waits for this unit it must not be asked
 * anything, since its socket would wait as well; once its process runs it waits for nobody, and may be about to fail with
 * the container, so it is waited for.
 *
 * A Docker that starts without the card drops the network from its driver for as long as it runs (`network id … not
 * found`; seen with 20.10 and 28.5), so it has to be started anew. To make the network anew is no way out: the driver
 * keeps the old one in its files, and at the next start that one holds the card, for ever. Containers of others are not
 * stopped for it: the journal then says what to do.
 */
function lateStart(container: string): string {
	return [
		'while case $(systemctl show --property=SubState --value docker.service) in start|start-post) ;; *) false;; esac; do sleep 1; done',
		'systemctl is-active --quiet docker.service || exit 0',
		`error() { docker container inspect --format "{{if not .State.Running}}{{.State.Error}}{{end}}" ${container} 2>/dev/null; }`,
		'[ -n "$(error)" ] || exit 0',
		`docker start ${container} && exit 0`,
		'case $(error) in *"network id "*" not found"*) ;; *) exit 1;; esac',
		'if [ -z "$(docker ps --quiet)" ] || [ "$(docker info --format "{{.LiveRestoreEnabled}}")" = true ]',
		'then exec systemctl --no-block restart docker.service',
		'fi',
		`echo "Docker was started without the network card of ${container}, and other containers run. To start it anew: systemctl restart docker" >&2`,
		'exit 1',
	].join('; ');
}

/**
 * The card as the container needs it, at every boot before Docker starts containers, and again when the card comes
 * later or anew (F4, F10).
 */
function unitText({cards, install, container}: BootSpec): string {
	const devices = cards.map(card => deviceUnit(madeVlan(card.nic, card.below)?.parent ?? card.nic)).join(' ');
	const named = `${cards.length === 1 ? 'card' : 'cards'} ${cards.map(({nic}) => nic).join(', ')}`;
	const setUp = cards.map(card => {
		const {nic, quiet} = card;
		return `${vlanLines(card, install)}ExecStart=-/sbin/sysctl -q -w ${quiet.join(' ')}\nExecStart=/sbin/ip link set dev ${nic} up\n`;
	});
	return `# ${fileMarker(install)} network ${named}, container ${container}
[Unit]
Description=Network ${named} for Virtual DSM (${container})
Wants=${devices}
After=${devices} systemd-sysctl.service
Before=docker.service
JobTimeoutSec=${patience}

[Service]
Type=oneshot
TimeoutStartSec=180
${setUp.join('')}ExecStart=-/bin/sh -c '${execText(lateStart(container))}'

[Install]
WantedBy=docker.service ${devices}
`;
}

/** The VLAN before all else. One that is there already is no fault; the card below is up, or none on it could be. */
function vlanLines(card: BootCard, install: string): string {
	const vlan = madeVlan(card.nic, card.below);
	if (!vlan || !card.below) return '';
	const {nic, below} = card;
	const [, add] = addVlan({nic, ...vlan, group: String(vlanGroup(install, nic))});
	const silent = !below.up && below.ipv6;
	return [
		`ExecStart=-/sbin/ip ${add.join(' ')}\n`,
		silent ? `ExecStart=-/sbin/sysctl -q -w net/ipv6/conf/${vlan.parent}/disable_ipv6=1\n` : '',
		`ExecStart=/sbin/ip link set dev ${vlan.parent} up\n`,
	].join('');
}

/** For a host that systemd starts. Others have to do by hand what the unit does. */
export function bootStep(spec: BootSpec): Step {
	return unitStep('boot', spec.install, spec.install, unitText(spec));
}

/** A unit of an installation's, whatever it does at each boot. `part` is in its name. */
export function unitStep(
	id: Extract<StepKind, 'boot' | 'shim-boot'>,
	install: string,
	part: string,
	content: string,
): Step {
	const name = `vdsm-passthru-${part}.service`;
	const file: FileSpec = {path: `/etc/systemd/system/${name}`, mode: 0o644, content};
	const systemctl = (...args: readonly string[]): StepAction => ({kind: 'run', command: ['systemctl', args]});
	return {
		id,
		subject: name,
		// `enable` has systemd read the unit anew as well.
		run: [{kind: 'write', file}, systemctl('enable', '--quiet', name)],
		probe: {
			kind: 'all',
			of: [
				{kind: 'file', file, marker: fileMarker(install)},
				{kind: 'succeeds', read: ['systemctl', ['is-enabled', '--quiet', name]]},
			],
		},
		undo: [
			systemctl('disable', '--quiet', name),
			{kind: 'remove', path: file.path},
			systemctl('daemon-reload'),
		],
		needs: [],
		needsRoot: true,
	};
}
