import stringWidth from 'string-width';
import {describe, expect, test, vi} from 'vitest';
import type {Nic} from '../../source/model/nic.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {homelab} from './helpers/homelab.js';
import {acceptUntil, pointAt, startWizard, type TestWizard, walkOn, walkTo} from './helpers/wizard.js';

// Each waits for what it wants to see; a busy machine may take its time for that.
vi.setConfig({testTimeout: 60_000});

const windows = [
	[60, 16],
	[80, 24],
	[120, 40],
] as const;

/** Nothing may be wider than the window, and the last row stays free: a taller frame would scroll the window. */
function expectFits(wizard: TestWizard): void {
	for (const {text, columns, rows} of wizard.frames) {
		const lines = text.replace(/\n$/, '').split('\n');
		expect(lines.length, text).toBeLessThanOrEqual(rows - 1);
		for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
	}
}

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
	test.each(windows)('every screen fits %i×%i and says what it is for [C6]', async (columns, rows) => {
		const wizard = startWizard({language, columns, rows});
		const {titles, menu, save, command, apply, fields, modes} = wizard.texts.wizard;
		const nic = await walkTo(wizard, 'nic');
		expect(nic).toContain('enp4s0');
		expect(nic).toContain(wizard.texts.nics.levels.recommended);
		await pointAt(wizard, 'eno1');
		await wizard.waitFor(wizard.texts.nics.reasons.shareable({code: 'shareable'}).slice(0, 20));
		wizard.type('a');
		await wizard.waitFor('docker0');
		wizard.type('a');
		await wizard.waitForGone('docker0');
		await pointAt(wizard, 'enp3s0', 'up');

		const layout = await acceptUntil(wizard, titles.layout);
		expect(layout).toContain('direct');
		expect(layout).toContain('classic');
		expect(layout).toContain('br0');

		const lan = await acceptUntil(wizard, titles.lan);
		for (const text of [fields.gateway, '192.168.1.0/24', '192.168.1.250', modes.dhcp])
			expect(lan).toContain(text);
		await acceptUntil(wizard, titles.management);
		expect(wizard.frame()).toContain('172.31.4.0/24');
		const container = await acceptUntil(wizard, titles.container);
		for (const text of ['vdsm/virtual-dsm:latest', './dsm', '256G', fields.cpuCores])
			expect(container).toContain(text);
		await acceptUntil(wizard, titles.warnings);
		expect(wizard.frame()).toContain(wizard.texts.wizard.severity.note);
		wizard.press('pageDown', 'down', 'up');
		const review = await acceptUntil(wizard, titles.review);
		expect(review).toContain(`❯ ${menu.apply}`);
		expect(review).toContain(menu.quit);
		wizard.press('end');
		await wizard.waitFor('docker');
		wizard.press('down', 'down', 'down', 'enter');
		await wizard.waitFor(command.title);
		expect(wizard.frame()).toContain('apply --nic enp3s0');
		wizard.press('esc');
		await wizard.waitFor(menu.script);
		wizard.press('up', 'up', 'enter');
		await wizard.waitFor(save.script);
		wizard.press('esc');
		await wizard.waitFor(menu.compose);
		wizard.press('up', 'enter');
		const asked = await wizard.waitFor(`❯ ${apply.stay}`);
		expect(asked).toContain(apply.go);
		expect(asked.replaceAll('\n', ' ')).toContain('enp3s0');
		expectFits(wizard);
	});
});

describe.each(['en', 'zh-CN'] as const)('a VLAN on a card, in %s', language => {
	test.each(windows)('is asked for in %i×%i, and a wrong number is told', async (columns, rows) => {
		const wizard = startWizard({language, columns, rows});
		const {vlan, notice, titles} = wizard.texts.wizard;
		const whole = (frame: string) => frame.replaceAll(/\s/g, '');
		const shows = async (sentence: string) =>
			wizard.waitUntil(frame => whole(frame).includes(whole(sentence)), sentence);
		await walkTo(wizard, 'nic');
		await pointAt(wizard, 'enp3s0');
		wizard.type('v');
		await shows(vlan.port('enp3s0'));
		await shows(vlan.label);
		wizard.type('4095\r');
		await shows(notice['vlan-wrong']({value: '4095'}));
		wizard.press('ctrlU');
		wizard.type('20\r');
		await wizard.waitFor(titles.layout);
		wizard.press('esc');
		const cards = await wizard.waitFor(titles.nic);
		expect(cards).toContain('❯ enp3s0.20');
		expect(cards).toContain(wizard.texts.nics.levels.usable);
		expectFits(wizard);
	});
});

