import fc from 'fast-check';
import {afterEach, describe, expect, test} from 'vitest';
import type {Generation} from '../../source/model/facts.js';
import {makeAnswers, makeDhcpAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {lacksNamespaces, openWorld, type World, type WorldOptions} from '../helpers/script-world.js';
import {planned, plannedUndo, scriptOf, shown, told} from '../helpers/scripts.js';
import {anySetup, type Setup} from '../helpers/setups.js';
import {shells} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

/** Client and server as `docker version` prints them, and the commands that the pair needs. */
const engines: ReadonlyArray<readonly [versions: string, generation: Generation]> = [
	['20.10.24+dfsg1 20.10.24+dfsg1', 'single'],
	['24.0.9 24.0.9', 'single'],
	['25.0.0 25.0.0', 'several'],
	['27.5.1 27.5.1', 'several'],
	['28.0.0-rc.1 28.5.2', 'named'],
	['29.1.0 29.1.0', 'named'],
	['20.10.24 28.5.2', 'single'],
	['28.5.2 20.10.24', 'single'],
	['26.1.5+dfsg1 28.5.2', 'several'],
	['28.5.2 26.1.5', 'several'],
];

const facts = makeFacts({nics: [hostNic, makeNic({up: false, carrier: null})]});
const layouts: ReadonlyArray<readonly [string, Pick<Setup, 'answers' | 'facts'>]> = [
	['direct', {facts, answers: makeAnswers({publish: '127.0.0.1:5000:5000', blockPorts: '22,5000'}, facts)}],
	['direct with DHCP', {facts, answers: makeDhcpAnswers({}, facts)}],
	['classic', {facts, answers: makeAnswers({layout: 'classic', blockPorts: '5000'}, facts)}],
];

const worlds: World[] = [];
afterEach(() => {
	for (const world of worlds.splice(0)) world.close();
});

function worldFor(
	{facts: {nics}, answers}: Pick<Setup, 'answers' | 'facts'>,
	options: Partial<WorldOptions> = {},
) {
	const nic = nics.find(({name}) => name === answers.nic);
	const world = openWorld({nic: answers.nic, ipv6: nic?.ipv6 ?? null, ...options});
	worlds.push(world);
	return world;
}

const skipped = lacksNamespaces();

describe.skipIf(skipped).each(shells)('in $name', shell => {
	describe.skipIf(lacks(shell.command[0]))('the exported script', () => {
		test.each(engines)('with Docker %s runs the commands of generation %s', (versions, generation) => {
			for (const [, setup] of layouts) {
				const world = worldFor(setup, {versions});
				const up = world.run(scriptOf(setup), ['up'], {shell});
				expect(up.stderr).toBe('');
				expect(up.status).toBe(0);
				expect(told(up.changes)).toEqual(planned(setup, world.project, generation));
			}
		});

		test('runs the very commands of the plan, shows them before, does nothing twice, and goes without a trace', () => {
			fc.assert(
				fc.property(anySetup, setup => {
					const world = worldFor(setup);
					const {container} = setup.answers;
					const script = scriptOf(setup);
					const before = world.snapshot(container.storage);

					const dry = world.run(script, ['up', '--dry-run'], {shell});
					expect(dry.stderr).toBe('');
					expect(dry.changes).toEqual([]);
					expect(shown(dry.stdout, shell)).toEqual(planned(setup, world.project, 'named'));

					const up = world.run(script, ['up'], {shell});
					expect(up.stderr).toBe('');
					expect(up.status).toBe(0);
					expect(told(up.changes)).toEqual(planned(setup, world.project, 'named'));
					const standing = world.snapshot();

					const again = world.run(script, ['up'], {shell});
					expect([again.status, again.stderr, again.changes]).toEqual([0, '', []]);
					const check = world.run(script, ['check'], {shell});
					expect([check.status, check.stderr, check.changes]).toEqual([0, '', []]);
					expect(world.snapshot()).toBe(standing);

					const down = world.run(script, ['down'], {shell});
					expect([down.status, down.stderr]).toEqual([0, '']);
					expect(down.changes).toEqual(plannedUndo(setup, world.project));
					expect(world.snapshot(container.storage)).toBe(before);
					expect(world.run(script, ['down'], {shell}).changes).toEqual([]);
					world.close();
				}),
				{numRuns: 6},
			);
		});
	});
});
