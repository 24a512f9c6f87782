import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {makeInstallation} from '../../apply/state/samples.js';

/** A way in which a command ends, without a terminal. */
export type Way = {
	readonly code: number;
	readonly words: readonly string[];
	/** On stderr, or on stdout where that is the product; in JSON somewhere in the object. */
	readonly says: RegExp;
	/** Not what was asked for but why not: stdout stays empty, and JSON has a sentence. */
	readonly refused?: true;
	/** People are shown on stdout what it is about before they are refused. */
	readonly stdout?: true;
	/** Of the JSON; null: the command has none. Default: what is refused is an `error`. */
	readonly schema?: string | null;
	/** What is in the working folder. Returns how it is taken away. */
	readonly given?: (folder: string) => Promise<(() => void) | undefined>;
};

const facts = resolve('docs/examples/homelab.json');
const elsewhere = ['--facts', facts] as const;
const whole = [...elsewhere, '--nic', 'enp3s0', '--ip', '192.168.1.70'] as const;
const state = ['--state-dir', 'state'] as const;

const file = (name: string, content: string) => async (folder: string) => {
	mkdirSync(join(folder, 'state'), {recursive: true, mode: 0o700});
	writeFileSync(join(folder, name), content, {mode: 0o600});
	return undefined;
};

const record = (install: string) =>
	JSON.stringify({schema: 'vdsm-passthru/install/1', ...makeInstallation({install, steps: []})});

const twoRecords = async (folder: string) => {
	await file('state/one.json', record('one'))(folder);
	return file('state/two.json', record('two'))(folder);
};

const fixes = 'state/doctor.fixes.json';
const oneFix = JSON.stringify({
	schema: 'vdsm-passthru/fixes/1',
	fixes: [
		{
			...{at: '2026-03-01T12:00:00.000Z', pid: 4711, user: 'root', version: '0.1.0', check: 'nic-carrier'},
			...{commands: [['true', []]], undo: [['true', []]], state: 'done', ran: 1},
		},
	],
});

/** Somebody at work, as long as the test looks, among these files. */
const heldWith = (name: string, content: string) => async (folder: string) => {
	await file(name, content)(folder);
	const holder = spawn('flock', [join(folder, 'state/lock'), 'sh', '-c', 'echo held; exec sleep 60']);
	await once(holder.stdout, 'data');
	return () => void holder.kill();
};

const linked = (name: string) => async (folder: string) => {
	writeFileSync(join(folder, 'other'), 'other');
	symlinkSync('other', join(folder, name));
	return undefined;
};

const pipe = (name: string) => async (folder: string) => {
	mkdirSync(join(folder, 'state'), {recursive: true, mode: 0o700});
	execFileSync('mkfifo', [join(folder, name)]);
	return undefined;
};

const refused = (code: number, words: readonly string[], says: RegExp, more: Partial<Way> = {}): Way => ({
	code,
	words,
	says,
	refused: true,
	...more,
});

const unreadable = file('state/vdsm.json', '{"schema": "vdsm-passthru/install/1"}');
const later = file('state/vdsm.json', '{"schema": "vdsm-passthru/install/99"}');
const problems = {schema: 'problems'} as const;
const silent = /Docker does not answer|There is no Docker/;

/** Of those that take answers. */
const answers = (command: string): readonly Way[] => [
	refused(
		2,
		[command, ...elsewhere],
		/--nic is missing, and several would do: enp3s0.*--ip is missing/,
		problems,
	),
	refused(2, [command, ...whole, '--ip', '010.0.0.1'], /--ip.*“010\.0\.0\.1”/, problems),
	refused(
		3,
		[command, ...elsewhere, '--nic', 'nope', '--address', 'dhcp'],
		/no network card “nope”/,
		problems,
	),
	refused(2, [command, '--facts', 'bad.json'], /bad\.json/, {given: file('bad.json', '{"schema": ')}),
	refused(2, [command, ...elsewhere, '--answers', 'nowhere.json'], /nowhere\.json/),
];

