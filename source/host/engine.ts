import * as z from 'zod/mini';
import type {Engine} from '../model/facts.js';
import {askDocker, type DockerAnswer, parseJson} from './docker.js';
import {endpointOf, foreignEndpoint} from './endpoint.js';
import {askEngine} from './engine-socket.js';
import type {Machine} from './machine.js';

const text = z.nullish(z.string());

const versionAnswer = z.object({
	Client: z.nullish(z.object({Version: text})),
	Server: z.nullish(
		z.object({
			Version: text,
			ApiVersion: text,
			Components: z.nullish(z.array(z.object({Name: text}))),
		}),
	),
});

const infoAnswer = z.object({
	ServerVersion: text,
	Name: text,
	OperatingSystem: text,
	KernelVersion: text,
	SecurityOptions: z.nullish(z.array(z.string())),
});

/**
 * What answers to `docker` here. All questions at once: a daemon that hangs costs one time limit. The client is asked in any
 * case: whether it is there, is Docker's own, and is let in. The template is spelled out because `--format json` is older clients' word
 * for the text "json".
 */
export async function readEngine(
	machine: Machine,
	host: {readonly name: string; readonly kernel: string},
): Promise<Engine> {
	const [version, [info, context]] = await Promise.all([
		askDocker(machine, ['version', '--format', '{{json .}}']),
		askInfo(machine),
	]);
	return toEngine({version, info, context}, host);
}

/** `docker info` and `docker context inspect`; where the Engine is known to be at the usual socket, without the client. */
async function askInfo(machine: Machine): Promise<readonly [DockerAnswer, DockerAnswer]> {
	const told = await askEngine(machine, '/info');
	if (told !== undefined && told !== 'silent' && told.status === 200)
		return [answerOf(told.value), answerOf([])];
	return Promise.all([
		askDocker(machine, ['info', '--format', '{{json .}}']),
		askDocker(machine, ['context', 'inspect']),
	]);
}

function answerOf(value: unknown): DockerAnswer {
	return {ok: true, stdout: JSON.stringify(value), stderr: '', failed: null};
}

/** For tests with recorded answers; `host` is the name and kernel release of this machine. */
export function toEngine(
	{
		version,
		info,
		context,
	}: {readonly version: DockerAnswer; readonly info: DockerAnswer; readonly context: DockerAnswer},
	host: {readonly name: string; readonly kernel: string},
): Engine {
	if (version.failed === 'not-found') return {state: 'none'};
	const versions = versionAnswer.safeParse(parseJson(version.stdout));
	const infos = infoAnswer.safeParse(parseJson(info.stdout));
	const server = versions.success ? versions.data.Server : null;
	if (isPodmanProgram(version)) return podman(versions.success ? (versions.data.Client?.Version ?? '') : '');
	if (!versions.success || !infos.success || server?.Version === undefined || server.Version === null) {
		return unreachable(version, info);
	}
	const endpoint = endpointOf(context.stdout);
	const operatingSystem = infos.data.OperatingSystem ?? '';
	const name = infos.data.Name ?? '';
	return {
		state: 'running',
		version: server.Version,
		apiVersion: server.ApiVersion ?? '',
		clientVersion: versions.data.Client?.Version ?? '',
		name,
		operatingSystem,
		rootless: (infos.data.SecurityOptions ?? []).some(option => option.includes('name=rootless')),
		desktop: operatingSystem === 'Docker Desktop',
		remote: foreignEndpoint(endpoint, {name, kernel: infos.data.KernelVersion ?? ''}, host),
		podman: (server.Components ?? []).some(component => /podman/i.test(component.Name ?? '')),
	};
}

/** Debian's podman-docker installs a `docker` that is Podman, and says so on stderr unless told not to. */
function isPodmanProgram({stdout, stderr}: DockerAnswer): boolean {
	return (
		/emulate docker cli using podman/i.test(stderr) ||
		/"BuiltTime"|"OsArch":"[^"]*","BuildOrigin"/.test(stdout)
	);
}

function podman(version: string): Engine {
	return {
		state: 'running',
		version,
		apiVersion: '',
		clientVersion: version,
		name: '',
		operatingSystem: '',
		rootless: false,
		desktop: false,
		remote: null,
		podman: true,
	};
}

function unreachable(version: DockerAnswer, info: DockerAnswer): Engine {
	const said = lastLine(version.stderr) || lastLine(info.stderr);
	const why = version.failed ?? info.failed;
	return {state: 'unreachable', reason: said || (why ?? ''), denied: /permission denied/i.test(said)};
}

function lastLine(output: string): string {
	return output.trim().split('\n').at(-1)?.trim() ?? '';
}