describe.each(['en', 'zh-CN'] as const)('a card that carries this host, in %s', language => {
	// As long as a name can be, with a route of each family and an operator on it.
	const name = 'enx001122334455';
	const carries: Nic['carries'] = [
		{what: 'default-route', family: 4, table: 'main', via: name},
		{what: 'default-route', family: 6, table: 'main', via: name},
		{what: 'ssh-session', peer: '2001:db8:1234:5678:9abc:def0:1234:5678', via: name},
	];
	const facts = makeFacts({
		nics: [{...hostNic, name, carries}, makeNic()],
		host: {...homelab.facts.host, root: false},
	});

	test.each(windows)(
		'what it costs can be read to its end in %i×%i, and the name be typed',
		async (...size) => {
			const [columns, rows] = size;
			const wizard = startWizard({facts, language, columns, rows});
			const {giveUp, apply, titles, menu, notice} = wizard.texts.wizard;
			await walkTo(wizard, 'nic');
			await pointAt(wizard, name);
			wizard.press('enter');
			await wizard.waitFor(titles.layout);
			await pointAt(wizard, 'direct', 'up');
			wizard.press('enter');
			await wizard.waitFor(giveUp.label(name));
			const whole = (frame: string) => frame.replaceAll(/\s/g, '');
			const wayIn = giveUp.wayIn(name).replaceAll(/\s/g, '').slice(-12);
			wizard.press('pageDown', 'pageDown');
			await wizard.waitUntil(frame => whole(frame).includes(wayIn), 'the last sentence');
			wizard.type('yes\r');
			const wrong = notice['give-up-wrong']({nic: name});
			const refused = await wizard.waitUntil(
				frame => whole(frame).includes(wrong.replaceAll(/\s/g, '')),
				'that it is not accepted',
			);
			expect(refused).toMatch(/ yes$/m);
			wizard.press('ctrlU');
			wizard.type(name);
			await wizard.waitFor(`  ${name}`);
			wizard.press('enter');
			await wizard.waitFor(titles.lan);
			await walkOn(wizard, 'warnings');
			wizard.type(`${name}\r`);
			await wizard.waitFor(titles.review);
			wizard.press('enter');
			const asked = whole(await wizard.waitFor(`❯ ${apply.stay}`));
			expect(asked).toContain('keep');
			expect(asked).toContain(apply.asUser.replaceAll(/\s/g, ''));
			wizard.press('enter');
			await wizard.waitFor(menu.compose);
			wizard.press('down', 'enter');
			await wizard.waitUntil(
				frame => whole(frame).includes(notice['only-apply']().replaceAll(/\s/g, '').slice(0, 10)),
				'that it cannot be saved',
			);
			expectFits(wizard);
		},
	);
});

test('values that are wrong, and the sentences about them, fit; of a long one the part at the cursor is shown', async () => {
	const wizard = startWizard({columns: 60, rows: 16});
	await walkTo(wizard, 'lan');
	wizard.press('down');
	await wizard.waitFor(wizard.texts.wizard.help.subnet.slice(0, 20));
	wizard.type(`192.168.1.${'5'.repeat(80)}/24`);
	await wizard.waitFor('5/24');
	wizard.press('home');
	await wizard.waitFor('192.168.1.555');
	wizard.press('end', 'left', 'down', 'down');
	await wizard.waitFor(wizard.texts.wizard.field.waits);
	expectFits(wizard);
});

test('the sentence about a value is shown to its end in the smallest window', async () => {
	for (const language of ['en', 'zh-CN'] as const) {
		const wizard = startWizard({language, columns: 60, rows: 16, raw: {prefix: '5000,5001'}});
		const frame = await walkTo(wizard, 'container');
		expect(frame).toContain('“5000,5001”');
		expect(frame).toMatch(/[.。]\n+↑↓/);
		expectFits(wizard);
	}
});

test('long answers fit on the screens that come after them', async () => {
	const publish = [5000, 5001, 22, 80, 443].map(port => `192.168.1.2:${port + 40_000}:${port}`).join(',');
	const wizard = startWizard({columns: 60, rows: 30, raw: {publish, name: `dsm-${'x'.repeat(58)}`}});
	const frame = await walkTo(wizard, 'container');
	expect(frame).toContain('172.31.4.0/24, ports 192.168.1.2:45000:5000');
	await walkOn(wizard, 'review');
	expectFits(wizard);
});

