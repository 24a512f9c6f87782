import {resolveCommand} from '../model/command.js';
import type {Facts} from '../model/facts.js';
import type {PlatformName} from '../model/platform.js';
import type {Step} from '../model/step.js';

type Host = Pick<Facts['host'], 'platform' | 'system' | 'kernel' | 'systemd'>;

/** Which system it is. Files of facts that do not say it have Unraid in its name. */
export function platformOf({platform, system, kernel}: Omit<Host, 'systemd'>): PlatformName {
	return platform?.name ?? (/unraid/i.test(`${system} ${kernel}`) ? 'unraid' : 'other');
}

/**
 * These set their cards up from settings of their own, at each boot. What network managers read below /etc is made anew by
 * them, if it is read at all, so that a file of ours would hold nobody back.
 */
export function hasOwnSettings(platform: PlatformName): boolean {
	return platform === 'unraid' || platform === 'truenas' || platform === 'synology';
}

/**
 * Where a host can be told to set the card up at each boot. `unit`: our own, which is all. `init-script`: our own, and an
 * upgrade of TrueNAS begins with a new /etc, so that it has to be told in its settings as well. The others have to be told
 * by hand: Unraid's root file system is in memory; DSM's Docker is a package whose unit has another name, and which takes a
 * unit in front of it for a fault of its own; the rest has no systemd.
 */
export type BootPlace = 'unit' | 'init-script' | 'go-file' | 'task-scheduler' | 'by-hand';

export function bootPlace(host: Host): BootPlace {
	const platform = platformOf(host);
	if (platform === 'unraid') return 'go-file';
	if (platform === 'synology') return 'task-scheduler';
	if (!host.systemd) return 'by-hand';
	return platform === 'truenas' ? 'init-script' : 'unit';
}

/** What these steps run, each as one line that can be typed. Only for commands without a word that wants quotes. */
export function typedCommands(steps: readonly Pick<Step, 'run'>[]): string[] {
	return steps.flatMap(({run}) =>
		run.flatMap(action =>
			action.kind === 'run' ? [resolveCommand(action.command, '.').flat().join(' ')] : [],
		),
	);
}
