import {stripVTControlCharacters} from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {printNics} from '../../source/commands/nics.js';
import {nicsTable, type TableStyle} from '../../source/commands/nics-table.js';
import type {Nic} from '../../source/model/nic.js';
import {judgeAll} from '../../source/model/verdict.js';
import {type Language, textsIn} from '../../source/text/language.js';
import {asciiTexts} from '../../source/wizard/ascii-texts.js';
import {hostNic, makeNic} from '../helpers/facts.js';

const nothing = {networks: []};
const nics: readonly Nic[] = [
	hostNic,
	makeNic({model: 'Intel Corporation Ethernet Controller I226-V', speed: 2500}),
	makeNic({
		name: 'enx001122334466',
		index: 4,
		up: false,
		carrier: null,
		speed: null,
		bus: 'usb 2-1:1.0',
		driver: 'r8152',
	}),
	makeNic({name: 'wlp2s0', index: 5, wireless: true, driver: 'iwlwifi', managedBy: 'NetworkManager'}),
	makeNic({name: 'docker0', index: 6, kind: 'bridge', driver: null, bus: null}),
	makeNic({name: 'lo', index: 1, kind: 'loopback', mac: null, driver: null, bus: null}),
];
const judged = judgeAll(nics, nothing);

function table(columns: number, language: Language = 'en', list = judged): string {
	return nicsTable(list, {texts: textsIn(language).nics, columns});
}

test('a list of 100 columns', () => {
	expect(
		table(
			100,
			'en',
			judged.filter(({nic}) => nic.kind === 'physical'),
		),
	).toMatchInlineSnapshot(`
		"Name             Verdict      Link        Addresses       Driver   MAC
		enp3s0           recommended  2.5 Gbit/s  no address      igc      00:11:22:33:44:55
		  Bus pci 0000:03:00.0   Model Intel Corporation Ethernet Controller I226-V
		  Nothing of this machine depends on it.
		enx001122334466  recommended  down        no address      r8152    00:11:22:33:44:55
		  Bus usb 2-1:1.0
		  Nothing of this machine depends on it.
		  It is down; it is raised when the set-up is applied, and its cable can be told only then.
		wlp2s0           blocked      1 Gbit/s    no address      iwlwifi  00:11:22:33:44:55
		  Bus pci 0000:03:00.0
		  It is Wi-Fi: an access point takes only the MAC that has joined, so DSM behind it would get
		  nothing.
		  NetworkManager manages it; the set-up tells NetworkManager to leave it alone.
		eno1             to share     1 Gbit/s    192.168.1.2/24  igc      00:11:22:33:44:00
		  Bus pci 0000:03:00.0
		  DSM can share it with this machine (layout shared). What follows would be if DSM had it alone.
		  It carries this machine’s IPv4 default route (eno1): without it this machine is cut off.
		  This machine has 192.168.1.2/24 on it, and could no longer be reached there."
	`);
});

test('a list of 60 columns in Chinese', () => {
	expect(table(60, 'zh-CN', judgeAll(nics.slice(0, 2), nothing))).toMatchInlineSnapshot(`
		"名称    结论    链路        地址            驱动
		enp3s0  推荐    2.5 Gbit/s  无地址          igc
		  MAC 00:11:22:33:44:55   总线 pci 0000:03:00.0
		  型号 Intel Corporation Ethernet Controller I226-V
		  本机的任何功能都不依赖它。
		eno1    可共用  1 Gbit/s    192.168.1.2/24  igc
		  MAC 00:11:22:33:44:00   总线 pci 0000:03:00.0
		  可以用 shared 布局，由 DSM 与本机共用它。以下各项是整块让
		  给 DSM 时的情况。
		  本机的 IPv4 默认路由走这块网卡（eno1），直通后本机会断网。
		  本机在这块网卡上的地址是 192.168.1.2/24，直通后无法再通过
		  这里的地址访问本机。"
	`);
});

const languages = ['en', 'zh-CN'] as const;

