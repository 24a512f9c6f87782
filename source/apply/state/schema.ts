import * as z from 'zod/mini';
import {fieldIds} from '../../model/answers.js';
import {stepIds} from '../../model/step.js';
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

const stepId = z.enum(stepIds);

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

const installation = {
	install,
	folder: absolute,
	origin,
	answers: z.partialRecord(z.enum(fieldIds), text),
	steps: list(stepShape),
	nic: z.strictObject({
		name: text,
		mac: z.nullable(z.string().check(z.regex(/^[\da-f]{2}(?::[\da-f]{2}){5}$/))),
	}),
};

export const installationSchema = 'vdsm-passthru/install/1';
export const installationShape = z.strictObject({schema: z.literal(installationSchema), ...installation});

export const journalSchema = 'vdsm-passthru/journal/1';
export const headShape = z.strictObject({
	schema: z.literal(journalSchema),
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
