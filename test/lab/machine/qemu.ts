import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {inGroup, startInBackground} from '../system/group.js';
import {identify, isAlive} from '../system/process.js';
import {until} from '../system/until.js';
import {type MachineCard, uplinkCard} from './cards.js';

/** MiB. A guest in DSM's place takes 256 of it, dockerd about 150. */
const memory = 1536;

/** QEMU's name of a card's cable, which stays when the card is taken out. */
export function cableOf(port: string): string {
	return `${port}-cable`;
}

/** A card in the machine, and its cable: a tap of the same name, made beforehand, in the namespace that QEMU runs in. */
function card({port, mac, device}: MachineCard): readonly string[] {
	return [
		// Without the extra header a frame on the tap is what a wire would carry, its checksum whole.
		...['-netdev', `tap,id=${cableOf(port)},ifname=${port},script=no,downscript=no,vnet_hdr=off`],
		...['-device', `${device},id=${port},netdev=${cableOf(port)},mac=${mac}`],
	];
}

/** Paths as QEMU sees them, after start-machine.sh. */
const [run, disk, share] = ['/srv', '/mnt/disk', '/mnt/share'];

/** Files in the run folder: the monitor's and the agent's sockets, and all that the console said. */
export const runFiles = {
	monitor: 'monitor.sock',
	agent: 'agent.sock',
	serial: 'serial.sock',
	console: 'console.log',
};

/**
 * QEMU's arguments for the whole machine. It emulates: a `/dev/kvm` that is there may not run a guest. A processor with the SSE4.2
 * that the image asks for, and without AVX, whose first emulation (QEMU 7.2) brought a Node of the machine down. The disk is only read,
 * what is written to it lives as long as this process, over every reboot inside. On an old board a card can be taken out of any slot.
 */
function machineArguments(cards: readonly MachineCard[]): readonly string[] {
	return [
		...['-nodefaults', '-no-user-config', '-display', 'none', '-accel', 'tcg,thread=multi'],
		...['-machine', 'pc', '-cpu', 'Nehalem', '-smp', '2', '-m', String(memory)],
		...['-kernel', `${disk}/vmlinuz`, '-initrd', `${disk}/initrd`],
		// Emulated on cores with other work, the timer's ticks come late, and the kernel would panic over its check of them.
		...[
			'-append',
			'root=/dev/vda rw console=ttyS0 quiet mitigations=off no_timer_check systemd.show_status=no',
		],
		...['-drive', `file=${disk}/disk.raw,format=raw,if=virtio,snapshot=on,cache=unsafe`],
		...['-virtfs', `local,path=${share},mount_tag=share,security_model=none,readonly=on,id=share`],
		...[
			'-chardev',
			`socket,id=serial,path=${run}/${runFiles.serial},server=on,wait=off,logfile=${run}/${runFiles.console}`,
		],
		...['-serial', 'chardev:serial'],
		...['-chardev', `socket,id=agent,path=${run}/${runFiles.agent},server=on,wait=off`],
		...['-device', 'virtio-serial-pci', '-device', 'virtserialport,chardev=agent,name=lab.agent'],
		...['-qmp', `unix:${run}/${runFiles.monitor},server=on,wait=off`],
		...['-device', 'virtio-rng-pci', '-device', 'qemu-xhci'],
		...[uplinkCard, ...cards].flatMap(card),
	];
}

const startMachine = fileURLToPath(new URL('start-machine.sh', import.meta.url));

/**
 * `network`: name of the namespace with the cables. `root`: a Debian root with QEMU. `directory`: the lab's run folder. `disk`: folder
 * of the machine's disk and kernel. `share`: what the machine sees at /share.
 */
export type QemuOptions = {
	readonly procsFile: string;
	readonly network: string;
	readonly root: string;
	readonly directory: string;
	readonly disk: string;
	readonly share: string;
	readonly cards: readonly MachineCard[];
};

/** Turns the machine on. It ends with the lab's cgroup. Throws with QEMU's last words where it does not start. */
export async function startQemu(options: QemuOptions): Promise<void> {
	const {procsFile, network, root, directory, disk, share, cards} = options;
	const log = path.join(directory, 'qemu.log');
	const start = ['sh', startMachine, root, directory, disk, share, ...machineArguments(cards)];
	const pid = startInBackground(
		inGroup(procsFile, ['nsenter', [`--net=/run/netns/${network}`, 'unshare', '--mount', ...start]]),
		log,
	);
	const qemu = await identify(pid);
	await until('QEMU to start', async () => {
		if (existsSync(path.join(directory, runFiles.agent))) return true;
		if (qemu !== undefined && (await isAlive(qemu))) return false;
		throw new Error(`QEMU ended:\n${readFileSync(log, 'utf8').slice(-3000)}`);
	});
}
