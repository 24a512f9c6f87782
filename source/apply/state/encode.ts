import * as z from 'zod/mini';
import {safeJson} from '../../model/safe-json.js';
import type {StateRefusal} from '../../model/state-flaw.js';
import {StateError} from './state-error.js';

/**
 * JSON that reads back as `value`. A journal that is refused later would undo nothing, so what does not fit its own
 * shape is not written: then nothing is started (promise A15). Throws a StateError about `path`.
 */
export function encode<S extends z.core.$ZodType>(
	shape: S,
	value: z.input<S>,
	path: string,
	indent?: string,
): string {
	const text = safeJson(value, indent);
	const back = z.safeParse(shape, JSON.parse(text));
	if (!back.success) throw new StateError('malformed', path, placeOf(back.error));
	return text;
}

/** The JSON of one line or file; undefined where it is no JSON or no UTF-8. */
export function decode(bytes: Uint8Array): {readonly value: unknown} | undefined {
	try {
		return {value: JSON.parse(new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes))};
	} catch {
		return undefined;
	}
}

/** The place and the kind of the first flaw: `steps.0.probe: invalid_type`. */
export function placeOf({issues: [issue]}: z.core.$ZodError): string {
	return `${issue?.path.join('.') ?? ''}: ${issue?.code ?? ''}`;
}

const named = z.object({schema: z.string()});

/** Whether the file is of that schema (`vdsm-passthru/journal/2`) or an earlier version of it, or of a later one, or of none. */
export function versionFlaw(
	value: unknown,
	schema: string,
): Extract<StateRefusal, 'newer' | 'damaged'> | null {
	const found = named.safeParse(value);
	if (!found.success) return 'damaged';
	if (found.data.schema === schema) return null;
	const [, family = '', version = ''] = /^(.*\/)([1-9]\d{0,8})$/.exec(schema) ?? [];
	const [, theirs = '', later = ''] = /^(.*\/)([1-9]\d{0,8})$/.exec(found.data.schema) ?? [];
	if (theirs === '' || theirs !== family) return 'damaged';
	return Number(later) > Number(version) ? 'newer' : null;
}
