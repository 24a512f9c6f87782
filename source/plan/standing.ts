import {hookFile} from '../layout/shared-parts.js';
import type {Command} from '../model/command.js';
import type {DockerContainer, DockerNetwork, Facts} from '../model/facts.js';
import {type NicBefore, parseNicBefore} from '../model/nic-before.js';
import {parseNote} from '../model/predecessor.js';
import {shimName} from '../model/shim.js';
import {type NetworkSpec, nicWasLabel} from '../model/spec.js';
import {cardOfStep, cardStepId, type Probe, type Step, stepKind} from '../model/step.js';
import {parseVlanName} from '../model/vlan.js';
import {bootStep} from './boot.js';
import {standingComposed} from './compose-steps.js';
import {startStep} from './container-steps.js';
import {nicAddressStep} from './nic-address.js';
import {nicManagerStep} from './nic-manager.js';
import {nicQuietStep, quietWords} from './nic-quiet.js';
import {standingShimStep} from './shim.js';
import {standingShimBootStep} from './shim-boot.js';
import {standingShimManagerStep} from './shim-manager.js';
import {hookStep, labelsTemplate, nicUpStep, nicVlanStep} from './steps.js';
import {notedSteps, standingEnvironment} from './take-over.js';

/** What of an installation can be seen on the machine. */
export type Standing = {
	readonly install: string;
	readonly container: DockerContainer | undefined;
	readonly networks: readonly DockerNetwork[];
	/** Where the container's hook is mounted from; undefined: not known. */
	readonly hook: string | undefined;
	/** There is an interface with the name of its shim. */
	readonly shim: boolean;
};

/** Everything on this machine that has our label, by installation. */
export function standingIn({
	networks,
	containers,
	nics = [],
}: Pick<Facts, 'networks' | 'containers'> & Partial<Pick<Facts, 'nics'>>): Standing[] {
	const installs = new Set([...networks, ...containers].flatMap(({install}) => install ?? []));
	return [...installs].sort().map(install => ({
		install,
		container: containers.find(container => container.install === install),
		networks: networks.filter(network => network.install === install),
		hook: undefined,
		shim: nics.some(({name}) => name === shimName(install)),
	}));
}

/** The card that an installation is on. */
export function standingNic({networks}: Pick<Standing, 'networks'>): string | undefined {
	return networks.find(({driver}) => driver === 'macvlan')?.parent ?? undefined;
}

/**
 * The steps that an undo takes back when there is neither journal nor record: from the labels on what we made alone
 * (promise A10). How the card was is noted on the LAN network; without that network we do not know that we changed the
 * card, and leave it as it is.
 */
export function standingSteps(
	{install, container, networks, hook, shim}: Standing,
	{systemd}: Pick<Facts['host'], 'systemd'>,
): Step[] {
	const lans = lanNetworks(networks);
	// The network's was written before anything was touched, and outlives a container that Compose makes anew.
	const notes = [...networks, container].map(one => parseNote(one?.predecessor ?? ''));
	const note = notes.find(found => found !== undefined);
	const compose = note?.compose ?? null;
	const path = hook ?? (compose ? `${compose.folder}/${hookFile(install).project}` : undefined);
	return [
		...(note && !compose ? standingEnvironment(install, hook?.replace(/\/[^/]*$/, '')) : []),
		...(path === undefined ? [] : [hookStep({path, mode: 0o755, content: ''}, install)]),
		...networks
			.filter(network => !lans.includes(network))
			.map(({name}) => owned('network-management', name, install, ['network', 'rm', name])),
		...lans.map(({name}, index) =>
			owned(cardStepId('network-lan', index + 1), name, install, ['network', 'rm', name]),
		),
		...cardsSteps(lans, container?.name ?? install, install, systemd),
		...(shim
			? [
					standingShimManagerStep(install),
					standingShimStep(install),
					...(systemd ? [standingShimBootStep(install)] : []),
				]
			: []),
		...(note ? notedSteps(note) : []),
		...(note && compose
			? [standingComposed(compose, note.name, install), startStep({name: note.name, compose}, install)]
			: []),
		...(container && !compose
			? [
					owned(
						'container',
						container.name,
						install,
						['rm', container.name],
						[
							'network-management',
							...(lans.length === 0 ? [undefined] : lans).map((_, index) =>
								cardStepId('network-lan', index + 1),
							),
						],
					),
					startStep(container, install),
				]
			: []),
	];
}

/** In the order of the cards, which is in their names. */
function lanNetworks(networks: readonly DockerNetwork[]): readonly DockerNetwork[] {
	const numberOf = ({name}: DockerNetwork) => Number(/-eth(\d+)-/.exec(name)?.[1] ?? 0);
	return networks.filter(({driver}) => driver === 'macvlan').sort((a, b) => numberOf(a) - numberOf(b));
}

function cardsSteps(
	lans: readonly DockerNetwork[],
	container: string,
	install: string,
	systemd: boolean,
): Step[] {
	const cards = lans.flatMap(({parent, nicWas}, index) => {
		const before = nicWas === null ? undefined : parseNicBefore(nicWas);
		return parent === null || !before ? [] : [{nic: parent, number: index + 1, before}];
	});
	if (cards.length === 0) return [];
	const peers = cards.map(({nic}) => nic);
	const boot = cards.map(({nic, before}) => ({
		nic,
		quiet: quietWords(nic, before, before.ipv6),
		below: before.vlan,
	}));
	return [
		...cards.flatMap(({nic, number, before}) => {
			const vlan = parseVlanName(nic);
			return vlan && before.vlan ? [nicVlanStep({nic, vlan, install}, before.vlan, number)] : [];
		}),
		...cards.flatMap(({nic, number, before}) => [
			...(before.manager
				? [nicManagerStep(before.manager, {nic, number, peers, install, before, systemd})]
				: []),
			...(before.addresses.length > 0 ? [nicAddressStep(nic, before, number)] : []),
			nicQuietStep(nic, before, before.ipv6, number),
			nicUpStep(nic, before, number),
		]),
		...(systemd ? [bootStep({cards: boot, install, container})] : []),
	];
}

/** An object of which nothing is known but that it is ours: there or not, and never as it should be. */
function owned(
	id: NetworkSpec['step'] | 'container',
	name: string,
	install: string,
	undo: readonly string[],
	needs: Step['needs'] = [],
): Step {
	const [kind, labels] = id === 'container' ? ['container', '.Config.Labels'] : ['network', '.Labels'];
	const read: Command = ['docker', [kind, 'inspect', '--format', labelsTemplate(labels), name]];
	const probe: Probe = {kind: 'labelled', read, holds: '', ours: `${install} `};
	return {
		id,
		subject: name,
		run: [],
		probe,
		undo: [{kind: 'run', command: ['docker', undo]}],
		needs,
		needsRoot: false,
	};
}

/** How each card was before an installation touched it, by the steps in its record, whose LAN networks have the notes. */
export function recordedNicBefore(steps: readonly Step[], card = 1): NicBefore | undefined {
	const prefix = `${nicWasLabel}=`;
	const words = steps
		.filter(({id}) => stepKind(id) === 'network-lan' && cardOfStep(id) === card)
		.flatMap(({run}) => run.flatMap(action => (action.kind === 'run' ? action.command[1] : [])));
	const note = words.find((word): word is string => typeof word === 'string' && word.startsWith(prefix));
	return note === undefined ? undefined : parseNicBefore(note.slice(prefix.length));
}
