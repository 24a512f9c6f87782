import {withNewVlans} from '../../source/answers/new-vlans.js';
import {type Consent, renderScript} from '../../source/export/script.js';
import {resolveCommand, resolvePath} from '../../source/model/command.js';
import type {Generation} from '../../source/model/facts.js';
import {nicBefore} from '../../source/model/nic-before.js';
import type {StepAction, StepId} from '../../source/model/step.js';
import {isNewVlan} from '../../source/model/vlan.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {en} from '../../source/text/en.js';
import {makeAnswers, makeDhcpAnswers} from './answers.js';
import {hostNic, makeFacts, makeNic} from './facts.js';
import {factsWithDsm, makePredecessor} from './predecessor.js';
import {openWorld, type World, type WorldOptions} from './script-world.js';
import type {Setup} from './setups.js';
import {argumentsIn, type Shell} from './shells.js';

/** A machine and what is wanted of it. */
export type Case = Pick<Setup, 'answers' | 'facts'>;

function consentOf({answers, facts}: Case): Consent {
	return {
		addressesMayGo: facts.nics.some(({name, addresses}) => name === answers.nic && addresses.length > 0),
		takeOver: answers.takeOver !== null,
	};
}

/** With what a user agreed to who was asked about the addresses on the card. */
export function scriptOf({answers, facts}: Case, consent = consentOf({answers, facts})): string {
	return renderScript(answers, facts, en, consent);
}

/**
 * What the steps of a plan do in a project's folder, in the form that `told` gives to what was recorded, on a machine
 * where nothing stands yet but what the facts say of the card.
 */
export function planned({answers, facts}: Case, project: string, generation?: Generation): string[][] {
	const nic = facts.nics.find(({name}) => name === answers.nic);
	const stands: readonly StepId[] = [...(nic?.up ? (['nic-up'] as const) : [])];
	return buildPlan(answers, facts, generation)
		.steps.filter(({id}) => !stands.includes(id))
		.flatMap(({run}) => run.flatMap(action => asCalls(action, project)));
}

/** What taking a plan back does, last step first. */
export function plannedUndo({answers, facts}: Case, project: string): string[][] {
	return buildPlan(answers, facts)
		.steps.toReversed()
		.flatMap(({undo}) => undo.flatMap(action => asCalls(action, project)));
}

function asCalls(action: StepAction, project: string): string[][] {
	switch (action.kind) {
		case 'run': {
			const [program, args] = resolveCommand(action.command, project);
			return [[program, ...args]];
		}
		case 'capture': {
			const [program, args] = resolveCommand(action.command, project);
			return [
				[program, ...args],
				['write', resolvePath(action.file.path, project)],
			];
		}
		case 'write':
			return [['write', resolvePath(action.file.path, project)]];
		case 'remove':
			return [['rm', '-f', '--', resolvePath(action.path, project)]];
	}
}

/** Recorded calls with the three that write a file as one. */
export function told(changes: ReadonlyArray<readonly string[]>): string[][] {
	return changes.flatMap(([program = '', ...args]) => {
		if (program === 'chmod') return [];
		return [program === 'mv' ? ['write', args.at(-1) ?? ''] : [program, ...args]];
	});
}

