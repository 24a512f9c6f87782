import type {AnyCheck} from '../../source/doctor/check.js';
import type {Probe} from '../../source/model/diagnosis/evidence.js';
import type {DoctorId} from '../../source/model/diagnosis/values.js';
import {places} from '../../source/model/diagnosis/verdict.js';
import {textOf} from '../../source/text/doctor-text.js';
import {en} from '../helpers/texts.js';

/** How it was seen that a check finds what it is there for. */
export type Proof =
	| {readonly by: 'lab'; readonly files: readonly string[]}
	/** Something else is broken there, and this seen to fail because of it, and folded under it. */
	| {readonly by: 'folded'; readonly files: readonly string[]}
	| {readonly by: 'recorded'; readonly why: string}
	/** It says what is normal, and has nothing to break. */
	| {readonly by: 'note'};

const probes: Readonly<Record<Probe, string>> = {
	facts: 'the machine: cards, routes, Docker, networks, containers',
	container: '`docker inspect` of the container',
	networks: '`docker network inspect`',
	inside: 'interfaces, routes and QEMU inside the container',
	log: 'the container’s log',
	daemon: 'Docker’s own log',
	hook: 'the hook’s file',
	card: 'the card in the kernel',
	lan: 'who answers on the LAN',
	web: 'the published ports',
	storage: 'the storage folders',
	ours: 'this program’s record of the set-up',
	unfinished: 'this program’s journal',
};

/** The whole of docs/troubleshooting.md. */
export function troubleshootingPage(checks: readonly AnyCheck[], proofOf: (id: DoctorId) => Proof): string {
	const rows = new Set(checks.flatMap(({catalogue}) => catalogue));
	const parts = places.flatMap(place => {
		const here = checks.filter(check => check.place === place);
		return here.length === 0
			? []
			: [`## ${en.doctor.places[place]}`, ...here.map(check => section(check, proofOf(check.id)))];
	});
	return `${[...head(checks.length, rows.size), ...parts, ...byRow(checks)].join('\n\n')}\n`;
}

function head(checks: number, rows: number): readonly string[] {
	return [
		'# Troubleshooting',
		'DSM does not answer? Run this on the machine that it runs on, whoever set it up ([how to start the program](../README.md#quick-start)):',
		'```sh tried="test/lab/scenarios/docs.test.ts" given="applied"\nsudo vdsm-passthru doctor\n```',
		[
			'It looks along the wire, from this machine over Docker, the card and the container to DSM, the LAN and its gateway, and ends with the one most likely cause, what to do,',
			'and the exact commands. What fails only because of that is folded under it. Looking changes nothing and interrupts nobody: the most that it does is to ask on the LAN for an',
			'address, and to try a macvlan, which it removes at once, on a card that nobody uses.',
		].join('\n'),
		[
			'- `doctor ID…` looks at these only; `doctor --list` names all of them; `doctor --ignore ID…` does not count what they find.',
			'- `doctor --container NAME` where there are several containers with DSM.',
			'- `doctor --explain "TEXT"` says what an error text of Docker’s, of QEMU or of the image means, also on another machine. `--explain -` reads it from a pipe:',
			'  `docker logs vdsm 2>&1 | vdsm-passthru doctor --explain -`.',
			'- `doctor --explain ID` says what a check is about, as this page does.',
			'- `doctor --report` writes one text file for a bug report, and says before what is in it.',
			'- `doctor --json` is for other programs ([the format](exit-codes.md#json)). Exit code 0: nothing is wrong. 3: something is.',
		].join('\n'),
		`There are ${checks} checks, which cover ${rows} rows of [the catalogue](failures.md). *Note*: it says what is normal. *Proven in the lab*: a test with a real Docker Engine breaks exactly this, sees it named as the cause, does what is printed, and sees it pass; *as what follows from another*: sees it fail because of that, and pass afterwards. *On recorded evidence*: it cannot be broken for real there, so that a test shows the check what such a machine says. This page is written by a test from the checks themselves.`,
	];
}

function section(check: AnyCheck, proof: Proof): string {
	const {id, catalogue, reads, explains} = check;
	const {title, why} = textOf(en.doctor, id);
	const rows = catalogue.map(row => `F${row}`).join(', ');
	return [
		`### \`${id}\``,
		`**${title}.**${rows === '' ? '' : ` ${rows}.`} ${why}`,
		[
			`- Looks at: ${reads.map(probe => probes[probe]).join('; ')}.`,
			...(explains.length === 0
				? []
				: [
						`- When it fails, these may fail only because of it: ${explains.map(other => `[\`${other}\`](#${other})`).join(', ')}.`,
					]),
			`- ${proofText(proof)}`,
		].join('\n'),
	].join('\n\n');
}

function byRow(checks: readonly AnyCheck[]): readonly string[] {
	const rows = [...new Set(checks.flatMap(({catalogue}) => catalogue))].sort((a, b) => a - b);
	const lines = rows.map(row => {
		const here = checks.filter(({catalogue}) => catalogue.includes(row));
		return `| F${row} | ${here.map(({id}) => `[\`${id}\`](#${id})`).join(', ')} |`;
	});
	return ['## By row of the catalogue', ['| Row | Checks |', '|---|---|', ...lines].join('\n')];
}

function proofText(proof: Proof): string {
	if (proof.by === 'note') return 'Note.';
	if (proof.by === 'recorded') return `On recorded evidence: ${proof.why}.`;
	const how = proof.by === 'lab' ? 'Proven in the lab' : 'Proven in the lab as what follows from another';
	return `${how}: ${proof.files.map(file => `\`${file}\``).join(', ')}.`;
}
