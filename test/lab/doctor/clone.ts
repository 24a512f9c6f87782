import {readFileSync, writeFileSync} from 'node:fs';
import type {Bench} from '../matrix/bench.js';
import {onHost} from './bench.js';

/** As the Engine's API takes them; `Mode`: another network, instead of its own. */
export type Patch = {
	readonly Env?: readonly string[];
	readonly Entrypoint?: readonly string[];
	readonly Image?: string;
	readonly Labels?: Readonly<Record<string, string>>;
	readonly Healthcheck?: Readonly<Record<string, unknown>>;
	readonly HostConfig?: Readonly<Record<string, unknown>>;
	readonly Mode?: string;
};

/** Puts `clone.mjs` into the host. */
export function bringClone({lab}: Bench): void {
	writeFileSync(
		lab.host.path('/root/clone.mjs'),
		readFileSync(new URL('clone.mjs', import.meta.url), 'utf8'),
	);
}

/** A line that makes the container anew with other options, all labels kept, and starts it. */
export function cloned(patch: Patch): string {
	return `node /root/clone.mjs vdsm '${JSON.stringify(patch)}'`;
}

/** `ARGUMENTS` as it was planned. */
export async function plannedArguments(bench: Bench): Promise<string> {
	const format = '{{range .Config.Env}}{{println .}}{{end}}';
	const environment = await onHost(bench, `docker inspect --format '${format}' vdsm`);
	const [, planned] = /^ARGUMENTS=(.*br=br0.*)$/m.exec(environment) ?? [];
	if (planned === undefined) throw new Error(`no ARGUMENTS: ${environment}`);
	return planned;
}
