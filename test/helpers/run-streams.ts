import {usualWait} from '../../source/commands/apply.js';
import type {Check} from '../../source/model/check.js';
import {type ResolvedCommand, resolveCommand, resolvePath} from '../../source/model/command.js';
import type {
	Direction,
	Move,
	RunEvent,
	RunOutcome,
	StepFailure,
	TurnedBack,
} from '../../source/model/run-event.js';
import type {Step} from '../../source/model/step.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {makeAnswers} from './answers.js';
import {makeFacts} from './facts.js';

const folder = '/srv/vdsm';
export const runPlan = buildPlan(makeAnswers(), makeFacts());
const {steps} = runPlan;

function moveOf({id, subject}: Step, direction: Direction = 'take'): Move {
	return {id, subject, direction};
}

const finished = (outcome: RunOutcome): RunEvent => ({type: 'finished', outcome, ms: 61_234});

function effects(step: Step, direction: Direction): RunEvent[] {
	const actions = direction === 'take-back' ? step.undo : step.run;
	return actions.map((action): RunEvent => {
		if (action.kind === 'run' || action.kind === 'capture')
			return {type: 'command', command: resolveCommand(action.command, folder)};
		if (action.kind === 'write') {
			return {type: 'file', path: resolvePath(action.file.path, folder), what: 'written'};
		}
		return {type: 'file', path: resolvePath(action.path, folder), what: 'removed'};
	});
}

const layers = 8;
const pull: readonly RunEvent[] = [
	{type: 'output', line: 'latest: Pulling from vdsm/virtual-dsm'},
	...Array.from({length: layers}, (_, index): readonly RunEvent[] => [
		{type: 'output', line: `${(index + 1).toString(16).repeat(12).slice(0, 12)}: Pull complete`},
		{type: 'progress', done: index + 1, total: layers, bytes: null},
	]).flat(),
	{type: 'output', line: 'Status: Downloaded newer image for vdsm/virtual-dsm:latest'},
];

function taken(step: Step, direction: Direction = 'take'): RunEvent[] {
	const move = moveOf(step, direction);
	return [
		{type: 'step-started', move},
		...effects(step, direction),
		...(step.id === 'image' && direction === 'take' ? pull : []),
		{type: 'step-finished', move, ms: step.id === 'image' ? 48_300 : 412, result: 'done'},
	];
}

const started: RunEvent = {type: 'started', action: 'apply', moves: steps.map(step => moveOf(step))};

export const goodChecks: readonly Check[] = [
	{check: 'network', network: 'vdsm-eth0-bridge', differs: [], verdict: 'ok'},
	{check: 'network', network: 'vdsm-eth1-macvlan', differs: [], verdict: 'ok'},
	{check: 'ports', published: ['127.0.0.1:5000->5000/tcp'], missing: [], verdict: 'ok'},
	{check: 'container', container: 'vdsm', state: 'running', verdict: 'ok'},
	{check: 'bridge', members: ['lan0', 'tap0'], missing: [], down: [], verdict: 'ok'},
	{check: 'stray-address', addresses: [], verdict: 'ok'},
	{check: 'nic', nic: 'enp3s0', up: true, carrier: true, verdict: 'ok'},
	{check: 'guest-mac', mac: runPlan.answers.mac, verdict: 'waiting'},
	{check: 'lan-address', ip: '192.168.1.70', how: null, why: 'no-arping', verdict: 'unknown'},
];

const badChecks: readonly Check[] = [
	{check: 'container', container: 'vdsm', state: 'restarting', verdict: 'failed'},
	{check: 'bridge', members: ['tap0'], missing: ['port'], down: [], verdict: 'failed'},
];

const badLog = ['❯ Booting Virtual DSM...', '❯ ERROR: Cannot create macvtap interface.'];

const upToStart = [started, ...steps.flatMap(step => taken(step))];

/** Everything goes well, and DSM has not spoken yet when the wait is over. */
export const applyRun: readonly RunEvent[] = [
	...upToStart,
	{type: 'waiting', what: 'settle', ms: 3000},
	{type: 'waiting', what: 'guest', ms: usualWait * 1000},
	{type: 'boot', stage: 'download', percent: 43},
	{type: 'checked', checks: goodChecks},
	finished({kind: 'done', checks: goodChecks, boot: {stage: 'download', percent: 43}}),
];

const create = steps.find(({id}) => id === 'container') ?? steps[0];
if (!create) throw new Error('A plan without steps');
const createCommand = effects(create, 'take').find(event => event.type === 'command');

export const failure: StepFailure = {
	...moveOf(create),
	why: 'command',
	command: createCommand?.type === 'command' ? createCommand.command : null,
	exitCode: 125,
	lines: [
		'docker: Error response from daemon: Conflict. The container name "/vdsm" is already in use by container "4f1d".',
		'You have to remove (or rename) that container to be able to reuse that name.',
		'',
		"Run 'docker run --help' for more information",
	],
};

