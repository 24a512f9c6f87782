import * as z from 'zod/mini';
import {installLabel} from '../model/spec.js';
import {askDocker, parseJsonLines} from './docker.js';
import {listOfEngine} from './engine-socket.js';
import type {Machine} from './machine.js';

const labelledRows = z.array(z.object({Labels: z.nullish(z.record(z.string(), z.nullish(z.string())))}));

/** The installations that any network or container is labelled with, as the labels say, in no order. */
export async function readLabelledInstalls(machine: Machine): Promise<readonly string[]> {
	const filters = encodeURIComponent(JSON.stringify({label: [installLabel]}));
	const told = await Promise.all(
		[`/networks?filters=${filters}`, `/containers/json?all=1&filters=${filters}`].map(
			async question => labelledRows.safeParse(await listOfEngine(machine, question)).data,
		),
	);
	const rows = told.every(list => list !== undefined) ? told.flat() : undefined;
	const installs = rows?.map(row => row.Labels?.[installLabel]) ?? (await labelledByClient(machine));
	return [...new Set(installs.filter(install => typeof install === 'string'))];
}

async function labelledByClient(machine: Machine): Promise<readonly unknown[]> {
	const asked = ['--filter', `label=${installLabel}`, '--format', `{{json (.Label "${installLabel}")}}`];
	const answers = await Promise.all([
		askDocker(machine, ['network', 'ls', ...asked]),
		askDocker(machine, ['ps', '--all', ...asked]),
	]);
	return answers.flatMap(({stdout}) => parseJsonLines(stdout));
}