describe.each(languages)('in %s', language => {
	test('no line is wider than the terminal, from 60 to 200 columns', () => {
		for (let columns = 60; columns <= 200; columns += columns < 110 ? 2 : 15) {
			const widths = table(columns, language)
				.split('\n')
				.map(line => stringWidth(line));
			expect(Math.max(...widths), `${columns}`).toBeLessThanOrEqual(columns);
		}
	});

	test('every card, verdict and reason is there at any width', () => {
		for (const columns of [1, 60, 80, 200, 1000]) {
			const text = table(columns, language).replace(/\s+/g, '');
			for (const {nic, verdict} of judged) {
				expect(text).toContain(nic.name);
				expect(text).toContain(textsIn(language).nics.levels[verdict.level]);
				if (nic.mac !== null) expect(text).toContain(nic.mac);
			}
		}
	});
});

test('colour is only what the given style makes, and changes no width', () => {
	const mark = (text: string) => `\u001b[1m${text}\u001b[0m`;
	const style: TableStyle = {recommended: mark, usable: mark, blocked: mark, head: mark, dim: mark};
	const coloured = nicsTable(judged, {texts: textsIn('en').nics, columns: 90, style});
	expect(coloured).toContain('\u001b[1m');
	expect(stripVTControlCharacters(coloured).replace(/ +$/gm, '')).toBe(table(90));
});

test('ASCII is ASCII', () => {
	const text = nicsTable(judged, {texts: asciiTexts(textsIn('en')).nics, columns: 60, ascii: true});
	expect(text).toMatch(/^[\n\u0020-\u007e]*$/);
});

test('no string of the machine reaches the terminal as it is [D1]', () => {
	const hostile = fc.string({
		unit: fc.oneof(
			fc.constantFrom('\u001b', '\u009b', '\n', '\r', '\u202e', '\u200b'),
			fc.string({minLength: 1, maxLength: 1}),
		),
	});
	fc.assert(
		fc.property(hostile, text => {
			const nic = makeNic({
				name: text,
				driver: text,
				bus: text,
				model: text,
				managedBy: text,
				addresses: [{family: 4, address: text, prefix: 24, scope: text}],
				master: {name: text, kind: text},
				children: [{name: text, kind: text}],
				dockerNetworks: [{name: text, mode: text, install: null}],
				carries: [
					{what: 'default-route', family: 4, table: text, via: text},
					{what: 'ssh-session', peer: text, via: text},
				],
				extra: {dhcp: true, ieee8021x: text, virtualMac: false},
			});
			for (const json of [true, false]) {
				for (const language of languages) {
					const shown = printNics(judgeAll([nic], nothing), {
						all: true,
						json,
						texts: textsIn(language),
						columns: 80,
					});
					expect(shown.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
				}
			}
		}),
		{numRuns: 40},
	);
});

describe('what is listed', () => {
	function print(all: boolean, json = false, list = judged): string {
		return printNics(list, {all, json, texts: textsIn('en'), columns: 100});
	}

	test('physical cards, and how many more there are', () => {
		expect(print(false)).not.toContain('docker0');
		expect(print(false)).toMatch(/\n\n1 more interface is not a physical card; --all lists it\.\n$/);
	});

	test('everything with --all', () => {
		expect(print(true)).toContain('docker0');
		expect(print(true)).not.toContain('--all');
	});

	test('a host without cards', () => {
		expect(print(false, false, [])).toBe('This machine shows no network card.\n');
	});

	test('JSON names its schema first, and speaks English and units [F1]', () => {
		const text = printNics(judgeAll([makeNic({speed: 100})], nothing), {
			all: false,
			json: true,
			texts: textsIn('zh-CN'),
			columns: 60,
		});
		expect(text).toMatch(/^\{\n\t"schema": "vdsm-passthru\/nics\/1",/);
		const {
			nics: [nic],
			hidden,
		} = JSON.parse(text) as {nics: Record<string, unknown>[]; hidden: number};
		expect(hidden).toBe(0);
		expect(nic).toMatchObject({
			name: 'enp3s0',
			mac: '00:11:22:33:44:55',
			speedMbit: 100,
			verdict: {
				level: 'usable',
				reasons: [{code: 'slow', speedMbit: 100, text: 'It runs at 100 Mbit/s only.'}],
			},
		});
		expect(nic).not.toHaveProperty('speed');
	});
});