const done = steps.slice(0, steps.indexOf(create));
const back = (list: readonly Step[]) => list.filter(({undo}) => undo.length > 0).toReversed();
const turned: TurnedBack = {because: 'failed', failure};

/** What is done goes well until the next step, which does not. */
const untilFailure = (step: Step, failed: StepFailure): RunEvent[] => [
	...steps.slice(0, steps.indexOf(step)).flatMap(one => taken(one)),
	{type: 'step-started', move: moveOf(step)},
	...effects(step, 'take'),
	...failed.lines.map((line): RunEvent => ({type: 'output', line})),
	{type: 'step-failed', move: moveOf(step), ms: 2310, failure: failed},
	{type: 'turned-back', turned: {because: 'failed', failure: failed}},
];

/** The container cannot be created, and all is taken back. */
export const failedRun: readonly RunEvent[] = [
	started,
	...untilFailure(create, failure),
	...back(done).flatMap(step => taken(step, 'take-back')),
	finished({kind: 'rolled-back', turned, restored: false}),
];

const removeNetwork: ResolvedCommand = ['docker', ['network', 'rm', runPlan.names.lanNetwork]];
const lan = done.find(({id}) => id === 'network-lan') ?? create;
const stuck: StepFailure = {
	...moveOf(lan, 'take-back'),
	why: 'command',
	command: removeNetwork,
	exitCode: 1,
	lines: ['Error response from daemon: error while removing network: network has active endpoints'],
};

const start = steps.find(({id}) => id === 'start') ?? create;
const portTaken: StepFailure = {
	...moveOf(start),
	why: 'command',
	command: ['docker', ['start', 'vdsm']],
	exitCode: 1,
	lines: [
		'Error response from daemon: driver failed programming external connectivity on endpoint vdsm: Bind for 127.0.0.1:5000 failed: port is already allocated',
	],
};
const stuckTurned: TurnedBack = {because: 'failed', failure: portTaken};
const formerTaken = moveOf(create, 'take-back');

/** A container that nobody has a record of makes room, the new one cannot be started, and a network cannot be removed. */
export const leftoverRun: readonly RunEvent[] = [
	{type: 'started', action: 'apply', moves: [formerTaken, ...steps.map(step => moveOf(step))]},
	...taken(create, 'take-back'),
	...untilFailure(start, portTaken),
	...back(steps.slice(0, steps.indexOf(start))).flatMap((step): RunEvent[] =>
		step === lan
			? [
					{type: 'step-started', move: moveOf(step, 'take-back')},
					{type: 'command', command: removeNetwork},
					{type: 'waiting', what: 'docker', ms: 60_000},
					{type: 'step-failed', move: moveOf(step, 'take-back'), ms: 830, failure: stuck},
				]
			: taken(step, 'take-back'),
	),
	finished({
		kind: 'leftovers',
		turned: stuckTurned,
		leftovers: [{id: lan.id, subject: lan.subject, commands: [removeNetwork]}],
		formerGone: true,
	}),
];

/** What was set up does not hold, and what it had replaced is made again. */
export const checksRun: readonly RunEvent[] = [
	...upToStart,
	{type: 'checked', checks: badChecks},
	{type: 'turned-back', turned: {because: 'checks', checks: badChecks, lines: badLog}},
	...back(steps).flatMap(step => taken(step, 'take-back')),
	...[lan, create].flatMap(step => taken(step, 'restore')),
	finished({
		kind: 'rolled-back',
		turned: {because: 'checks', checks: badChecks, lines: badLog},
		restored: true,
	}),
];

export const confirmWanted: RunEvent = {type: 'confirm-wanted', word: 'keep', ms: 107_000, guard: 'systemd'};

/** The card carries the host, and somebody confirms. */
export const confirmRun: readonly RunEvent[] = [
	...upToStart,
	confirmWanted,
	{type: 'confirmed'},
	{type: 'checked', checks: goodChecks},
	finished({kind: 'done', checks: goodChecks, boot: null}),
];

/** Nobody confirms, and all is taken back. */
export const unconfirmedRun: readonly RunEvent[] = [
	...upToStart,
	confirmWanted,
	{type: 'turned-back', turned: {because: 'unconfirmed'}},
	...back(steps).flatMap(step => taken(step, 'take-back')),
	finished({kind: 'rolled-back', turned: {because: 'unconfirmed'}, restored: false}),
];

/** Taken down; one network is not ours. */
export const undoRun: readonly RunEvent[] = [
	{type: 'started', action: 'undo', moves: back(steps).map(step => moveOf(step, 'take-back'))},
	...back(steps).flatMap((step): RunEvent[] => {
		if (step !== lan) return taken(step, 'take-back');
		const move = moveOf(step, 'take-back');
		return [
			{type: 'step-started', move},
			{type: 'step-finished', move, ms: 30, result: 'foreign'},
		];
	}),
	finished({kind: 'undone', foreign: [moveOf(lan, 'take-back')]}),
];

export const runStreams = {applyRun, failedRun, leftoverRun, checksRun, confirmRun, unconfirmedRun, undoRun};
