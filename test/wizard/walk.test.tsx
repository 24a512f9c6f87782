import {expect, test, vi} from 'vitest';
import type {Facts} from '../../source/model/facts.js';
import type {SaveResult} from '../../source/wizard/ports.js';
import {hostNic, makeFacts} from '../helpers/facts.js';
import {homelab} from './helpers/homelab.js';
import {acceptUntil, startWizard, walkTo} from './helpers/wizard.js';

// Each waits for what it wants to see; a busy machine may take its time for that.
vi.setConfig({testTimeout: 60_000});

test('Enter alone leads from the first screen to a saved script, where nothing can be applied', async () => {
	const wizard = startWizard({canApply: false});
	await walkTo(wizard, 'review');
	wizard.press('enter');
	await wizard.waitFor('Where should the script be saved?');
	wizard.press('enter');
	expect((await wizard.exit)?.outcome).toEqual({
		kind: 'saved',
		format: 'script',
		target: './vdsm-passthru.sh',
		paths: ['./vdsm-passthru.sh'],
	});
	expect(wizard.saved).toHaveLength(1);
	expect(wizard.saved[0]).toMatchObject({
		format: 'script',
		force: false,
		setup: {
			answers: {
				nic: 'enp3s0',
				layout: 'direct',
				lan: {mode: 'static', ip: '192.168.1.250', gateway: '192.168.1.1'},
			},
			consents: [],
		},
	});
});

test('applying is the first thing that is offered, and Enter stays on the safe side of it', async () => {
	const wizard = startWizard();
	await walkTo(wizard, 'review');
	expect(wizard.frame()).toContain('❯ Apply now');
	wizard.press('enter', 'enter', 'enter');
	await wizard.waitFor('❯ Not yet');
	wizard.press('enter');
	await wizard.waitFor('❯ Apply now\n');
	await wizard.waitFor('Save as shell script');
	wizard.press('enter');
	await wizard.waitFor('❯ Not yet');
	wizard.press('down');
	await wizard.waitFor('❯ Apply now');
	wizard.press('enter');
	expect((await wizard.exit)?.outcome).toEqual({kind: 'apply'});
});

test('the first frame does not wait for the machine', async () => {
	let deliver: (facts: Facts) => void = () => undefined;
	const wizard = startWizard({readFacts: () => new Promise(resolve => (deliver = resolve))});
	expect(await wizard.waitFor('Looking at the network cards')).not.toContain('enp3s0');
	deliver(homelab.facts);
	await wizard.waitFor('❯ enp3s0');
});

test('a machine that cannot be read is said, and asked again with r', async () => {
	let attempts = 0;
	const wizard = startWizard({
		async readFacts() {
			attempts++;
			if (attempts === 1) throw new Error('ip: not found');
			return homelab.facts;
		},
	});
	await wizard.waitFor('could not be read: ip: not found');
	wizard.type('r');
	await wizard.waitFor('❯ enp3s0');
});

test('a second look at the machine keeps the list on the screen meanwhile', async () => {
	const looks: Array<(facts: Facts) => void> = [];
	const wizard = startWizard({readFacts: () => new Promise(resolve => looks.push(resolve))});
	await wizard.waitFor('Looking');
	looks[0]?.(homelab.facts);
	await wizard.waitFor('❯ enp3s0');
	wizard.type('r');
	expect(await wizard.waitFor('looking again')).toContain('enp4s0');
	looks[1]?.(makeFacts());
	await wizard.waitForGone('enp4s0');
});

test('a machine without a card to spare is told what it needs', async () => {
	const facts = makeFacts({nics: [hostNic]});
	const wizard = startWizard({facts, canApply: false, columns: 60, rows: 16});
	const frame = await wizard.waitFor('No card here is free');
	expect(frame).toContain('USB');
	expect(frame).toContain('default route');
	wizard.press('enter');
	const layouts = await wizard.waitFor('❯ shared');
	expect(layouts).toContain('this machine needs the card itself');
	expect(layouts).toContain('no way to DSM');
});

