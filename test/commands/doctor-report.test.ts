import {lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, expect, test} from 'vitest';
import type {Context} from '../../source/commands/context.js';
import {reportText, settled} from '../../source/commands/doctor/report.js';
import {judge} from '../../source/commands/doctor/run-doctor.js';
import {approveReport, writeReport} from '../../source/commands/doctor/write-report.js';
import {allChecks} from '../../source/doctor/all-checks.js';
import {runChecks} from '../../source/doctor/run-checks.js';
import type {Evidence, Looks} from '../../source/model/diagnosis/evidence.js';
import {exitCode} from '../../source/model/exit-code.js';
import {textsIn} from '../../source/text/language.js';
import {healthy} from '../doctor/healthy.js';

const host = 'nas.example.org';

/** What must not be found, in whatever surroundings. */
const poison =
	' 00:11:22:aa:bb:cc 0011.22aa.bbcc enx001122aabbcc 203.0.113.9 2a02:8071:5e1::17 fe80::211:22ff:feaa:bbcc' +
	` ${host} PASSWORD=hunter2 --token hunter2 https://bob:hunter2@example.org /home/bob \u001b[2J\n== results\u202e`;

/** Members that are one of a few words, which tell the code what the others are. */
const words = new Set([
	'state',
	'status',
	'kind',
	'answer',
	'why',
	'verdict',
	'what',
	'probe',
	'family',
	'driver',
]);

/** Every other string with the poison behind it. */
function poisoned<T>(value: T, key = ''): T {
	return poison_(value, key) as T;
}

function poison_(value: unknown, key: string): unknown {
	if (typeof value === 'string') return words.has(key) ? value : value + poison;
	if (Array.isArray(value)) return value.map(one => poison_(one, key));
	if (value instanceof Map)
		return new Map([...value].map(([name, one]) => [poison_(name, ''), poison_(one, '')]));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison_(one, name)]));
}

/** Where a secret stands by itself, with nothing that announces it; each of them is of its own kind. */
const secretive: Evidence = {
	...healthy,
	facts: {
		...healthy.facts,
		host: {...healthy.facts.host, name: host},
		containers: [
			{
				...{id: 'e'.repeat(64), name: 'bare-secret-1', image: 'bare-secret-2', running: true, networks: []},
				...{published: [], install: null, dsm: false},
			},
		],
		lan: [],
	},
	container: {
		...healthy.container,
		environment: {
			...healthy.container.environment,
			ARGUMENTS:
				'-netdev bridge,id=hostnet1,br=br0 -device virtio-net-pci,netdev=hostnet1,mac=46:9a:45:d1:97:41 -object secret,id=a,data=bare-secret-3 -smbios type=1,serial=bare-secret-4 -uuid bare-secret-5',
			DNSMASQ_OPTS: 'bare-secret-6',
		},
		mounts: [
			...healthy.container.mounts,
			{type: 'bind', source: '/bare-secret-7', target: '/x', readOnly: true},
		],
		sysctls: {'kernel.domainname': 'bare-secret-8'},
		ends: healthy.container.ends.map(end => ({...end, driverOpts: {'org.example': 'bare-secret-9'}})),
		compose: {project: 'bare-secret-10', files: '/bare-secret-11', service: 'bare-secret-12'},
	},
	networks: [
		...healthy.networks.map(network => ({
			...network,
			labels: {...network.labels, note: 'bare-secret-13'},
			options: {...network.options, 'org.example': 'bare-secret-14'},
		})),
		{
			...{id: 'f'.repeat(64), name: 'bare-secret-15', driver: 'bridge', internal: false, ipam: []},
			...{ipv6: false, attachable: false},
			...{options: {}, labels: {}, attached: [{id: 'e', name: 'bare-secret-16', mac: '', ip: ''}]},
		},
	],
	inside: {...healthy.inside, qemu: ['qemu-system-x86_64', '-vnc', 'bare-secret-17', '-nic', 'none']},
	hook: healthy.hook && {...healthy.hook, content: 'bare-secret-18'},
	storage: {macs: [{container: 'bare-secret-19', file: '/bare-secret-20', mac: ''}], free: 1},
	ours: healthy.ours && {...healthy.ours, repair: ['npx', ['bare-secret-21']]},
};

async function reportOf(evidence: Evidence): Promise<string> {
	const looks = looksOf(evidence);
	const results = await runChecks(allChecks, looks, {onResult: () => undefined, now: () => 1});
	return reportText(judge(results, allChecks, []), await settled(looks), new Date(0));
}

function looksOf(evidence: Evidence): Looks {
	const reads = Object.entries(evidence).map(([probe, value]) => [probe, Promise.resolve({ok: true, value})]);
	return Object.fromEntries(reads) as Looks;
}