/** Of those that look at our own files. */
const files = (...words: readonly string[]): readonly Way[] => [
	refused(3, [...words, ...state], /vdsm\.json/, {given: unreadable}),
	refused(3, [...words, ...state], /newer version/, {given: later}),
	refused(3, [...words, ...state], /vdsm\.json/, {given: pipe('state/vdsm.json')}),
	refused(3, [...words, ...state], silent),
];

/** By command, '' for the wizard. What every one of them has is in the test. */
export const ways: Readonly<Record<string, readonly Way[]>> = {
	'': [
		refused(2, [], /needs a terminal.*vdsm-passthru export --nic/),
		refused(2, ['--accessible'], /needs a terminal/),
		refused(2, ['nicz'], /nicz.*nics/, {schema: null}),
		refused(2, ['--lang', 'xx'], /xx/),
		{code: 0, words: ['--version'], says: /^\d+\.\d+\.\d+\n$/, schema: null},
		{code: 0, words: ['--help'], says: /vdsm-passthru/, schema: null},
	],
	nics: [{code: 0, words: ['nics'], says: /./, schema: 'nics'}],
	plan: [
		{code: 0, words: ['plan', ...whole], says: /macvlan/, schema: 'plan'},
		{code: 10, words: ['plan', ...whole, '--detailed-exitcode'], says: /macvlan/, schema: 'plan'},
		{
			code: 3,
			words: ['plan', ...elsewhere, '--nic', 'wlp5s0', '--address', 'dhcp'],
			says: /wlp5s0/,
			schema: 'plan',
		},
		...answers('plan'),
	],
	export: [
		{code: 0, words: ['export', ...whole], says: /^#!\/bin\/sh/, schema: 'export'},
		refused(3, ['export', ...elsewhere, '--nic', 'wlp5s0', '--address', 'dhcp'], /Wi-Fi/i),
		refused(3, ['export', ...whole, '-o', 'there'], /there.*--force/, {given: file('there', '')}),
		refused(3, ['export', ...whole, '-o', 'link'], /link/, {given: linked('link')}),
		refused(3, ['export', ...whole, '--force', '-o', 'link'], /link/, {given: linked('link')}),
		refused(3, ['export', ...whole, '--force', '-o', 'pipe'], /pipe/, {given: pipe('pipe')}),
		refused(3, ['export', ...whole, '-o', 'no/folder/here'], /no\/folder/),
		refused(2, ['export', ...whole, '--consent', 'nope'], /nope/),
		refused(2, ['export', '--facts', 'nowhere.json'], /nowhere\.json/),
		refused(2, ['export', ...elsewhere, '--answers', 'bad.json'], /bad\.json/, {
			given: file('bad.json', '[1]'),
		}),
		refused(2, ['export', ...whole, '--format', 'nope'], /“nope”.*--format/),
		...answers('export'),
	],
	apply: [
		refused(2, ['apply', ...whole], /--facts is another machine’s/),
		refused(2, ['apply', '--nic', 'nope'], /no network card “nope”/, problems),
		refused(2, ['apply', '--wait', '1m'], /--wait/),
		refused(2, ['apply', '--confirm-within', '1'], /--confirm-within/),
		refused(3, ['apply', '--yes', '--nic', 'nope', '--address', 'dhcp'], /no network card “nope”/, problems),
	],
	status: files('status'),
	undo: [
		...files('undo', '--yes'),
		refused(2, ['undo', ...state], /one, two.*--prefix/, {given: twoRecords}),
	],
	purge: [
		...files('purge', '--yes'),
		refused(3, ['purge', '--yes', ...state], /one/, {given: twoRecords}),
		refused(2, ['purge', ...state], /--yes/, {given: file('state/lock', '')}),
		refused(2, ['purge', '--no-input', ...state], /--yes/, {given: file('state/lock', '')}),
		refused(5, ['purge', '--yes', ...state], /Another run is under way/, {given: heldWith('state/lock', '')}),
		{
			code: 0,
			words: ['purge', '--yes', ...state],
			says: /state/,
			schema: 'purge',
			given: file('state/lock', ''),
		},
	],
	confirm: [
		refused(2, ['confirm', ...state], /confirm keep/),
		refused(2, ['confirm', 'yes', ...state], /confirm keep/),
		refused(3, ['confirm', 'keep', ...state], /No change is waiting/),
	],
	doctor: [
		{code: 3, words: ['doctor'], says: /Docker/, schema: 'checks'},
		{code: 0, words: ['doctor', '--list'], says: /nic-carrier/, schema: 'check-list'},
		{code: 0, words: ['doctor', '--explain', 'nic-carrier'], says: /./, schema: 'explanation'},
		{code: 3, words: ['doctor', '--explain', 'xyzzy'], says: /./, schema: 'explanation'},
		refused(2, ['doctor', '--explain', ' '], /--explain/),
		refused(2, ['doctor', 'nope'], /no check nope.*--list/),
		refused(2, ['doctor', '--ignore', 'nope'], /nope/),
		refused(2, ['doctor', '--list', '--explain', 'x'], /--list.*--explain/),
		refused(2, ['doctor', '--report', 'report.txt'], /--yes/),
		refused(3, ['doctor', '--report', 'there', '--yes'], /there.*--force/, {given: file('there', '')}),
		refused(3, ['doctor', '--report', 'pipe', '--yes', '--force'], /pipe/, {given: pipe('pipe')}),
		refused(3, ['doctor', '--report', 'link', '--yes', '--force'], /link/, {given: linked('link')}),
		{code: 0, words: ['doctor', '--undo-fix', ...state], says: /./, schema: 'fix'},
		refused(3, ['doctor', '--undo-fix', '--yes', ...state], /doctor\.fixes\.json/, {given: file(fixes, '{')}),
		refused(2, ['doctor', '--undo-fix', ...state], /--yes/, {given: file(fixes, oneFix), stdout: true}),
		refused(5, ['doctor', '--undo-fix', '--yes', ...state], /Another run is under way/, {
			given: heldWith(fixes, oneFix),
			stdout: true,
		}),
	],
	completion: [
		{code: 0, words: ['completion', 'bash'], says: /complete/, schema: null},
		refused(2, ['completion'], /bash, zsh, fish/, {schema: null}),
		refused(2, ['completion', 'csh'], /csh.*bash/, {schema: null}),
	],
	help: [
		{code: 0, words: ['help'], says: /vdsm-passthru/, schema: null},
		refused(2, ['help', 'nope'], /nope/, {schema: null}),
	],
};

/**
 * What needs Docker, a terminal or a signal: the test of another file that goes this way; null: none. Code 1 is left out but
 * where it tells of a run: a bug cannot be ordered, and `package/node-version` has an old Node.
 */
export const shownElsewhere: Readonly<Record<string, string | null>> = {
	' 3': 'terminal/other-system',
	' 6': 'terminal/wizard',
	' 130': 'terminal/wizard',
	'nics 3': 'terminal/other-system',
	'apply 0': 'lab/scenarios/apply',
	'apply 1': 'lab/scenarios/faults',
	'apply 4': 'lab/scenarios/lying-docker',
	'apply 5': 'lab/scenarios/concurrent',
	'apply 6': 'lab/scenarios/interrupt',
	'apply 129': 'lab/scenarios/faults',
	'apply 130': 'lab/scenarios/interrupt',
	'apply 143': 'lab/scenarios/interrupt',
	'status 0': 'lab/scenarios/apply',
	'undo 0': 'lab/scenarios/apply',
	'undo 4': 'lab/scenarios/lying-docker',
	'undo 5': 'lab/scenarios/concurrent',
	'undo 6': 'lab/scenarios/interrupt',
	'undo 130': 'lab/scenarios/interrupt',
	'undo 143': 'lab/scenarios/interrupt',
	'purge 6': 'terminal/ends/purge-asked',
	'confirm 0': 'lab/scenarios/give-up',
	'confirm 4': 'lab/scenarios/give-up',
	'doctor 6': 'lab/doctor/fixes',
	'doctor 129': 'commands/doctor-signal',
	'doctor 130': 'lab/doctor/fixes',
	'doctor 143': 'commands/doctor-signal',
};
