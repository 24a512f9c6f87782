import {setTimeout as pause} from 'node:timers/promises';
import type {Check, Unseen} from '../../model/check.js';
import type {Machine} from '../machine.js';
import {checkContainer, checkPorts, isFalling} from './check-container.js';
import {checkWiring, wiringUnseen} from './check-wiring.js';
import {readInside} from './inside.js';
import {type ContainerAnswer, readContainerWithin} from './read-container.js';
import {lookLimit, type VerifyPlan, within} from './verify-plan.js';

/** Between two looks at a container whose hook has not done its work yet, in milliseconds. */
const pauseBetween = 300;

/** Container, ports, br0 and addresses of one moment: the last one, or the first in which the hook has done its work. */
export async function checkSettled(
	plan: VerifyPlan,
	machine: Machine,
	patience: number,
): Promise<readonly Check[]> {
	const end = Date.now() + patience;
	for (;;) {
		const checks = await lookOnce(plan, machine);
		const early = checks.some(
			({check, verdict, why}) =>
				(check === 'bridge' || check === 'stray-address') &&
				(verdict === 'failed' || why === 'inside' || why === 'no-port'),
		);
		if (!early || Date.now() + pauseBetween > end) return checks;
		await pause(pauseBetween);
	}
}

async function lookOnce(plan: VerifyPlan, machine: Machine): Promise<readonly Check[]> {
	const answer = await readContainerWithin(machine, plan.container.name);
	const now = Date.now();
	return [
		checkContainer(plan, answer, now),
		...checkPorts(plan, answer),
		...(await within(lookLimit, checkInside(plan, machine, answer, now), why => wiringUnseen(plan, why))),
	];
}

async function checkInside(
	plan: VerifyPlan,
	machine: Machine,
	answer: ContainerAnswer,
	now: number,
): Promise<readonly Check[]> {
	const unseen = (why: Unseen) => wiringUnseen(plan, why);
	if (!answer.found) return unseen(answer.why === 'docker' ? 'docker' : 'not-running');
	const {container} = answer;
	if (container.pid === 0) return unseen('not-running');
	// Between its start and the hook that refuses, Docker's own wiring is there: no finding of its own.
	if (isFalling(container, now)) return unseen('restarting');
	const links = await readInside(machine, container);
	return links === undefined ? unseen('inside') : checkWiring(plan, container, links);
}
