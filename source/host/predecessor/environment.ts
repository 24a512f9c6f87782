import * as z from 'zod/mini';
import {askDocker, parseJson} from '../docker.js';
import type {Machine} from '../machine.js';

/** Their values decide how DSM is wired: read, and set anew. */
const wiring = ['ARGUMENTS', 'DNSMASQ_OPTS'] as const;

/** They wire DSM as it was, and would be in the way. */
const dropped = ['DHCP', 'DEV', 'VM_NET_DEV', 'NETWORK', 'HOST_PORTS', 'USER_PORTS'] as const;

const answer = z.array(
	z.nullable(z.object({name: z.string(), value: z.nullable(z.string()), lines: z.number()})),
);

export type ReadEnvironment = {
	readonly names: readonly string[];
	/** Names of those that a file of `NAME=value` lines cannot hold. */
	readonly unfit: readonly string[];
	readonly dropped: readonly string[];
	readonly arguments: string;
	readonly dnsmasq: string;
};

/**
 * The names in a container's environment, but for those that are the image's own; and of the values only those that wire
 * DSM. All others are cut off before they get here (promise E7).
 */
export async function readEnvironment(
	machine: Machine,
	id: string,
	imageEnvironment: readonly string[],
): Promise<ReadEnvironment> {
	const {stdout} = await askDocker(machine, [
		'container',
		'inspect',
		'--format',
		formatOf(imageEnvironment),
		id,
	]);
	const list = (answer.safeParse(parseJson(stdout)).data ?? []).filter(one => one !== null);
	const valueFor = (wanted: string) => list.find(({name}) => name === wanted)?.value ?? '';
	const isOne = (of: readonly string[], name: string) => of.includes(name);
	const kept = list.filter(({name}) => !isOne(dropped, name) && !isOne(wiring, name));
	const fits = ({name, lines}: (typeof kept)[number]) => lines === 1 && /^[A-Za-z_][\w.-]{0,127}$/.test(name);
	return {
		// Docker hands them out in any order.
		names: [...new Set(kept.filter(fits).map(({name}) => name))].sort(),
		unfit: kept.filter(one => !fits(one)).map(({name}) => name),
		dropped: list.map(({name}) => name).filter(name => isOne(dropped, name)),
		arguments: valueFor('ARGUMENTS'),
		dnsmasq: valueFor('DNSMASQ_OPTS'),
	};
}

/** A template in Go's words. What the image sets to the same is left out, and so are values but for those of `wiring`. */
function formatOf(imageEnvironment: readonly string[]): string {
	const isImages =
		imageEnvironment.length === 0 ? 'false' : `eq . ${imageEnvironment.map(goString).join(' ')}`;
	const name = '(index (split . "=") 0)';
	const value = `{{if eq ${name} ${wiring.map(goString).join(' ')}}}{{json (slice . (len (printf "%s=" ${name})))}}{{else}}null{{end}}`;
	const entry = `{"name":{{json ${name}}},"lines":{{len (split . "\\n")}},"value":${value}},`;
	return `[{{range .Config.Env}}{{if ${isImages}}}{{else}}${entry}{{end}}{{end}}null]`;
}

/** As Go reads a string: JSON's way is the same for what an environment can hold. */
function goString(text: string): string {
	return JSON.stringify(text);
}
