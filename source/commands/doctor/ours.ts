import {parseAlso, splitCards} from '../../answers/also-words.js';
import {fields} from '../../answers/fields.js';
import {listInstalls, readInstallation} from '../../apply/state/record.js';
import {installName} from '../../apply/state/state-file.js';
import {fieldIds, type RawAnswers} from '../../model/answers.js';
import {resolveCommand} from '../../model/command.js';
import type {Ours} from '../../model/diagnosis/evidence.js';
import type {Installation} from '../../model/journal.js';
import type {StepAction} from '../../model/step.js';
import type {Context} from '../context.js';
import {type StateOptions, stateFolder} from '../run/state.js';

/**
 * What our record knows of the installation that a container is labelled with, or that made a container of this name;
 * null: nothing, or the record cannot be read. Never rejects.
 */
export async function readOurs(
	container: {readonly name: string; readonly install: string | null} | null,
	options: StateOptions,
	context: Context,
): Promise<Ours | null> {
	const folder = stateFolder(options, context);
	const labelled = container?.install ?? null;
	// A label with a value that we would never give is somebody else's, and names no file of ours.
	const installs =
		labelled === null
			? await listInstalls(folder).catch(() => [])
			: installName.test(labelled)
				? [labelled]
				: [];
	const records = await Promise.all(installs.map(async install => recordOf(folder, install)));
	const known = records.filter(record => record !== undefined);
	// Without its container nothing tells which of several is meant.
	if (labelled === null && container !== null) return null;
	const [record] = known;
	// A copy under another name has our labels, and is not what our record tells of.
	const copied = container !== null && record !== undefined && container.name !== containerOf(record);
	return record === undefined || known.length > 1 || copied
		? null
		: oursOf(record, options.stateDir === undefined ? undefined : folder);
}

async function recordOf(folder: string, install: string): Promise<Installation | undefined> {
	const read = await readInstallation(folder, install).catch(() => undefined);
	return read?.kind === 'read' ? read.installation : undefined;
}

/** `stateDir`: the state folder, where it is not the usual one. */
function oursOf(record: Installation, stateDir: string | undefined): Ours {
	const {install, nic, answers, steps, further} = record;
	const made = JSON.stringify(steps);
	// Layout shared, in which the address is the container's, and DSM's is known to the router only.
	const shared = made.includes('"DHCP=Y"');
	const layout = shared ? {layout: 'shared'} : {};
	const raw: RawAnswers = {...answers, ...layout, prefix: install, nic: answers.nic ?? nic.name};
	const flags = fieldIds.flatMap(id => {
		const value = raw[id];
		return value === undefined || value === '' || value.startsWith('-') ? [] : [fields[id].flag, value];
	});
	const place = stateDir === undefined ? [] : ['--state-dir', stateDir];
	return {
		install,
		nic,
		ip: shared ? null : (answers.ip ?? null),
		gateway: answers.gateway ?? null,
		management: steps.find(({id}) => id === 'network-management')?.subject ?? null,
		portMac: portMacsIn(steps)[0] ?? null,
		shim: shimOf(record),
		further: furtherOf({answers, steps, further}),
		internal: made.includes('"--internal"'),
		repair: ['npx', ['vdsm-passthru', 'apply', '--yes', ...flags, ...place]],
	};
}

function shimOf({answers: {shimIp, dsmIp}, steps, folder}: Installation): Ours['shim'] {
	const step = steps.find(({id}) => id === 'shim');
	if (step === undefined || shimIp === undefined || dsmIp === undefined) return null;
	const commands = (actions: readonly StepAction[]) =>
		actions.flatMap(action => (action.kind === 'run' ? [resolveCommand(action.command, folder)] : []));
	return {
		name: step.subject,
		ip: shimIp,
		dsm: dsmIp,
		make: commands(step.run),
		remove: commands(step.undo),
	};
}

function containerOf({steps}: Installation): string | undefined {
	return steps.find(({id}) => id === 'container')?.subject;
}

/** Only for the ends on cards a MAC is asked, and in their order; the container's step has all of them in one command. */
function portMacsIn(steps: Installation['steps']): readonly string[] {
	const text = JSON.stringify(steps.filter(({id}) => id === 'container'));
	return [...text.matchAll(/\bmac-address=([\da-f]{2}(?::[\da-f]{2}){5})\b/g)].map(([, mac = '']) => mac);
}

function furtherOf({
	answers,
	steps,
	further = [],
}: Pick<Installation, 'answers' | 'steps'> & {
	readonly further: Installation['further'] | undefined;
}): Ours['further'] {
	const words = splitCards(answers.also ?? '').map(card => parseAlso(card));
	const macs = portMacsIn(steps);
	return further.map((nic, index) => {
		const said = words[index];
		const {ip = null, gateway = null} = said?.ok ? said.value : {};
		return {nic, ip, gateway, portMac: macs[index + 1] ?? null};
	});
}
