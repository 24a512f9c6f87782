import type {ResolvedCommand} from '../../model/command.js';
import type {RunResult} from '../../system/run.js';
import type {Machine} from '../machine.js';

/**
 * `machine`, of which the same thing is asked once: several looks need the list of containers, of networks and of links,
 * and each start of the Docker client costs some 25 ms of a core. Its answers are as old as the first asking, so it lasts
 * for one round of looks. What may change something is run each time.
 */
export function askOnce(machine: Machine): Machine {
	const asked = new Map<string, Promise<RunResult>>();
	return {
		...machine,
		run(command, options) {
			if (!isQuestion(command)) return machine.run(command, options);
			const key = JSON.stringify(command);
			const answer = asked.get(key) ?? machine.run(command, options);
			asked.set(key, answer);
			return answer;
		},
	};
}

const reading: ReadonlySet<string> = new Set([
	'docker ps',
	'docker network ls',
	'docker network inspect',
	'ip -j',
]);

function isQuestion([program, [first = '', second = '']]: ResolvedCommand): boolean {
	return reading.has(`${program} ${first}`) || reading.has(`${program} ${first} ${second}`);
}