test('forty cards, with long names and long lists of reasons, fit', async () => {
	const nics = Array.from({length: 40}, (_, index) =>
		makeNic({
			name: `enp${index}s0f${index}np${index}`.slice(0, 15),
			index: index + 2,
			model: 'Mellanox Technologies MT27800 Family [ConnectX-5] '.repeat(4),
			addresses: Array.from({length: 9}, (_, host) => ({
				family: 6 as const,
				address: `2001:db8:0:${index}::${host}`,
				prefix: 64,
				scope: 'global',
			})),
		}),
	);
	const wizard = startWizard({facts: makeFacts({nics}), columns: 60, rows: 16});
	await wizard.waitFor('enp0s0f0np0');
	for (let index = 0; index < 39; index++) wizard.press('down');
	await wizard.waitFor('❯ enp39s0f39np39');
	wizard.press('pageDown', 'pageDown', 'pageUp');
	expectFits(wizard);
});

test('a window that is made smaller and larger keeps what was typed', async () => {
	const wizard = startWizard({columns: 120, rows: 40});
	await walkTo(wizard, 'lan');
	wizard.press('down', 'down', 'down');
	await wizard.waitFor('looks free');
	wizard.type('192.168.1.77');
	await wizard.waitFor('192.168.1.77');
	wizard.resize(40, 8);
	await wizard.waitFor('40×8');
	wizard.type('999');
	wizard.press('enter');
	wizard.resize(60, 16);
	const frame = await wizard.waitFor('192.168.1.77');
	expect(frame).not.toContain('999');
	expectFits(wizard);
});

test.each([
	[1, 1],
	[20, 3],
	[59, 40],
	[200, 15],
])('%i×%i is too small, and that is said [C6]', async (columns, rows) => {
	const wizard = startWizard({columns, rows});
	await wizard.waitUntil(frame => frame.trim() !== '', 'anything');
	expect(wizard.frame().replaceAll('\n', ' ')).toContain(
		`This window is ${columns}×${rows}`.slice(0, columns * Math.max(1, rows - 1)).slice(0, 4),
	);
	for (const {text} of wizard.frames) {
		expect(text.replace(/\n$/, '').split('\n').length).toBeLessThanOrEqual(Math.max(1, rows - 1));
	}

	wizard.press('ctrlC');
	expect((await wizard.exit)?.outcome).toEqual({kind: 'interrupted'});
});

test('in ASCII, English needs no other character', async () => {
	const wizard = startWizard({ascii: true, columns: 120, rows: 40});
	await walkTo(wizard, 'review');
	wizard.press('pageDown', 'pageDown');
	await wizard.waitFor('docker');
	for (const {text} of wizard.frames) expect(text).toMatch(/^[\x20-\x7e\n]*$/);
});

test('no string of the machine reaches the terminal as it is [D1]', async () => {
	const evil = '\u001B]0;owned\u0007\u001B[2Jx\r\n\u202Edrow\u200B';
	const nic = makeNic({name: evil, model: evil, driver: evil, bus: evil, managedBy: evil});
	const facts = makeFacts({
		nics: [...homelab.facts.nics, nic],
		networks: [
			{
				id: '1',
				name: evil,
				driver: 'macvlan',
				internal: false,
				subnets: [],
				parent: evil,
				mode: evil,
				install: null,
				nicWas: null,
			},
		],
		images: [],
		host: {...homelab.facts.host, name: evil, virtualization: evil, vendor: evil},
	});
	const wizard = startWizard({
		facts,
		raw: {mac: evil, storage: evil},
		columns: 120,
		rows: 40,
		probeLan: async (name, address) => ({nic: name, address, result: {answer: 'mac', mac: evil}}),
	});
	await wizard.waitFor('\\x1b');
	await pointAt(wizard, '\\x1b');
	wizard.press('enter');
	await wizard.waitFor('cannot be chosen');
	await pointAt(wizard, 'enp3s0', 'up');
	await walkTo(wizard, 'lan');
	wizard.press('down', 'down', 'down');
	await wizard.waitFor(wizard.texts.wizard.field.missing);
	wizard.type('192.168.1.9');
	await wizard.waitFor('taken');
	for (const {text} of wizard.frames) {
		expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
		// A line that the machine made up would begin with what follows the line end.
		expect(text).not.toMatch(/^\W*drow/m);
	}
});

test('what stands beside the values of a form is in one column', async () => {
	const wizard = startWizard();
	const container = await walkTo(wizard, 'container');
	const said = wizard.texts.wizard.origin.default();
	const at = container.split('\n').flatMap(line => (line.includes(said) ? [line.indexOf(said)] : []));
	expect(at.length).toBeGreaterThan(3);
	expect(new Set(at).size).toBe(1);
});
