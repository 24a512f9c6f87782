import * as z from 'zod/mini';
import {fieldIds} from '../../model/answers.js';
import type {Installation} from '../../model/journal.js';
import {cardOfStep, cardSteps, stepIds} from '../../model/step.js';
import {installName} from './state-file.js';

/**
 * The shapes of what is kept on disk, strict: unknown members are refused. What is run as root comes from these files.
 * Where the model has more than a shape here, `encode` does not compile.
 */

/** No program takes a NUL in an argument, and no path has one. */
const noNul = z.refine<string>(value => !value.includes('\0'));
const text = z.string().check(z.maxLength(65_536), noNul);
const content = z.string().check(z.maxLength(1_048_576), noNul);
const list = <T extends z.core.SomeType>(item: T) => z.readonly(z.array(item).check(z.maxLength(1000)));
const absolute = text.check(z.startsWith('/'));
const install = z.string().check(z.regex(installName));
const time = z.iso.datetime();

const projectPath = z.strictObject({project: text});
const path = z.union([text, projectPath]);
const word = z.union([text, list(path)]);
const command = z.readonly(z.tuple([text.check(z.minLength(1)), list(word)]));
const file = z.strictObject({path, mode: z.int().check(z.minimum(0), z.maximum(0o7777)), content});

const oneProbe = z.discriminatedUnion('kind', [
	z.strictObject({kind: z.literal('succeeds'), read: command}),
	z.strictObject({kind: z.literal('prints'), read: command}),
	z.strictObject({kind: z.literal('silent'), read: command}),
	z.strictObject({
		kind: z.literal('labelled'),
		read: command,
		holds: word,
		ours: text,
		absent: z.exactOptional(text),
	}),
	z.strictObject({kind: z.literal('says'), read: command, holds: text, absent: text}),
	z.strictObject({kind: z.literal('file'), file, marker: text}),
]);
const probe = z.discriminatedUnion('kind', [
	oneProbe,
	z.strictObject({kind: z.literal('all'), of: list(oneProbe)}),
]);

const action = z.discriminatedUnion('kind', [
	z.strictObject({kind: z.literal('run'), command}),
	z.strictObject({kind: z.literal('write'), file}),
	z.strictObject({kind: z.literal('capture'), command, file: z.omit(file, {content: true})}),
	z.strictObject({kind: z.literal('remove'), path}),
]);

/** `nic-up-2`: the first card's have no number. */
const furtherCard = z
	.templateLiteral([z.enum(cardSteps), '-', z.int()])
	.check(z.refine(id => /-(?:[2-9]|[1-9]\d{1,2})$/.test(id)));
const stepId = z.union([z.enum(stepIds), furtherCard]);

const stepShape = z.strictObject({
	id: stepId,
	subject: text,
	run: list(action),
	probe,
	undo: list(action),
	needs: list(stepId),
	needsRoot: z.boolean(),
});

const origin = z.strictObject({
	at: time,
	pid: z.int().check(z.minimum(1)),
	user: text,
	version: text,
});

const card = z.strictObject({
	name: text,
	mac: z.nullable(z.string().check(z.regex(/^[\da-f]{2}(?::[\da-f]{2}){5}$/))),
});

const installation = {
	install,
	folder: absolute,
	origin,
	answers: z.partialRecord(z.enum(fieldIds), text),
	steps: list(stepShape),
	nic: card,
	further: z.exactOptional(list(card)),
};

const installationSchemas = ['vdsm-passthru/install/1', 'vdsm-passthru/install/2'] as const;
/** The newest that can be read. */
export const installationSchema = installationSchemas[1];
export const installationShape = z.strictObject({schema: z.enum(installationSchemas), ...installation});

const journalSchemas = ['vdsm-passthru/journal/1', 'vdsm-passthru/journal/2'] as const;
export const journalSchema = journalSchemas[1];

/**
 * The version to write. Version 2 has several cards. What has one is written as ever: a version of this program that
 * knows of no others can read it, and says of the rest that it is newer, not that it is damaged.
 */
export function schemasFor(...about: ReadonlyArray<Pick<Installation, 'steps'> | null>): {
	readonly installation: (typeof installationSchemas)[number];
	readonly journal: (typeof journalSchemas)[number];
} {
	const several = about.some(one => one?.steps.some(({id}) => cardOfStep(id) > 1));
	return {
		installation: installationSchemas[several ? 1 : 0],
		journal: journalSchemas[several ? 1 : 0],
	};
}

export const headShape = z.strictObject({
	schema: z.enum(journalSchemas),
	action: z.enum(['apply', 'undo']),
	...installation,
	former: z.nullable(z.strictObject(installation)),
});

export const entryShape = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('step'),
		at: time,
		id: stepId,
		direction: z.enum(['take', 'take-back', 'restore']),
		phase: z.enum(['intent', 'done', 'failed']),
	}),
	z.strictObject({
		type: z.literal('armed'),
		at: time,
		deadline: time,
		guard: z.enum(['systemd', 'watcher']),
	}),
	z.strictObject({type: z.literal('asked'), at: time}),
	z.strictObject({type: z.literal('confirmed'), at: time}),
	z.strictObject({
		type: z.literal('ended'),
		at: time,
		outcome: z.enum(['done', 'rolled-back', 'undone', 'leftovers']),
	}),
]);
