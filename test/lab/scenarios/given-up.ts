import {spawn} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import type {Lab} from '../lab.js';

/** The card with the lab host's only way to the world, and an apply that takes it. */
export const givenUp = 'uplink0';
export const givenUpAnswers = [
	'--nic',
	givenUp,
	'--ip',
	'10.99.0.80',
	'--ram-size',
	'256M',
	'--wait',
	'0',
] as const;
/** The shortest time for a confirmation that leaves a busy machine the time to look. */
export const confirmSeconds = 25;

const program = '/opt/vdsm-passthru/vdsm-passthru.cjs';

export type GivenUpRun = {
	readonly output: () => string;
	readonly ended: Promise<number | null>;
	signal(name: 'SIGKILL' | 'SIGSTOP'): void;
};

/** An apply that waits for its confirmation, started as from a session that nobody types into. */
export function applyGivenUp({host}: Pick<Lab, 'host'>, more: readonly string[] = []): GivenUpRun {
	const [command, args] = host.enter([
		'node',
		[
			program,
			'apply',
			'--yes',
			`--give-up-nic=${givenUp}`,
			'--consent',
			'nic-loses-address',
			...givenUpAnswers,
			'--confirm-within',
			String(confirmSeconds),
			...more,
		],
	]);
	const child = spawn(command, args, {stdio: ['ignore', 'pipe', 'pipe']});
	let text = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8');
		stream.on('data', (chunk: string) => {
			text += chunk;
		});
	}
	return {
		output: () => text,
		ended: once(child, 'exit').then(([code]) => code as number | null),
		signal: name => {
			if (child.pid !== undefined) process.kill(child.pid, name);
		},
	};
}

/** A closed port that says so is an answer; one that nobody hears of is none. */
export async function reachable({uplink}: Pick<Lab, 'uplink'>): Promise<boolean> {
	return (await uplink.http('10.99.0.10', 9, '/', {timeoutMs: 1500})).failure === 'refused';
}
