import {expect, test} from 'vitest';
import {sayDryRun} from '../../source/commands/run/describe.js';
import {resolveCommand} from '../../source/model/command.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {move, undoMoves} from '../../source/plan/transition.js';
import {makeAnswers} from '../helpers/answers.js';
import {makeFacts} from '../helpers/facts.js';
import {expectJson} from '../hostile/judge.js';
import {listening} from './doctor-context.js';

const {steps} = buildPlan(makeAnswers(), makeFacts());
const folder = '/srv/vdsm';

/** Of all steps of the plan. */
function dry(action: 'apply' | 'undo', json: boolean): string {
	const moves = action === 'undo' ? undoMoves(steps) : steps.map(step => move(step, 'take'));
	const {context, said} = listening({json, columns: 10_000});
	sayDryRun(action, {steps, moves, folder}, context);
	return said();
}

test.each(['apply', 'undo'] as const)(
	'a dry %s is one object for programs, with every command of the plan [F1]',
	action => {
		const told = expectJson(dry(action, true)) as {
			moves: ReadonlyArray<{id: string; actions: readonly object[]}>;
		};
		expect(told).toMatchObject({schema: 'vdsm-passthru/moves/1', action, folder});
		const commands = told.moves.flatMap(({actions}) =>
			actions.flatMap(one => ('command' in one ? [one.command] : [])),
		);
		const wanted = steps.flatMap(({run, undo}) =>
			(action === 'undo' ? undo : run).flatMap(one =>
				one.kind === 'run' ? [resolveCommand(one.command, folder)] : [],
			),
		);
		expect(wanted.length).toBeGreaterThan(3);
		expect(commands.toSorted()).toEqual(wanted.map(([program, args]) => [program, ...args]).toSorted());
		expect(dry(action, false)).toContain(wanted[0]?.[0]);
	},
);
