import type {StepId} from '../../source/model/step.js';
import {type MatrixPart, type MatrixResult, type MatrixRow, rowsOf} from '../lab/matrix/result.js';
import {setups} from '../lab/matrix/setups.js';

/** What the matrix cannot do here, and where it is shown instead. */
export const elsewhere: Partial<Readonly<Record<StepId, string>>> = {
	image:
		'needs a registry: `test/lab/scenarios/pull.test.ts` has it pulled and cut off, `causes.test.ts` refused; nothing of it is to be taken back',
	'nic-vlan':
		'a kernel with VLANs, which the namespaces may lack: made, after a power cut, and undone in `test/lab/machine/parents.test.ts`; cut off in the exported script only, `test/export`',
	'nic-manager': 'a host with a network manager: `test/lab/boot`, commands and files in the unit tests',
	'restart-policy': 'only where the host gives up its own way out: `test/lab/scenarios/give-up.test.ts`',
	'shim-manager': 'a host with systemd-networkd: `test/lab/scenarios/shared-shim-reboot.test.ts`',
	shim: 'a host with one card: `test/lab/scenarios/shared-shim-crash.test.ts` kills it and has it fail before, between and after, new and in a change',
	'shim-boot': 'a host with systemd: the reboots there',
	boot: 'a host with systemd: `test/lab/scenarios/reboot.test.ts`, and power cuts there',
};

const runs: ReadonlyArray<readonly [run: string, title: string]> = [
	['new', 'An apply where nothing stood'],
	['new-rollback', 'Its rollback, after the last step failed'],
	['undo', 'An undo, after an apply that was killed'],
	['change', 'An apply with other answers: what stood is taken apart and replaced'],
	['change-rollback', 'Its rollback: what stood is made again'],
	['change-undo', 'An undo, after such an apply was killed'],
];

const faults: Readonly<Record<string, string>> = {
	fail: 'fails',
	int: 'Ctrl-C',
	term: 'SIGTERM',
	hup: 'lost connection',
	kill: '`kill -9`',
};

const ways: Readonly<Record<string, string>> = {
	itself: 'rolls back by itself',
	undo: '`undo`',
	apply: '`apply` again, `undo`',
};

const moments: Readonly<Record<string, string>> = {
	settle: 'everything is read back',
	record: 'verified, not yet recorded',
	recorded: 'recorded',
	guest: 'DSM is waited for',
};

/** The whole of docs/reliability.md. */
export function reliabilityPage(result: MatrixResult): string {
	const {parts, rounds} = result;
	const rows = rowsOf(parts);
	const cells = (of: 'passed' | 'failed') => parts.reduce((sum, part) => sum + part[of].length, 0);
	return `# Reliability

What was done to this program while it changed a machine, and what became of the machine. Written by a test from \`test/lab/matrix/result.json\`, which
\`npm run test:matrix\` writes; \`npm test\` repeats each kind of step once for each fault on one Engine.

- ${cells('passed') + cells('failed')} cells, ${cells('failed')} failed. [What was run](#what-was-run), and on which commit.
${isWhole(result) ? '' : '- **Only a part of the matrix was run.** Set-ups, Engines, kinds of run and steps that are missing on this page were not tried in it.\n'}- Beside each set-up stand networks, containers and a volume with names like ours, one of them running.
- Before and after are compared: links, addresses, routes, rules, nftables, the card's kernel settings, every Docker object by \`inspect\`, the files of
  \`/etc\`, \`/root\`, \`/usr/local\`, \`/opt\`, \`/srv\`, \`/var\`, \`/tmp\`, and the processes. Where a container was taken apart and made again, its ids and times may differ.
- The commands are real ones, on real Engines. QEMU is a stand-in here: the faults are about the host.

## What was run

| Engine | Set-up | Cells | Failed | Commit | Date |
|---|---|---|---|---|---|
${parts.map(partRow).join('\n')}

${rounds ? `Set up and taken down ${rounds.count} times in one go, and as before: Engine ${rounds.engine}, commit ${rounds.commit}, ${rounds.date}.` : 'Set up and taken down 50 times in one go: not run yet.'}

A set-up with several commits: a later run went through a part of its cells. ${missing(parts).join(' ')}

The numbers below are set-ups × Engines on which the machine came back: with the fault before the step's first action, between its actions (in each gap, where there are several), and after the last one, before its end was noted.

${runs
	.map(([run, title]) =>
		section(
			title,
			rows.filter(row => row.run === run),
		),
	)
	.join('\n')}
## Between the steps

| Moment | Fault | Brought back by | Run | Came back |
|---|---|---|---|---|
${rows
	.filter(({at}) => at === 'moment')
	.map(
		row =>
			`| ${moments[row.id] ?? row.id} | ${faults[row.what]} | ${ways[row.by]} | ${row.run === 'new' ? 'first apply' : 'change'} | ${count(row)} |`,
	)
	.join('\n')}

## Not in the matrix

| Step | Where it is shown |
|---|---|
${Object.entries(elsewhere)
	.map(([id, where]) => `| ${id} | ${where} |`)
	.join('\n')}

## Beside the matrix

| What | Test |
|---|---|
| Docker says that it did what it did not; does it and says that it failed; does not come back; its answer is lost | \`lying-docker.test.ts\` |
| What does not go in a rollback or an undo is named, with commands that remove it | \`lying-docker.test.ts\` |
| Docker restarts in the middle of a step, or does not come back | \`crash.test.ts\` |
| Journal and record are gone: undo by labels alone, also after \`kill -9\` in each step | \`crash.test.ts\` |
| Somebody else's objects under our names, before and after a crash | \`crash.test.ts\` |
| The disk of the state folder is full, from the start or from a step on; it is read-only | \`full-disk.test.ts\` |
| Twenty applies at once; the one at work stopped, and killed | \`concurrent.test.ts\` |
| Ctrl-C once and twice, SIGTERM, and a connection that is lost, at a real terminal | \`interrupt.test.ts\` |
| Looking changes nothing; set up and taken down again and again | \`loop.test.ts\` |

All of them are in \`test/lab/scenarios\`.
`;
}

