import fc from 'fast-check';
import {beforeAll, describe, test, vi} from 'vitest';
import {jsonLines} from '../../source/commands/report/json-lines.js';
import {lineLog} from '../../source/commands/report/line-log.js';
import {outcomeText} from '../../source/commands/report/outcome.js';
import {quoteCommand} from '../../source/export/quote.js';
import type {RunEvent} from '../../source/model/run-event.js';
import {safeJson} from '../../source/model/safe-json.js';
import {tellCheck} from '../../source/text/by-code.js';
import {textsIn} from '../../source/text/language.js';
import {keep, own} from '../helpers/own-commands.js';
import {runPlan, runStreams} from '../helpers/run-streams.js';
import {sayAmount, share} from './amount.js';
import {expectColouredLines, expectJson, expectLines} from './judge.js';
import {anySown, placesIn} from './sow.js';

// What a run tells: names of things, commands, the very lines that Docker and the hook print (promise D1).

vi.setConfig({testTimeout: 3_600_000});
beforeAll(sayAmount);

/** Words that tell this program what the others are; no machine has a say in them. */
const ours = new Set([
	'type',
	'id',
	'direction',
	'because',
	'result',
	'what',
	'kind',
	'action',
	'why',
	'case',
	'verdict',
	'guard',
	'signal',
	'check',
]);

/** Names of members are ours too. */
const places = (stream: unknown) =>
	placesIn(stream).filter(({path, what}) => what === 'value' && !ours.has(String(path.at(-1))));

const anyStream = fc.oneof(
	...Object.values(runStreams).map(stream => anySown<readonly RunEvent[]>(stream, places(stream))),
);

describe('what a run tells', () => {
	test.each([false, true])('as lines, in colour: %s [D1]', colour => {
		fc.assert(
			fc.property(anyStream, fc.constantFrom('en', 'zh-CN'), (stream, language) => {
				let all = '';
				const write = (text: string) => {
					all += text;
				};
				const log = lineLog({texts: textsIn(language), write, quote: quoteCommand, tellCheck, keep, colour});
				for (const event of stream) log(event);
				if (colour) expectColouredLines(all);
				else expectLines(all);
			}),
			share(0.05),
		);
	});

	test('as JSON, a line for each event [D1]', () => {
		fc.assert(
			fc.property(anyStream, stream => {
				let all = '';
				const log = jsonLines(text => {
					all += text;
				});
				for (const event of stream) log(event);
				for (const line of all.trimEnd().split('\n')) JSON.parse(line);
				expectLines(all);
				expectJson(safeJson({schema: 'vdsm-passthru/test/1', lines: all.split('\n')}));
			}),
			share(0.05),
		);
	});

	test('at the end [D1]', () => {
		fc.assert(
			fc.property(anyStream, fc.constantFrom('en', 'zh-CN'), (stream, language) => {
				for (const event of stream) {
					if (event.type !== 'finished') continue;
					const {outcome} = event;
					expectLines(
						outcomeText(outcome, {
							texts: textsIn(language),
							plan: runPlan,
							quote: quoteCommand,
							own,
							cause: null,
						}),
					);
				}
			}),
			share(0.05),
		);
	});
});
