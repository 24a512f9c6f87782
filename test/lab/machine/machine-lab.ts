import {mkdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Screen} from '../../terminal/screen.js';
import {requireLab} from '../availability.js';
import {type Capture, startCapture} from '../capture/capture.js';
import type {Lab} from '../lab.js';
import {createGroup} from '../life/cgroup.js';
import {newId} from '../life/new-id.js';
import {dispose, runDirectory, sweep, writeRecord} from '../life/record.js';
import {prepareLab} from '../prepare.js';
import type {EngineName} from '../roots/debian-root.js';
import {imageRoot} from '../roots/image-root.js';
import type {RunOptions, RunResult} from '../system/run.js';
import {until} from '../system/until.js';
import {startRouter} from '../wire/router.js';
import {buildWire, namespacesOf} from '../wire/wire.js';
import {type AgentLink, MachineWentDown, openAgent} from './agent-link.js';
import {keep} from './artefacts.js';
import {type CardPort, type MachineCard, machineCards, macOf} from './cards.js';
import {machineDisk} from './machine-disk.js';
import {openMonitor} from './monitor.js';
import {plugMachine} from './plug.js';
import {cableOf, runFiles, startQemu} from './qemu.js';
import {openSerial} from './serial.js';

/** For the program in the machine: what is emulated, on cores that do other things as well, is no machine whose Docker hangs. */
export const emulated = {VDSM_PASSTHRU_TEST_PATIENCE: '8'} as const;

/**
 * `share`: a folder of this machine, shown read-only at /share in the virtual one. `engine`: bookworm is Engine 20.10, trixie 26.1, the
 * default, and sid 28. `cards`: others than the five.
 */
export type MachineOptions = {
	readonly share: string;
	readonly engine?: EngineName;
	readonly cards?: readonly MachineCard[];
};

/**
 * A homelab whose host is a whole virtual machine: its own kernel, udev, systemd and Docker, and five cards of different makers. It hangs
 * on the same switch, with the same router and client, as the hosts in namespaces.
 */
export type MachineLab = Pick<Lab, 'id' | 'engineVersion' | 'router' | 'client' | 'wan' | 'uplink'> & {
	readonly host: {run(program: string, args?: readonly string[], options?: RunOptions): Promise<RunResult>};
	/** The kernel's name of a card, which udev gave it. */
	nameOf(port: CardPort): Promise<string>;
	/** Pulls a card's cable, or plugs it in again. */
	cable(port: CardPort, state: 'in' | 'out'): Promise<void>;
	/** Takes a card out of the running machine. */
	unplug(port: CardPort): Promise<void>;
	/** Puts a card in again that was taken out. On USB it has its name again, since that comes from its MAC. */
	plugIn(port: CardPort): Promise<void>;
	/** `cut`: as by the reset button. `orderly`: `systemctl reboot`. Back when Docker answers again. */
	reboot(power: 'cut' | 'orderly'): Promise<void>;
	capture(port: CardPort | 'router' | 'client', filter?: string): Promise<Capture>;
	/** A terminal at the far end of the machine's serial line, of 80 columns and 24 rows: root's shell is there. */
	serial(): Promise<Screen>;
	/** Those that were opened. */
	screens(): readonly Screen[];
	/** All that the machine's console said since its power came on. */
	consoleLog(): Promise<string>;
	close(): Promise<void>;
};

/** Opens a lab and boots its machine, up to a Docker that answers: about a minute, since everything in it is emulated. */
export async function openMachineLab({
	share,
	engine = 'trixie',
	cards = machineCards,
}: MachineOptions): Promise<MachineLab> {
	requireLab();
	await prepareLab([]);
	const [disk, root] = [await machineDisk(engine), await imageRoot()];
	await sweep();
	const id = newId();
	const directory = runDirectory(id);
	const record = await writeRecord(id, namespacesOf(id));
	const open: Pick<AgentLink, 'close'>[] = [];
	const screens: Screen[] = [];
	const close = async () => {
		for (const one of open) one.close();
		await dispose(record);
	};
	try {
		await mkdir(directory, {recursive: true});
		const procsFile = await createGroup(id);
		const wire = await buildWire({id, procsFile, nics: [], nicsUp: false});
		await plugMachine(wire, cards);
		const router = await startRouter(wire.router, directory, {announceIpv6: false});
		await startQemu({procsFile, network: wire.sw.namespace, root, directory, disk, share, cards});
		const file = (name: string) => path.join(directory, name);
		const agent = await openAgent(file(runFiles.agent));
		open.push(agent);
		const monitor = await openMonitor(file(runFiles.monitor));
		open.push(monitor);

		let boots = 1;
		const ready = async (): Promise<string> => {
			await agent.booted(boots);
			// A boot now and then mounts before the driver has found QEMU's folder, and goes on without it.
			await until(
				'/share',
				async () => (await agent.run('sh', ['-c', 'findmnt /share || mount /share'])).exitCode === 0,
			);
			return until(
				'Docker in the machine',
				async () => {
					const {stdout, exitCode} = await agent.run('docker', [
						'version',
						'--format',
						'{{.Server.Version}}',
					]);
					return exitCode === 0 ? stdout.trim() : undefined;
				},
				{timeoutMs: 180_000, everyMs: 500},
			);
		};
		return {
			id,
			engineVersion: await ready(),
			host: agent,
			router,
			client: wire.client,
			wan: wire.wan,
			uplink: wire.uplink,
			async nameOf(port) {
				const {stdout} = await agent.run('sh', ['-c', 'grep -lx "$0" /sys/class/net/*/address', macOf(port)]);
				return stdout.split('/')[4] ?? '';
			},
			async cable(port, state) {
				await monitor.perform('set_link', {name: port, up: state === 'in'});
			},
			async unplug(port) {
				await monitor.perform('device_del', {id: port});
				await monitor.seen('DEVICE_DELETED', data => JSON.stringify(data).includes(`"${port}"`));
			},
			async plugIn(port) {
				const plugged = cards.find(card => card.port === port);
				if (!plugged) throw new Error(`no card ${port}`);
				await monitor.perform('device_add', {
					driver: plugged.device.split(',')[0],
					...{id: port, netdev: cableOf(port), mac: plugged.mac},
				});
			},
			async reboot(power) {
				boots += 1;
				if (power === 'cut') await monitor.perform('system_reset');
				else {
					await agent.run('systemctl', ['reboot']).catch(error => {
						if (!(error instanceof MachineWentDown)) throw error;
					});
				}
				await ready();
			},
			async capture(port, filter) {
				return startCapture(wire.sw, port, filter);
			},
			async serial() {
				const serial = await openSerial(file(runFiles.serial));
				open.push(serial);
				screens.push(serial.screen);
				return serial.screen;
			},
			screens: () => screens,
			consoleLog: async () => readFile(file(runFiles.console), 'utf8'),
			close,
		};
	} catch (error) {
		// No test knows of a machine that did not start.
		const said = await readFile(path.join(directory, runFiles.console), 'utf8').catch(String);
		await keep(`start of a machine with ${engine}`, {'console.txt': said, 'error.txt': String(error)});
		await close();
		throw error;
	}
}
