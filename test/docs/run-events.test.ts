import {expect, test} from 'vitest';
import {jsonLines} from '../../source/commands/report/json-lines.js';
import type {RunEvent} from '../../source/model/run-event.js';
import {confirmWanted, runStreams} from '../helpers/run-streams.js';
import {blocksOf} from './pages.js';

// The lines of docs/exit-codes.md for `apply --json`: each kind of event once, with the members that the program writes.

const types: Readonly<Record<RunEvent['type'], true>> = {
	started: true,
	'step-started': true,
	command: true,
	file: true,
	output: true,
	progress: true,
	'step-finished': true,
	'step-failed': true,
	waiting: true,
	boot: true,
	'turned-back': true,
	checked: true,
	'confirm-wanted': true,
	confirmed: true,
	finished: true,
};

const eventsOf = (page: string) =>
	blocksOf(page)
		.filter(({text}) => text.includes('"type":"started"'))
		.flatMap(({text}) => text.split('\n'));

const lines = eventsOf('docs/exit-codes.md').map(line => JSON.parse(line));

/** The members that one event of each type has when it is written, whatever they hold. */
const written = new Map<string, readonly string[]>();
for (const stream of [...Object.values(runStreams), [confirmWanted]]) {
	const write = jsonLines(line => {
		const event = JSON.parse(line);
		if (!written.has(event.type)) written.set(event.type, Object.keys(event));
	});
	// The first line names the schema, whatever it is.
	write({type: 'started', action: 'apply', moves: []});
	for (const event of stream) write(event);
}

test('there is one line for each type of event', () => {
	expect(lines.map(({type}) => type).toSorted()).toEqual(Object.keys(types).toSorted());
});

test('the Chinese page has the same lines', () => {
	expect(eventsOf('docs/zh-CN/exit-codes.md')).toEqual(eventsOf('docs/exit-codes.md'));
});

test.each(lines.map(line => [line.type, line]))('%s has the members that are written [F1]', (type, line) => {
	expect(Object.keys(line)).toEqual(written.get(type));
});