/** The commands that a script showed, read as a shell would read them, when they are copied from the screen. */
export function shown(stdout: string, shell: Shell): string[][] {
	const lines = stdout.split('\n').flatMap(line => {
		if (line.startsWith('  + ')) return [`args ${line.slice(4)}`];
		return line.startsWith('  > ') ? [`args write '${line.slice(4).replaceAll("'", `'"'"'`)}'`] : [];
	});
	return argumentsIn(shell, lines.join('\n'));
}

const worlds: World[] = [];

/** A world as the facts describe it, until `closeWorlds`. */
export function worldFor({facts, answers}: Case, options: Partial<WorldOptions> = {}): World {
	const {nics} = facts;
	const chosen = nics.find(({name}) => name === answers.nic);
	// Of a VLAN that is still to be made only the card below is there.
	const nic = chosen && isNewVlan(chosen) ? nics.find(({name}) => name === chosen.vlan?.parent) : chosen;
	// What a router announces goes and comes with IPv6 itself, which is only a number here.
	const kept = (nic?.addresses ?? []).filter(({family, dynamic}) => family === 4 || dynamic !== true);
	const addresses = kept.map(
		({family, address, prefix}) =>
			`3: ${nic?.name}    inet${family === 6 ? '6' : ''} ${address}/${prefix} scope global ${nic?.name}`,
	);
	const world = openWorld({
		nic: nic?.name ?? answers.nic,
		nicUp: nic?.up ?? false,
		ipv6: nic?.ipv6 ?? null,
		addresses,
		// Those of the kernel's and of a router's announcement come by themselves, which nobody does here.
		cardRoutes: nicBefore(facts, nic?.name ?? answers.nic, answers.prefix).routes.map(
			({family, destination}) => `${family} ${destination}`,
		),
		further: answers.more.map(card => card.nic),
		...options,
	});
	worlds.push(world);
	return world;
}

export function closeWorlds(): void {
	for (const world of worlds.splice(0)) world.close();
}

const spare = makeFacts({nics: [hostNic, makeNic({up: false, carrier: null})]});

/** A second card, on a network of disks without a router. */
const twoSpare = makeFacts({
	nics: [
		...spare.nics,
		makeNic({name: 'enp4s0', index: 4, permanentMac: '00:11:22:33:44:66', up: false, carrier: null}),
	],
});
const storageCard = 'enp4s0,subnet=10.20.0.0/24,ip=10.20.0.5,block-ports=5000';

/** A card of the host's own, with an address, a way through it, and somebody who puts both there. */
const inUse = makeFacts({
	nics: [
		hostNic,
		makeNic({
			managedBy: 'ifupdown',
			addresses: [
				{family: 4, address: '198.18.7.5', prefix: 24, scope: 'global', broadcast: '198.18.7.255'},
				// Flushed by a command of its own, so that the script can be stopped between the two.
				{family: 6, address: '2001:db8::5', prefix: 64, scope: 'global', broadcast: null},
			],
		}),
	],
	routes: [
		...makeFacts().routes,
		{
			family: 4,
			destination: '198.51.100.0/24',
			gateway: '198.18.7.1',
			device: 'enp3s0',
			table: 'main',
			metric: 50,
			protocol: 'static',
		},
		// The kernel leaves it, with the address gone.
		{
			family: 6,
			destination: '2001:db8:7::/64',
			gateway: '2001:db8::1',
			device: 'enp3s0',
			table: 'main',
			metric: 1024,
			protocol: 'static',
		},
	],
});

/** A spare card, down, in each of the ways to wire it: every step has something to do. */
/** DSM runs there already, with a hook of its own. */
const withDsm = factsWithDsm(makePredecessor({hook: {source: '/srv/start.sh', bridge: false}}), {
	nics: spare.nics,
});

/** The card is the host's own, and DSM gets a VLAN on it. */
const vlanWords = {nic: 'eno1.20', subnet: '192.168.20.0/24', gateway: '192.168.20.1', ip: '192.168.20.70'};
const withVlan = withNewVlans(makeFacts({nics: [hostNic]}), [vlanWords.nic]);

/** The only card, which is the host's own. */
const onlyCard = makeFacts({nics: [hostNic]});

/** A spare card, down, in each of the ways to wire it, and the host's own: every step has something to do. */
export const cases = {
	direct: {
		facts: spare,
		answers: makeAnswers({publish: '127.0.0.1:5000:5000', blockPorts: '22,5000'}, spare),
	},
	dhcp: {facts: spare, answers: makeDhcpAnswers({}, spare)},
	managed: {
		facts: inUse,
		answers: makeAnswers({subnet: '192.168.1.0/24', gateway: '192.168.1.1'}, inUse),
	},
	several: {facts: twoSpare, answers: makeAnswers({blockPorts: '22', also: storageCard}, twoSpare)},
	moved: {facts: withDsm, answers: makeAnswers({takeOver: 'dsm'}, withDsm)},
	shared: {facts: onlyCard, answers: makeAnswers({nic: 'eno1'}, onlyCard)},
	vlan: {facts: withVlan, answers: makeAnswers(vlanWords, withVlan)},
	classic: {facts: spare, answers: makeAnswers({layout: 'classic', blockPorts: '5000'}, spare)},
} as const satisfies Readonly<Record<string, Case>>;
