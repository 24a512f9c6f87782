import {imageName} from '../test/lab/roots/engine-store.js';
import {spreadOf} from './numbers.js';
import {type Bench, product, type Run} from './open.js';
import type {Claim} from './result.js';

const others = 50;
const running = 5;

/** `status` with an installation standing and 50 further containers, against one `docker ps --all`. */
export async function measureStatus(
	bench: Bench,
	answers: readonly string[],
	rounds: number,
): Promise<Claim> {
	const {lab, must, time} = bench;
	const numbers = Array.from({length: others}, (_, index) => index);
	await must(
		numbers
			.map(number => {
				const how = number < running ? 'run --detach --init' : 'create';
				return `docker ${how} --name other${number} --entrypoint sleep ${imageName} infinity`;
			})
			.join('\n'),
	);
	const vdsm = (...args: readonly string[]): Run => ({
		name: args[0] ?? '',
		program: 'node',
		args: [product, ...args],
		env: {VDSM_PASSTHRU_TEST_SETTLE: '0'},
	});
	await time([vdsm('apply', '--yes', '--wait', '0', ...answers)]);
	const pair = [
		vdsm('status'),
		{name: 'ps', program: 'docker', args: ['ps', '--all']},
		{name: 'node', program: 'node', args: ['-e', '']},
		vdsm('--version'),
	];
	await time(pair);
	const all = await time(
		Array.from({length: rounds}, (_, round) => (round % 2 === 0 ? pair : [...pair].reverse())).flat(),
	);
	await time([vdsm('undo', '--yes')]);
	await must(`docker rm --force ${numbers.map(number => `other${number}`).join(' ')}`);
	const of = (wanted: string) => spreadOf(all.filter(({name}) => name === wanted).map(({ms}) => ms));
	return {
		what: 'status',
		than: '`docker ps --all`',
		engine: lab.engineVersion,
		rounds,
		ours: of('status'),
		theirs: of('ps'),
		budget: 3,
		parts: [
			{name: 'of that, Node alone', ...of('node')},
			{name: 'of that, to the parsed command line (`--version`)', ...of('--version')},
		],
	};
}
