import type {Command} from '../model/command.js';

/** A folder of the system in which an installation leaves files of its own, for `purge` to find what an undo has not. */
export type LeftPlace = {
	readonly folder: string;
	/** Names that may be ours; whether a file is, its marker tells. */
	readonly name: RegExp;
	/** Before the file goes. */
	readonly before: (name: string) => readonly Command[];
	/** When it is gone. */
	readonly after: readonly Command[];
};

const none = () => [];
const reloadUnits: Command = ['systemctl', ['daemon-reload']];
const units = '/etc/systemd/system';

/** Where `boot` and `nic-manager` write. */
export const leftPlaces: readonly LeftPlace[] = [
	{
		folder: units,
		name: /^vdsm-passthru-.+\.service$/,
		before: name => [['systemctl', ['disable', '--quiet', name]]],
		after: [reloadUnits],
	},
	{folder: units, name: /^ifup@.+\.service$/, before: none, after: [reloadUnits]},
	{
		folder: `${units}/networking.service.d`,
		name: /^vdsm-passthru-.+\.conf$/,
		before: none,
		after: [reloadUnits],
	},
	{folder: '/etc/network/if-pre-up.d', name: /^vdsm-passthru-.+$/, before: none, after: []},
	{
		folder: '/etc/NetworkManager/conf.d',
		name: /^90-vdsm-passthru-.+\.conf$/,
		before: none,
		after: [['nmcli', ['general', 'reload', 'conf']]],
	},
	{
		folder: '/etc/systemd/network',
		name: /^00-vdsm-passthru-.+\.network$/,
		before: none,
		after: [['networkctl', ['reload']]],
	},
];
