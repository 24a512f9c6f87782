import {readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import type {Facts} from '../../source/model/facts.js';
import type {Finding} from '../../source/model/finding.js';
import type {Nic} from '../../source/model/nic.js';
import type {Platform, PlatformName} from '../../source/model/platform.js';
import {podmanTried} from '../../source/model/podman.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {tellFinding} from '../../source/text/by-code.js';
import {type Language, languages} from '../../source/text/languages.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {allTextsIn, en} from '../helpers/texts.js';
import {gaps, type Reply} from '../lab/podman/gaps.js';
import {filled, readPage, root, updating, writePage} from './pages.js';
import {printed} from './program.js';

type Words = {
	readonly page: string;
	readonly between: string;
	readonly end: string;
	/** The catalogue's rows, and the severity. */
	readonly about: (rows: string, severity: string) => string;
	readonly podmanHead: string;
	readonly replies: Readonly<Record<Exclude<Reply['kind'], 'refuses'>, string>>;
	/** What the text behind Podman's table begins with. */
	readonly afterPodman: string;
};

const words: Readonly<Record<Language, Words>> = {
	en: {
		page: 'docs/platforms.md',
		between: ', ',
		end: '.',
		about: (rows, severity) => `${rows === '' ? '' : ` (${rows})`}, ${severity.toLowerCase()}: `,
		podmanHead: 'Asked of `docker` | Podman’s program | Docker’s client, Podman’s socket | In Podman’s words',
		replies: {drops: 'yes, and drops it', empty: 'nothing', answers: 'as Docker', unasked: 'not tried'},
		afterPodman: '\n- **After',
	},
	'zh-CN': {
		page: 'docs/zh-CN/platforms.md',
		between: '、',
		end: '。',
		about: (rows, severity) => `${rows === '' ? '' : `（${rows}）`}，${severity}：`,
		podmanHead: '对 `docker` 的要求 | Podman 程序 | Docker 客户端，Podman 套接字 | Podman 的写法',
		replies: {drops: '接受，但丢弃该选项', empty: '空', answers: '与 Docker 相同', unasked: '未测试'},
		afterPodman: '\n- **重启之后',
	},
};

/** A machine of each, and what a card there may have about it. */
type Example = {
	readonly platform: Platform;
	readonly master?: NonNullable<Nic['master']>;
	readonly managedBy?: string;
	readonly child?: Nic['children'][number];
	readonly storage?: string;
	readonly facts?: Partial<Facts>;
	readonly kernel?: string;
};

const noMacvlan = {modules: {macvlan: false, macvtap: true, bridge: true, tun: true}} as const;

const examples: Readonly<Record<Exclude<PlatformName, 'other'>, Example>> = {
	proxmox: {
		platform: {name: 'proxmox'},
		master: {name: 'vmbr0', kind: 'bridge'},
		managedBy: 'ifupdown2',
	},
	unraid: {
		platform: {name: 'unraid', version: '7.2.4', keepsNetworks: false},
		master: {name: 'br0', kind: 'bridge'},
		managedBy: 'dhcpcd',
		child: {name: 'vhost1', kind: 'macvtap'},
		storage: '/srv/dsm',
	},
	truenas: {
		platform: {name: 'truenas', version: '25.04.1'},
		master: {name: 'br0', kind: 'bridge'},
		managedBy: 'dhclient',
		storage: '/home/dsm',
	},
	synology: {
		platform: {name: 'synology', version: '7.3.2', model: 'DS1520+'},
		master: {name: 'ovs-system', kind: 'openvswitch'},
		storage: '/var/dsm',
		facts: {
			devices: {kvm: true, tun: false, vhostNet: true},
			modules: {macvlan: true, macvtap: true, bridge: true, tun: null},
		},
	},
	ubuntu: {platform: {name: 'ubuntu', version: '22.04', raspberryPi: true}, facts: noMacvlan},
	'raspberry-pi-os': {platform: {name: 'raspberry-pi-os'}, kernel: '4.19.97-v7l+', facts: noMacvlan},
	debian: {platform: {name: 'debian', version: '13', raspberryPi: false}, facts: noMacvlan},
};

function findingsOn(host: Partial<Facts['host']>, nic: Partial<Nic>, {storage, facts}: Partial<Example>) {
	const machine = makeFacts({
		...facts,
		host: {...makeFacts().host, ...host},
		nics: [hostNic, makeNic(nic)],
	});
	return buildPlan(makeAnswers(storage === undefined ? {} : {storage}), machine).findings;
}

const told = (finding: Finding) => JSON.stringify(tellFinding(en.findings, finding));

/** What is said there, and not of the same card on a machine of no known system. */
function own(example: Example): readonly Finding[] {
	const {platform, master = null, managedBy = null, child, kernel = '6.12.0'} = example;
	const children = child ? [child] : [];
	const cards = [{managedBy}, {master}, {children}];
	const here = cards.flatMap(card => findingsOn({platform, kernel}, card, example));
	const elsewhere = new Set([{}, {master}, {children}].flatMap(card => findingsOn({}, card, {})).map(told));
	return here.filter(
		(finding, index) =>
			!elsewhere.has(told(finding)) && here.findIndex(other => told(other) === told(finding)) === index,
	);
}

function item(finding: Finding, language: Language): string {
	const {findings, plan} = allTextsIn(language);
	const {title, meaning, fix} = tellFinding(findings, finding);
	const {between, end, about} = words[language];
	const rows = finding.catalogue.map(row => `F${row}`).join(between);
	return `- \`${finding.code}\`${about(rows, plan.severity[finding.severity])}**${title}${end}** ${meaning} *${fix}*`;
}

const hypervisors = ['vmware', 'microsoft', 'oracle', 'kvm', 'xen', 'parallels'] as const;

function hypervisorItem(hypervisor: string, language: Language): string {
	const {fix} = allTextsIn(language).findings['virtual-host']({code: 'virtual-host', hypervisor});
	return `- \`${hypervisor}\`${language === 'en' ? ': ' : '：'}${fix}`;
}

type Firmware = {readonly cloud: string | null};

function clouds({between, end}: Words): string {
	const text = readFileSync(path.join(root, 'test/fixtures/host/dmi.json'), 'utf8');
	const names = (JSON.parse(text) as readonly Firmware[]).flatMap(({cloud}) => cloud ?? []);
	return `${[...new Set(names)].sort().join(between)}${end}`;
}

const code = (text: string) => `\`${text}\``;
/** A word with blanks in it has quotes around it in a shell. */
const line = (words: readonly string[]) =>
	code(words.map(word => (word.includes(' ') || word.includes('{') ? `'${word}'` : word)).join(' '));

function reply(made: Reply, {replies}: Words): string {
	return made.kind === 'refuses' ? code(made.says) : replies[made.kind];
}

/** What the lab asks of real Podmans, as `test/lab/podman/gaps.ts` has it. */
function podmanTable(written: Words): string {
	const rows = gaps.map(gap =>
		[
			line(gap.asked),
			reply(gap.program, written),
			reply(gap.socket, written),
			gap.own ? line(gap.own.asked) : '—',
		].join(' | '),
	);
	const [first, ...rest] = [written.podmanHead, ...rows].map(row => `| ${row} |`);
	return [first, '|---|---|---|---|', ...rest].join('\n');
}

test.each(languages)('the page names the versions of Podman that the lab asks: %s', language => {
	const text = readPage(words[language].page);
	for (const version of podmanTried) expect(text).toContain(version);
});

test('the line for the boot is printed in one piece, however narrow the terminal', async () => {
	const homelab = JSON.parse(readPage('docs/examples/homelab.json')) as {readonly host: object};
	const host = {...homelab.host, platform: examples.unraid.platform, cloud: null};
	const folder = await mkdtemp(path.join(tmpdir(), 'vdsm-docs-'));
	onTestFinished(() => rm(folder, {recursive: true}));
	await writeFile(`${folder}/facts.json`, JSON.stringify({...homelab, host}));
	const {stdout} = await printed(
		`vdsm-passthru plan --facts ${folder}/facts.json --nic enp3s0 --ip 192.168.1.70`,
	);
	const line =
		'sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=1 net/ipv4/conf/enp3s0/arp_ignore=1; ip link set dev enp3s0 up';
	expect(stdout.split('\n').map(text => text.trim())).toContain(line);
});

test.each(languages)('the page has what the program says of each system: %s', language => {
	const written = words[language];
	let wanted = readPage(written.page);
	for (const [name, example] of Object.entries(examples)) {
		const items = own(example).map(finding => item(finding, language));
		wanted = filled(wanted, `findings: ${name}`, items.join('\n'));
	}
	wanted = filled(wanted, 'podman', podmanTable(written), written.afterPodman);
	const outside = hypervisors.map(hypervisor => hypervisorItem(hypervisor, language));
	wanted = filled(wanted, 'hypervisors', outside.join('\n'));
	wanted = filled(wanted, 'clouds', clouds(written));
	if (updating) writePage(written.page, wanted);
	expect(readPage(written.page)).toBe(wanted);
});