test('two Enters in two chunks before the next frame do not skip a screen', async () => {
	const wizard = startWizard();
	await walkTo(wizard, 'nic');
	wizard.press('enter', 'enter', 'enter');
	await wizard.waitFor(wizard.texts.wizard.titles.layout);
	wizard.press('down');
	const frame = await wizard.waitFor('❯ classic');
	expect(frame).toContain(wizard.texts.wizard.titles.layout);
});

test('three Enters in one chunk are one', async () => {
	const wizard = startWizard();
	await walkTo(wizard, 'nic');
	wizard.type('\r\r\r');
	await wizard.waitFor(wizard.texts.wizard.titles.layout);
	wizard.press('down');
	expect(await wizard.waitFor('❯ classic')).toContain(wizard.texts.wizard.titles.layout);
});

test('an address that arrives with its Enter in one chunk is taken and accepted', async () => {
	const wizard = startWizard();
	await walkTo(wizard, 'lan');
	wizard.press('down', 'down', 'down');
	await wizard.waitFor('❯ DSM’s IP');
	wizard.type('192.168.1.5\r');
	const frame = await wizard.waitFor('❯ DNS');
	expect(frame).toMatch(/DSM’s IP +192\.168\.1\.5$/m);
});

test('a bracketed paste is put in without its line end, and waits for Enter', async () => {
	const wizard = startWizard();
	await walkTo(wizard, 'lan');
	wizard.press('down', 'down', 'down');
	await wizard.waitFor('❯ DSM’s IP');
	wizard.paste(' 192.168.1.5\r\n');
	const frame = await wizard.waitFor('192.168.1.5');
	expect(frame).toMatch(/❯ DSM’s IP +192\.168\.1\.5$/m);
	wizard.press('enter');
	await wizard.waitFor('❯ DNS');
});

test('the cursor keys and the keys of a shell edit a value', async () => {
	const wizard = startWizard();
	await walkTo(wizard, 'lan');
	wizard.press('down', 'down', 'down');
	await wizard.waitFor('❯ DSM’s IP');
	wizard.press('ctrlW');
	wizard.type('7');
	wizard.press('left', 'left');
	wizard.type('0');
	await wizard.waitFor('192.168.10.7');
	wizard.press('home', 'delete', 'end', 'backspace');
	await wizard.waitFor('92.168.10.');
	wizard.press('ctrlU');
	await wizard.waitFor('Empty: Enter takes 192.168.1.250 again.');
});

test('the LAN is asked, and what it says is shown', async () => {
	const asked: string[] = [];
	const wizard = startWizard({
		async probeLan(nic, address) {
			asked.push(`${nic} ${address}`);
			return homelab.probeLan(nic, address);
		},
	});
	await walkTo(wizard, 'lan');
	wizard.press('down', 'down');
	await wizard.waitFor('The gateway answers (5c:49:79:00:00:01): good.');
	wizard.press('down');
	await wizard.waitFor('it looks free');
	wizard.type('192.168.1.50');
	await wizard.waitFor('taken: 3c:2a:f4:00:00:50');
	wizard.press('enter');
	await wizard.waitFor('not possible here');
	expect(asked).toEqual(['enp3s0 192.168.1.1', 'enp3s0 192.168.1.250', 'enp3s0 192.168.1.50']);
});

test('a LAN that is slow does not hold anybody up, and is not asked twice', async () => {
	const asked: string[] = [];
	const answers: Array<() => void> = [];
	const wizard = startWizard({
		probeLan(nic, address) {
			asked.push(address);
			return new Promise(resolve => {
				answers.push(() => resolve({nic, address, result: {answer: 'not-checked', why: 'no-root'}}));
			});
		},
	});
	await walkTo(wizard, 'lan');
	wizard.press('down', 'down', 'down');
	await wizard.waitFor('asking the LAN on enp3s0');
	wizard.type('192.168.1.60');
	await wizard.waitFor('192.168.1.60');
	await wizard.waitFor('asking the LAN on enp3s0');
	expect(asked).toEqual(['192.168.1.1', '192.168.1.250', '192.168.1.60']);
	for (const answer of answers) answer();
	await wizard.waitFor('Not checked on the LAN: asking needs root.');
	await acceptUntil(wizard, wizard.texts.wizard.titles.management);
});