function partRow({engine, setup, passed, failed, commit, date, whole}: MatrixPart): string {
	const cells = `${passed.length + failed.length}${whole ? '' : ', not all'}`;
	return `| ${engine} | ${setup} | ${cells} | ${failed.length} | ${commit} | ${date} |`;
}

/** The lab's Engines, by the beginning of their versions. */
const engines = ['20.10', '28.5'] as const;

/** Set-ups of which nothing was run on one of the Engines. */
function missing(parts: readonly MatrixPart[]): string[] {
	return engines.flatMap(engine => {
		const run = parts.filter(part => part.engine.startsWith(`${engine}.`)).map(({setup}) => setup);
		const absent = setups.map(({name}) => name).filter(name => !run.includes(name));
		return absent.length === 0
			? []
			: [`Nothing was run on ${engine} of ${absent.map(name => `“${name}”`).join(', ')}.`];
	});
}

function isWhole({parts, rounds}: MatrixResult): boolean {
	return rounds !== null && missing(parts).length === 0 && parts.every(({whole}) => whole);
}

function section(title: string, all: readonly MatrixRow[]): string {
	const rows = all.filter(({at}) => at !== 'moment');
	if (rows.length === 0) return '';
	const keys = [...new Set(rows.map(({direction, id, what, by}) => [direction, id, what, by].join(' ')))];
	const lines = keys.map(key => {
		const same = rows.filter(({direction, id, what, by}) => [direction, id, what, by].join(' ') === key);
		const [first] = same;
		const cell = (at: string) => {
			const found = same.filter(row => row.at.replace(/-\d+$/, '') === at);
			return found.length > 0 ? count(together(found)) : '–';
		};
		return `| ${first ? stepName(first) : ''} | ${faults[first?.what ?? '']} | ${ways[first?.by ?? '']} | ${cell('before')} | ${cell('between')} | ${cell('after')} |`;
	});
	return `## ${title}

| Step | Fault | Brought back by | before | between | after |
|---|---|---|---|---|---|
${lines.join('\n')}
`;
}

function stepName({id, direction}: MatrixRow): string {
	const words: Readonly<Record<string, string>> = {
		take: '',
		'take-back': ', undone',
		restore: ', made again',
	};
	return `${id}${words[direction]}`;
}

/** A place where it did not come back from one of the gaps between the actions is one where it failed between them. */
function together(rows: readonly MatrixRow[]): Pick<MatrixRow, 'proven' | 'failed'> {
	const failed = new Set(rows.flatMap(row => row.failed));
	const proven = new Set(rows.flatMap(row => row.proven).filter(place => !failed.has(place)));
	return {proven: [...proven], failed: [...failed]};
}

function count({proven, failed}: Pick<MatrixRow, 'proven' | 'failed'>): string {
	return failed.length === 0
		? String(proven.length)
		: `**${proven.length} of ${proven.length + failed.length}**`;
}
