import {describe, expect, test} from 'vitest';
import {nicHostWay} from '../../source/doctor/checks/card/nic-host-way.js';
import {containerRuns} from '../../source/doctor/checks/container/container-runs.js';
import {diagnose} from '../../source/doctor/diagnose.js';
import {runChecks} from '../../source/doctor/run-checks.js';
import type {Evidence, Looks} from '../../source/model/diagnosis/evidence.js';
import type {Carries} from '../../source/model/nic.js';
import {card} from './card/change.js';
import {container, healthy} from './healthy.js';
import {looksAt} from './stubs.js';

const ended = {...container, status: 'exited', pid: 0, exitCode: 0};
const session: Carries = {what: 'ssh-session', peer: '192.168.1.50', via: 'enp3s0'};

async function results(changes: Partial<Evidence>) {
	const looks = Object.entries({...healthy, container: ended, ...changes}).map(([probe, value]) => [
		probe,
		Promise.resolve({ok: true, value}),
	]);
	const checks = [containerRuns, nicHostWay];
	const found = await runChecks(checks, looksAt(Object.fromEntries(looks) as Looks), {
		onResult: () => undefined,
		now: () => 1,
	});
	return {found, diagnosis: diagnose(found, checks)};
}

function commandsOf({found}: Awaited<ReturnType<typeof results>>): readonly unknown[] {
	const seen = found.find(({id}) => id === 'container-runs')?.seen;
	return seen && 'fix' in seen ? seen.fix.commands : [];
}

describe('a container that was stopped', () => {
	test('is started where its card is its own', async () => {
		expect(commandsOf(await results({}))).toEqual([['docker', ['start', 'vdsm']]]);
	});

	test.each<[string, Carries]>([
		['this very session', session],
		['the default route', {what: 'default-route', family: 4, table: 'main', via: 'enp3s0'}],
	])('is not started where %s goes over its card, and that is the cause', async (_, load) => {
		const told = await results(card({carries: [load]}));
		expect(commandsOf(told)).toEqual([]);
		expect(told.diagnosis.cause?.result.id).toBe('nic-host-way');
		expect(told.diagnosis.cause?.folded.map(({id}) => id)).toEqual(['container-runs']);
	});
});
