import type {OwnCommands} from '../../source/wizard/live/applied-text.js';

const sudo = (...words: readonly string[]) => ['sudo', words] as const;

/** As after `sudo npx vdsm-passthru apply …`. */
export const own: OwnCommands = {
	again: sudo('npx', 'vdsm-passthru', 'apply', '--nic', 'enp3s0', '--ip', '192.168.1.70'),
	undo: sudo('npx', 'vdsm-passthru', 'undo', '--prefix', 'vdsm'),
	status: sudo('npx', 'vdsm-passthru', 'status', '--prefix', 'vdsm'),
	doctor: sudo('npx', 'vdsm-passthru', 'doctor'),
	purge: sudo('npx', 'vdsm-passthru', 'purge'),
	removal: name => sudo('docker', 'rm', name),
	logs: (name, ...args) => sudo('docker', 'logs', ...args, name),
	journal: '/var/lib/vdsm-passthru/vdsm.journal',
};

export const keep = (word: string) => sudo('npx', 'vdsm-passthru', 'confirm', word);
