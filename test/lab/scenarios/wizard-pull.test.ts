import {readdirSync, readFileSync} from 'node:fs';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {openTerminal, type TestTerminal} from '../../terminal/pty.js';
import {skipLab} from '../availability.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {type ImageRegistry, openRegistry} from './image-registry.js';
import {openProductLab, productBind} from './product.js';
import {applyNow, walkToReview} from './walk-wizard.js';

// The image is pulled by a real Engine, from a registry in the lab's host, while the wizard asks its questions.

const patience = {timeoutMs: 90_000};

describe.skipIf(skipLab())('an image that comes while the wizard asks', () => {
	let lab: Lab;
	let registry: ImageRegistry;

	beforeAll(async () => {
		lab = await openProductLab('sid');
		registry = await openRegistry(lab);
	});

	afterAll(async () => {
		registry?.close();
		await lab?.close();
	});

	beforeEach(async () => registry.reset());

	it('is not pulled without a yes; with one apply waits for the rest of it, and no layer comes twice [A1]', async () => {
		const terminal = start();
		await walkToReview(terminal, '', async () => {
			await terminal.waitFor('Download it while you answer?');
			expect(registry.asked()).toEqual([]);
			await sayYes(terminal);
		});
		await terminal.waitFor(/Downloading: \d.* MB.*: 127\.0\.0\.1:5559/, patience);
		await applyNow(terminal);
		await terminal.waitFor(/Image .*step 1 of/s, patience);
		await terminal.waitFor(/\d of \d+ MB/, patience);
		expect(terminal.scrollback()).not.toContain('✔ Image');
		registry.go();
		await terminal.waitFor(/✔ Image .*✔ Storage folder/s, {...patience, within: 'scrollback'});
		expect(registry.asked()).toHaveLength(new Set(registry.asked()).size);
		// What comes after is other tests'.
		terminal.press('ctrlC');
		await terminal.waitFor('Everything is rolled back, and', {...patience, within: 'scrollback'});
		expect((await terminal.exit).code).toBe(130);
		expect(await images()).toContain(registry.address);
	});

	it('ends with the wizard, whose user changed nothing else', async () => {
		const terminal = start();
		await toCards(terminal);
		terminal.press('enter');
		await terminal.waitFor('Download it while you answer?');
		await sayYes(terminal);
		await terminal.waitFor(/Downloading: \d/, patience);
		expect(clients()).toHaveLength(1);
		terminal.press('ctrlC');
		expect((await terminal.exit).code).toBe(130);
		expect(terminal.scrollback()).toContain(`The download of ${registry.image} was stopped.`);
		expect(clients()).toEqual([]);
		await until('the Engine to let go of it', async () => !(await images()).includes(registry.address));
	});

	it('ends with a terminal that goes away', async () => {
		const terminal = start();
		await toCards(terminal);
		terminal.press('enter');
		await terminal.waitFor('Download it while you answer?');
		await sayYes(terminal);
		await terminal.waitFor(/Downloading: \d/, patience);
		terminal.hangUp();
		await until('the end of the client', async () => clients().length === 0);
	});

	it('that cannot be had is told, and is no end of the questions', async () => {
		const terminal = start('127.0.0.1:5999/vdsm/virtual-dsm:latest');
		await toCards(terminal);
		terminal.press('enter');
		await terminal.waitFor('Download it while you answer?');
		await sayYes(terminal);
		await terminal.waitFor('Not downloaded, which is tried again', patience);
		terminal.press('enter');
		await terminal.waitFor('❯ Address');
		terminal.press('ctrlC');
		expect((await terminal.exit).code).toBe(130);
	});

	function start(image: string = registry.image): TestTerminal {
		const program = `${productBind.target}/vdsm-passthru.cjs`;
		const [file, args] = lab.host.enter(['node', [program, '--image', image]], '/root');
		return openTerminal({file, args, columns: 100, rows: 30});
	}

	const images = async () =>
		(await lab.host.run('docker', ['image', 'ls', '--format', '{{.Repository}}'])).stdout;

	/** The Docker clients of this lab that pull it: every process of a lab is born into its cgroup. */
	function clients(): readonly string[] {
		return readdirSync('/proc')
			.filter(name => /^\d+$/.test(name) && fileOf(name, 'cgroup').includes(lab.id))
			.filter(name => fileOf(name, 'cmdline').includes('docker\0pull\0'));
	}
});

/** Empty for a process that has ended meanwhile. */
function fileOf(pid: string, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return '';
	}
}

async function toCards(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor('Press a to list', patience);
	const listed = async (timeoutMs: number) => {
		terminal.type('a');
		await terminal.waitFor('❯ enp3s0', {timeoutMs});
	};
	await listed(5000).catch(async () => listed(15_000));
}

async function sayYes(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor('❯ Not now');
	terminal.press('down');
	await terminal.waitFor('❯ Download it now');
	terminal.press('enter');
}
