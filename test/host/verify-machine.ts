import {readFileSync} from 'node:fs';
import type {Machine} from '../../source/host/machine.js';
import type {VerifyPlan} from '../../source/host/verify/verify-plan.js';
import type {ResolvedCommand} from '../../source/model/command.js';
import type {Plan} from '../../source/model/plan.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {makeAnswers} from '../helpers/answers.js';
import {makeFacts} from '../helpers/facts.js';
import {type Answer, fakeMachine, ran, temporaryFolder} from './machine.js';
import {plant, plantNic} from './tree.js';

type LayoutName = 'direct' | 'classic';

/** As recorded in the lab: `direct` on Engine 28.5.2, `classic` on 20.10.24. */
export function recorded(layout: LayoutName, file: string): string {
	return readFileSync(new URL(`../fixtures/host/container/${layout}/${file}`, import.meta.url), 'utf8');
}

export const guestMac = {direct: '02:de:c1:ea:34:32', classic: '8a:c9:59:f2:7a:6e'} as const;
export const containerId = {
	direct: '83a6c6ee93932f5008090d64851f9614b68bc21d3346a562ca8a50e880457fc3',
	classic: 'ac3774188c5b335a6f2e472f35020c3eb706661203dfa68803a5bf6483e480f6',
} as const;

/** The plan that the recorded machines were made from. */
export function planOf(layout: LayoutName): VerifyPlan & Pick<Plan, 'hook'> {
	const facts = makeFacts();
	const raw = {
		layout,
		address: 'static',
		subnet: '192.168.50.0/24',
		gateway: '192.168.50.1',
		ip: '192.168.50.80',
		mgmtSubnet: '172.31.4.0/24',
		mac: guestMac[layout],
		...(layout === 'direct' ? {publish: '127.0.0.1:5000:5000'} : {}),
	};
	return buildPlan(makeAnswers(raw, facts), facts);
}

/** What a program is asked, in a few words. */
type Question =
	| 'container'
	| 'network'
	| 'exec ip'
	| 'exec bridge'
	| 'nsenter'
	| 'route'
	| 'arping'
	| 'other';

function questionOf([program, args]: ResolvedCommand): Question {
	if (program === 'nsenter' || program === 'arping') return program;
	if (program === 'ip') return 'route';
	if (program !== 'docker') return 'other';
	if (args[0] === 'exec') return args[2] === 'ip' ? 'exec ip' : 'exec bridge';
	return args[0] === 'container' ? 'container' : 'network';
}

/** Answers of a machine instead of the recorded ones; undefined leaves the recorded one. */
export type Instead = (question: Question, command: ResolvedCommand) => Answer | Promise<Answer> | undefined;

/** A machine on which the recorded set-up stands, with its card up. Not root, so that `docker exec` is what looks inside. */
export async function standing(
	layout: LayoutName,
	{
		instead = () => undefined,
		carrier = true,
		up = true,
		uid = 1000,
		owner = containerId[layout],
	}: {
		readonly instead?: Instead;
		readonly carrier?: boolean;
		readonly up?: boolean;
		readonly uid?: number;
		/** Whose process has the number that Docker names. */
		readonly owner?: string;
	} = {},
): Promise<Machine & {readonly asked: readonly string[]}> {
	const root = await temporaryFolder();
	await plantNic(root, 'enp3s0', {index: 3, device: 'pci/0000:03:00.0', up, carrier});
	const {pid} = JSON.parse(recorded(layout, 'container.json'));
	await plant(root, {
		[`proc/${pid}/mountinfo`]: `1 2 0:3 /docker/containers/${owner}/hostname /etc/hostname rw - ext4 /dev/vda rw\n`,
	});
	const asked: string[] = [];
	return {
		...fakeMachine(root, {}, {uid}),
		asked,
		run: async command => {
			asked.push([command[0], ...command[1]].join(' '));
			const question = questionOf(command);
			const answer = (await instead(question, command)) ?? recordedAnswer(layout, question, command);
			return answer === undefined ? ran({exitCode: null, failed: 'not-found'}) : ran(answer);
		},
	};
}

function recordedAnswer(
	layout: LayoutName,
	question: Question,
	[, args]: ResolvedCommand,
): Answer | undefined {
	switch (question) {
		case 'container':
			return {stdout: recorded(layout, 'container.json')};
		case 'network':
			return {
				stdout: recorded(layout, `network-${args.at(-1)?.endsWith('bridge') ? 'bridge' : 'macvlan'}.json`),
			};
		case 'exec ip':
			return {stdout: recorded(layout, 'ip-addr.json')};
		case 'exec bridge':
			return {stdout: recorded(layout, 'fdb.txt')};
		default:
			return undefined;
	}
}
