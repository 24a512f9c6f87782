import type {Command} from '../model/command.js';
import {shimName} from '../model/shim.js';
import type {Step} from '../model/step.js';
import {unitStep} from './boot.js';
import {fileMarker} from './steps.js';
import {deviceUnit} from './systemd-names.js';

type BootShim = {readonly install: string; readonly nic: string};

/** How long whoever waits for the network waits for a card that does not come, in seconds. */
const patience = 30;

/**
 * The interface goes with every boot, and with its card. The unit makes it when the card is there, and again when the card
 * comes anew; one that stands already is left alone, whoever made it. Docker needs no part of it, and does not wait.
 */
function unitText({install, nic}: BootShim, commands: readonly Command[]): string {
	const device = deviceUnit(nic);
	const name = shimName(install);
	const lines = commands.map(([program, args]) => {
		// A kernel setting that is not there is no reason to be without the way.
		const mark = program === 'sysctl' ? '-' : '';
		return `ExecStart=${mark}/sbin/${[program, ...args].join(' ')}\n`;
	});
	return `# ${fileMarker(install)} the way from this host to Virtual DSM beside it on ${nic}
[Unit]
Description=Way from this host to Virtual DSM on ${nic} (${name})
ConditionPathExists=!/sys/class/net/${name}
Wants=${device}
After=${device} systemd-sysctl.service network-pre.target
Before=network-online.target
JobTimeoutSec=${patience}

[Service]
Type=oneshot
TimeoutStartSec=30
${lines.join('')}
[Install]
WantedBy=multi-user.target ${device}
`;
}

/** For a host that systemd starts. No prefix has a capital letter, so that the unit is no other installation's for its card. */
export function shimBootStep(spec: BootShim, commands: readonly Command[]): Step {
	const {install} = spec;
	return unitStep('shim-boot', install, `${install}-SHIM`, unitText(spec, commands));
}

/** What is left of one, whatever was in it. */
export function standingShimBootStep(install: string): Step {
	return unitStep('shim-boot', install, `${install}-SHIM`, '');
}
