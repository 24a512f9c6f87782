/**
 * Files of the lab that `npm test` leaves to `VDSM_LAB=full npm test`, with the file that tries the same in short. All of the
 * lab takes three hours of two cores, and a push is judged within 90 minutes; what changes a host, how it is taken back,
 * and who reaches whom is tried at each.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const deeper = {
	'doctor/card-hand': 'doctor/wire-ours',
	'doctor/card-ours': 'doctor/wire-ours',
	'doctor/container-arguments': 'doctor/container-life',
	'doctor/container-hand': 'doctor/container-life',
	'doctor/container-options': 'doctor/container-life',
	'doctor/fixes': 'doctor/command',
	'doctor/host': 'doctor/command',
	'doctor/network-hand': 'doctor/wire-ours',
	'doctor/network-ours': 'doctor/wire-ours',
	'doctor/script-check': 'doctor/command',
	'doctor/wire-by-hand': 'doctor/wire-ours',
	'machine/console': 'machine/machine',
	'machine/layouts': 'machine/machine',
	'machine/lock-out': 'scenarios/give-up',
	'machine/parents': 'machine/machine',
	'machine/reboot': 'scenarios/reboot',
	'machine/renamed': 'machine/machine',
	'machine/steps': 'machine/machine',
	'scenarios/addresses-cut-off': 'scenarios/addresses',
	'scenarios/closed-output': 'scenarios/interrupt',
	'scenarios/full-disk': 'scenarios/faults',
	'scenarios/give-up-systemd': 'scenarios/give-up',
	'scenarios/late-break': 'scenarios/verify',
	'scenarios/loop': 'scenarios/faults',
	'scenarios/lying-docker': 'scenarios/faults',
	'scenarios/other-card-boot': 'scenarios/other-card',
	'scenarios/other-card-faults': 'scenarios/other-card',
	'scenarios/podman-refused': 'scenarios/podman',
	'scenarios/pull': 'scenarios/causes',
	'scenarios/shared-shim-crash': 'scenarios/crash',
	'scenarios/shared-shim-reboot': 'scenarios/shared-shim',
	'scenarios/slow-engine': 'scenarios/verify',
	'scenarios/take-over-compose': 'scenarios/take-over',
	'scenarios/take-over-faults': 'scenarios/take-over',
	'scenarios/wizard-pull': 'scenarios/wizard',
};
