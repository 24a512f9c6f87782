import type {LayoutName, RawAnswers} from '../../../source/model/answers.js';
import {resolveCommand, resolvePath} from '../../../source/model/command.js';
import type {StepAction, StepId} from '../../../source/model/step.js';
import {buildPlan} from '../../../source/plan/build-plan.js';
import {makeAnswers, makeDhcpAnswers} from '../../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../../helpers/facts.js';
import type {CommandLine} from '../system/group.js';

export type Spelled = {
	readonly files: ReadonlyArray<readonly [path: string, content: string]>;
	readonly commands: readonly CommandLine[];
};

const wanted: readonly StepId[] = [
	...(['storage', 'hook', 'network-management', 'network-lan'] as const),
	...(['nic-quiet', 'nic-up', 'container', 'start'] as const),
];

/**
 * The plan for the oldest Engines, whose way to make a container Podman knows: word for word, or in Podman's spelling,
 * where one option has another name and two go. That is all that would have to be said differently for the network alone.
 */
export function planFor(spelling: 'docker' | 'podman', layout: LayoutName, raw: RawAnswers): Spelled {
	const facts = makeFacts({
		nics: [hostNic, makeNic({up: false, carrier: null, speed: null, duplex: null})],
		devices: {kvm: false, tun: true, vhostNet: false},
	});
	const make = raw.address === 'dhcp' ? makeDhcpAnswers : makeAnswers;
	const answers = make({layout, mgmtSubnet: '172.31.4.0/24', ramSize: '256M', ...raw}, facts);
	const spell = (line: CommandLine): CommandLine => (spelling === 'docker' ? line : spelled(line));
	const {steps} = buildPlan(answers, facts, 'single');
	const actions = steps.filter(({id}) => wanted.includes(id)).flatMap(({run}): readonly StepAction[] => run);
	return {
		files: actions.flatMap(action =>
			action.kind === 'write' ? [[resolvePath(action.file.path, '/root'), action.file.content] as const] : [],
		),
		commands: actions.flatMap(action =>
			action.kind === 'run' ? [spell(resolveCommand(action.command, '/root'))] : [],
		),
	};
}

function spelled([program, args]: CommandLine): CommandLine {
	const foreign = (word: string | undefined) =>
		word === '--aux-address' || word === 'com.docker.network.advertise_addr_nmsgs=0';
	const kept = args.filter(
		(word, index) =>
			!foreign(word) &&
			!(word === '--opt' && foreign(args[index + 1])) &&
			args[index - 1] !== '--aux-address',
	);
	return [program, kept.map(word => (word === 'macvlan_mode=passthru' ? 'mode=passthru' : word))];
}