test('nothing that tells who and where somebody is gets into a report, wherever it stood', async () => {
	const text = await reportOf({
		...poisoned(secretive),
		facts: {...poisoned(secretive.facts), host: {...poisoned(secretive.facts.host), name: host}},
	});
	// It is there at all: what is looked for below would have been found.
	expect(text.match(/…#\d/g)?.length).toBeGreaterThan(100);
	expect(text).not.toMatch(/hunter2|aa:?bb:?cc|aabb|203\.0\.113|5e1|feaa|bob/i);
	expect(text).not.toContain(host);
	expect(text).not.toMatch(/(?:[\da-f]{2}:){5}[\da-f]{2}/i);
	// A line that pretends to be a heading, and whatever moves a cursor.
	expect(text.match(/^== results/gm)).toHaveLength(1);
	expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test('nothing gets into a report that it does not need [E7]', async () => {
	const text = await reportOf(secretive);
	expect(text.match(/bare-secret-\d+/g) ?? []).toEqual([]);
	// Not even as a stand-in, where it is not looked at.
	expect(text).not.toContain('HOST');
	expect(text).toContain('ARGUMENTS DNSMASQ_OPTS');
	expect(text).toContain('bridge,id=hostnet1,br=br0');
});

test('what it takes to understand a fault is in it', async () => {
	const text = await reportOf(healthy);
	const headings = [...text.matchAll(/^== (.*)$/gm)].map(([, heading]) => heading);
	expect(headings).toEqual([
		...['versions', 'results', 'machine', 'engine', 'images', 'cards', 'routes', 'container'],
		...[
			'networks of the container',
			'other networks',
			'inside',
			'hook',
			'card',
			'LAN',
			'published ports',
			'ours',
		],
		...['container log, last 60 lines', 'daemon log, last 20 lines'],
	]);
	expect(text).toContain('cause: ');
	for (const part of [
		/^vdsm-passthru \d/m,
		/^ok nic-carrier F10$/m,
		/kernel=/,
		/^name=enp3s0 .*promiscuity=1/m,
		/macvlan_mode=passthru/,
		/name=vdsm .*status=running/,
		/^link: .*name=br0/m,
		/^route: destination=default gateway=172\.20\.0\.1/m,
		/Booting Virtual DSM/,
	])
		expect(text).toMatch(part);
});

test('what could not be read says why', async () => {
	const looks: Looks = {
		...looksOf(healthy),
		inside: Promise.resolve({ok: false, why: 'no-root', detail: 'ip'}),
	};
	const text = reportText(judge([], allChecks, []), await settled(looks), new Date(0));
	expect(text).toContain('made at 1970-01-01T00:00:00.000Z\n');
	expect(text).toContain('== inside\nnot read: no-root ip\n');
});

test('of a long log the last lines are in it, and of a long line its beginning', async () => {
	const log = Array.from({length: 400}, (_, index) => `line ${index} ${'x'.repeat(5000)}`);
	const text = await reportOf({...healthy, log});
	expect(text.match(/^\| line \d+ x{500,600}$/gm)).toHaveLength(60);
	expect(text).toContain('line 399 ');
});

test('no line of a log begins as a part or a line of ours does', async () => {
	const log = ['== ours', '\u2029== results', 'cause: none'];
	const text = await reportOf({...healthy, log, daemon: log});
	expect(text.match(/^== ours$/gm)).toHaveLength(1);
	expect(text.match(/^\s*== results$/gm)).toHaveLength(1);
	expect(text.match(/^cause: /gm)).toHaveLength(1);
});

let folder = '';
let said = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-report-'));
	said = '';
});
afterEach(() => rmSync(folder, {recursive: true}));

function context(): Context {
	const say = (text: string) => {
		said += text;
	};
	const look = {json: false, ascii: false, accessible: false, colour: false, columns: 80};
	return {
		texts: textsIn('en'),
		fileTexts: textsIn('en'),
		language: 'en',
		env: process.env,
		...look,
		out: say,
		err: say,
	};
}

const yes = {force: false, yes: true, noInput: true};

async function write(file: string, options = yes): Promise<unknown> {
	const looks = looksOf(healthy);
	expect(await approveReport(file, options, context())).toBe(true);
	return writeReport(file, {...judge([], allChecks, []), looks}, options, context());
}

test('it is for its owner alone, whatever the umask, and says before what it holds', async () => {
	const file = join(folder, 'report.txt');
	const before = process.umask(0);
	try {
		expect(await write(file)).toBe(exitCode.done);
	} finally {
		process.umask(before);
	}
	expect(lstatSync(file).mode & 0o777).toBe(0o600);
	expect(readFileSync(file, 'utf8')).toMatch(/^== versions\n/);
	const {report} = textsIn('en').doctorCommand;
	expect(said.replaceAll(/\s+/g, ' ')).toContain(report.holds);
	expect(said).toContain('Written: ');
});

test('without somebody to ask it wants --yes, and writes nothing', async () => {
	const file = join(folder, 'report.txt');
	await expect(approveReport(file, {...yes, yes: false}, context())).rejects.toMatchObject({
		exit: exitCode.usage,
	});
	expect(() => lstatSync(file)).toThrow();
});

test('it does not replace a file but with --force, and follows no link', async () => {
	const file = join(folder, 'report.txt');
	writeFileSync(file, 'mine');
	await expect(write(file)).rejects.toMatchObject({exit: exitCode.disagrees});
	expect(readFileSync(file, 'utf8')).toBe('mine');
	await write(file, {...yes, force: true});
	expect(readFileSync(file, 'utf8')).toMatch(/^== versions\n/);
	const target = join(folder, 'target');
	writeFileSync(target, 'mine');
	symlinkSync(target, join(folder, 'link'));
	mkdirSync(join(folder, 'folder'));
	for (const name of ['link', 'folder'])
		await expect(write(join(folder, name), {...yes, force: true})).rejects.toMatchObject({
			exit: exitCode.disagrees,
		});
	expect(readFileSync(target, 'utf8')).toBe('mine');
});
