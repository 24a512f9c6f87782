import {afterEach, describe, expect, test} from 'vitest';
import {someOf} from '../helpers/full.js';
import {lacksNamespaces} from '../helpers/namespaces.js';
import {type Case, cases, closeWorlds, plannedUndo, scriptOf, told, worldFor} from '../helpers/scripts.js';
import {alikeShells, type Shell, shells} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

const seconds = 1000;
const [dash] = shells as [Shell, ...Shell[]];

afterEach(closeWorlds);

/** The number of changing calls of a run in which nothing goes wrong. */
function changesOf(setup: Case, shell: Shell): readonly string[][] {
	return worldFor(setup)
		.run(scriptOf(setup), ['up'], {shell})
		.changes.map(call => [...call]);
}

describe.skipIf(lacksNamespaces())('the exported script, when something goes wrong', () => {
	test.skipIf(lacks(dash.command[0])).each([
		['direct', 'fails', 'before'],
		['direct', 'has its effect and loses its reply', 'after'],
		['direct', 'says that it succeeded, and did nothing', 'lie'],
		['managed', 'fails', 'before'],
		['classic', 'has its effect and loses its reply', 'after'],
	] as const)(
		'in %s, each command that %s: all of it is taken back',
		{timeout: 120 * seconds},
		(layout, _, kind) => {
			const setup = cases[layout];
			const storage = setup.answers.container.storage ?? '';
			const calls = changesOf(setup, dash);
			expect(calls.length).toBeGreaterThan(8);
			// A failed command is tried at each of them; how the others are heard of depends on less.
			const all = [...calls.entries()];
			for (const [index, call] of kind === 'before' && layout === 'direct' ? all : someOf(all)) {
				// That the mode of a file was not set shows nowhere in this world.
				if (kind === 'lie' && call[0] === 'chmod') continue;
				const world = worldFor(setup);
				const before = world.snapshot(storage);
				const up = world.run(scriptOf(setup), ['up'], {shell: dash, fault: {at: index + 1, kind}});
				expect([call, up.status]).toEqual([call, 1]);
				expect([call, up.stderr]).toEqual([call, expect.stringContaining('Failed: ')]);
				expect([call, world.snapshot(storage)]).toEqual([call, before]);
				world.close();
			}
		},
	);

	describe.each(alikeShells)('in $name', shell => {
		describe.skipIf(lacks(shell.command[0]))('and in any shell', () => {
			const setup = cases.direct;
			const script = scriptOf(setup);
			const storage = setup.answers.container.storage ?? '';

			test('it takes back in reverse, says what failed and why [A5]', () => {
				const world = worldFor(setup);
				const fault = {at: changesOf(setup, shell).length, kind: 'before'} as const;
				const up = world.run(script, ['up'], {shell, fault});
				expect(up.status).toBe(1);
				expect(up.stderr).toContain('Failed: Container vdsm running');
				expect(up.stderr).toContain('  | what the container said last');
				const undone = told(up.changes).slice(-plannedUndo(setup, world.project).length);
				expect(undone).toEqual(plannedUndo(setup, world.project));
				expect(up.stdout).toContain('Taking back: Container vdsm');
				// What is kept is not said to be taken back.
				expect(up.stdout).not.toMatch(/Taking back: (?:Image|Storage)/);
				// And nothing is in the way of another try.
				expect(world.run(script, ['up'], {shell}).status).toBe(0);
			});

			test.each(shell.name === 'dash' ? (['INT', 'TERM', 'HUP'] as const) : (['TERM'] as const))(
				'SIG%s during any command: all of it is taken back',
				{
					timeout: 60 * seconds,
				},
				kind => {
					const count = changesOf(setup, shell).length;
					for (const at of [1, Math.ceil(count / 2), count]) {
						const world = worldFor(setup);
						const before = world.snapshot(storage);
						const up = world.run(script, ['up'], {shell, fault: {at, kind}});
						expect(up.status).toBe(kind === 'INT' ? 130 : 143);
						expect(world.snapshot(storage)).toBe(before);
						world.close();
					}
				},
			);

			test('what cannot be taken back is named, with the commands to remove it [A12]', () => {
				const world = worldFor(setup);
				const stuck = ['docker start *', 'docker network rm *-bridge'];
				const up = world.run(script, ['up'], {shell, stuck});
				expect(up.status).toBe(4);
				expect(up.stderr).toContain('could not be taken back');
				expect(up.stderr).toContain('  + docker network rm vdsm-eth0-bridge');
				// The rest is gone all the same.
				expect(up.stderr).not.toContain('  + docker rm');
				expect([world.has('containers/vdsm'), world.has('networks/vdsm-eth1-macvlan')]).toEqual([
					false,
					false,
				]);
				expect(world.has('networks/vdsm-eth0-bridge')).toBe(true);
			});

			test('a down that cannot take everything says so, and takes the rest', () => {
				const world = worldFor(setup);
				world.run(script, ['up'], {shell});
				const stuck = ['docker network rm *-macvlan'];
				const down = world.run(script, ['down'], {shell, stuck});
				expect(down.status).toBe(4);
				expect(down.stderr).toContain('  + docker network rm vdsm-eth1-macvlan');
				expect(down.stdout).not.toContain('is gone');
				expect([world.has('containers/vdsm'), world.has('networks/vdsm-eth0-bridge')]).toEqual([
					false,
					false,
				]);
				expect(world.run(script, ['down'], {shell}).status).toBe(0);
				expect(world.has('networks/vdsm-eth1-macvlan')).toBe(false);
			});

			test('a down whose commands lie is not believed [A11]', () => {
				const world = worldFor(setup);
				world.run(script, ['up'], {shell});
				const down = world.run(script, ['down'], {shell, fault: {at: 2, kind: 'lie'}});
				expect(down.status).toBe(4);
				expect(down.stderr).toContain('  + docker rm vdsm');
			});
		});
	});
});
