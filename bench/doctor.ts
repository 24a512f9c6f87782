import {imageName} from '../test/lab/roots/engine-store.js';
import {type Spread, spreadOf} from './numbers.js';
import {type Bench, product, type Run} from './open.js';
import type {Claim} from './result.js';

const others = 63;
const running = 8;

/** Milliseconds that are wanted: for a whole run, and until the first result stands on the screen. */
const wanted = {whole: 2000, first: 300};

/** The ports refuse at once what they would otherwise keep waiting, and nobody can ask the LAN. */
const noLimits = {
	make: [
		'nsenter --net --target "$(docker inspect --format {{.State.Pid}} vdsm)" iptables --insert FORWARD --protocol tcp --jump REJECT --reject-with tcp-reset',
		'mv /usr/bin/arping /usr/bin/arping.away',
	].join('\n'),
	unmake: [
		'mv /usr/bin/arping.away /usr/bin/arping',
		'nsenter --net --target "$(docker inspect --format {{.State.Pid}} vdsm)" iptables --delete FORWARD 1',
	].join('\n'),
};

/**
 * A whole `doctor` on a host with 64 containers and a network that is broken: the card is down, and nobody answers. Once
 * as it is, with the two seconds in which an answer from the LAN and one from DSM's page may come; once so that no probe
 * waits for its limit, which is what is judged.
 */
export async function measureDoctor(
	bench: Bench,
	answers: readonly string[],
	rounds: number,
): Promise<readonly Claim[]> {
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
		exits: [0, 3],
	});
	await time([vdsm('apply', '--yes', '--wait', '0', ...answers)]);
	await must('ip link set enp3s0 down');
	const doctor = vdsm('doctor', '--verbose', '--container', 'vdsm');
	const claims: Claim[] = [];
	for (const silent of [false, true]) {
		if (!silent) await must(noLimits.make);
		await time([doctor]);
		const timed = await time(Array.from({length: rounds}, () => doctor));
		if (!silent) await must(noLimits.unmake);
		const claim = (what: string, ms: readonly number[], limit: number): Claim => ({
			what: `doctor, broken network, 64 containers, ${silent ? 'nobody answers' : 'no probe waits for its limit'}: ${what}`,
			than: 'what is wanted',
			engine: lab.engineVersion,
			rounds,
			ours: spreadOf(ms),
			theirs: still(limit),
			budget: silent && limit === wanted.whole ? null : 1,
			parts: [],
		});
		claims.push(
			claim(
				'whole',
				timed.map(({ms}) => ms),
				wanted.whole,
			),
			claim(
				'first result',
				timed.map(({lines}) => firstResult(lines)),
				wanted.first,
			),
		);
	}
	await must('ip link set enp3s0 up');
	await time([vdsm('undo', '--yes')]);
	await must(`docker rm --force ${numbers.map(number => `other${number}`).join(' ')}`);
	return claims;
}

/** The heading and a blank line stand before it. */
function firstResult(lines: ReadonlyArray<{readonly ms: number}>): number {
	return lines[2]?.ms ?? Number.NaN;
}

function still(ms: number): Spread {
	return {median: ms, min: ms, max: ms};
}