test('a question to the LAN that fails is said', async () => {
	const wizard = startWizard({probeLan: () => Promise.reject(new Error('no arping'))});
	await walkTo(wizard, 'lan');
	wizard.press('down', 'down');
	await wizard.waitFor('Not checked on the LAN: the question could not be sent.');
});

test('a file that exists is replaced after the word only', async () => {
	const answers: SaveResult[] = [
		{ok: false, exists: true, message: 'exists'},
		{ok: false, exists: false, message: 'No space left on device'},
		{ok: true, paths: ['/tmp/a.sh']},
	];
	const wizard = startWizard({
		save: () => answers.shift() ?? {ok: false, exists: false, message: 'once too often'},
	});
	await walkTo(wizard, 'review');
	wizard.press('down', 'enter');
	await wizard.waitFor('Where should');
	wizard.type('/tmp/a.sh');
	await wizard.waitFor('/tmp/a.sh');
	wizard.press('enter');
	await wizard.waitFor('/tmp/a.sh exists already.');
	wizard.type('yes\r');
	await wizard.waitFor('type “overwrite” in full');
	wizard.press('ctrlU');
	wizard.type('overwrite\r');
	await wizard.waitFor('No space left on device');
	wizard.press('enter');
	expect((await wizard.exit)?.outcome).toMatchObject({kind: 'saved', target: '/tmp/a.sh'});
	expect(wizard.saved.map(({target, force}) => `${target} ${force}`)).toEqual([
		'/tmp/a.sh false',
		'/tmp/a.sh true',
		'/tmp/a.sh false',
	]);
});

test('Ctrl-C ends it while something is under way, and lets that go', async () => {
	const signals: AbortSignal[] = [];
	const wizard = startWizard({
		async readFacts(signal) {
			signals.push(signal);
			return homelab.facts;
		},
		probeLan(_nic, _address, signal) {
			signals.push(signal);
			return new Promise(() => undefined);
		},
	});
	await walkTo(wizard, 'lan');
	wizard.press('down', 'down');
	await wizard.waitFor('asking the LAN');
	expect(signals.map(({aborted}) => aborted)).toEqual([true, false, false]);
	wizard.press('ctrlC');
	expect((await wizard.exit)?.outcome).toEqual({kind: 'interrupted'});
	expect(signals.map(({aborted}) => aborted)).toEqual([true, true, true]);
});

test('Ctrl-C does not wait for a machine that cannot be read', async () => {
	let given: AbortSignal | undefined;
	const wizard = startWizard({
		readFacts(signal) {
			given = signal;
			return new Promise(() => undefined);
		},
	});
	await wizard.waitFor('Looking');
	expect(given?.aborted).toBe(false);
	wizard.press('ctrlC');
	expect((await wizard.exit)?.outcome).toEqual({kind: 'interrupted'});
	expect(given?.aborted).toBe(true);
});

test('errors are shown first, with the word that they do not hinder saving', async () => {
	const wizard = startWizard({facts: {...homelab.facts, engine: {state: 'none'}}, rows: 40});
	const frame = await walkTo(wizard, 'warnings');
	expect(frame).toMatch(/1 error, .*notes?/);
	expect(frame).toContain('You can still save');
	expect(frame.indexOf('error: ')).toBeLessThan(frame.indexOf('note: '));
	expect(await acceptUntil(wizard, wizard.texts.wizard.titles.review)).toContain('You can still save');
});
