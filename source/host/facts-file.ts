import * as z from 'zod/mini';
import type {Facts, FactsFlaw} from '../model/facts.js';
import {safeJson} from '../model/safe-json.js';
import {parseJson} from './docker.js';
import {factsContent} from './facts-schema.js';

/** Names and version of the format; the first member of every facts file. */
const schema = 'vdsm-passthru/facts/1';

/** Characters. A host with a hundred interfaces and a hundred networks needs 150,000. */
const largest = 8_000_000;

export type ParsedFacts =
	| {readonly ok: true; readonly facts: Facts}
	/** `where` is the place of the first flaw (`nics.0.mtu`), empty for the file as a whole. */
	| {readonly ok: false; readonly flaw: FactsFlaw; readonly where: string};

const head = z.object({schema: z.string()});
const nicsReport = z.object({schema: z.literal('vdsm-passthru/nics/1'), facts: z.unknown()});

/**
 * Reads what `writeFacts` wrote, perhaps on another machine, perhaps by somebody with bad intentions: nothing unknown,
 * missing or of another type gets through (promise D10). Names of interfaces stay as they are and are checked where
 * they are used.
 */
export function parseFacts(text: string): ParsedFacts {
	if (text.length > largest) return flawed('too-large');
	const whole = parseJson(text);
	if (whole === undefined) return flawed('not-json');
	// `nics --json` carries the facts as a member: its output is a facts file as it is.
	const list = nicsReport.safeParse(whole);
	const value = list.success ? list.data.facts : whole;
	const named = head.safeParse(value);
	if (!named.success || !named.data.schema.startsWith('vdsm-passthru/facts/')) return flawed('not-facts');
	if (named.data.schema !== schema) return flawed('version', 'schema');
	const content = z.extend(factsContent, {schema: z.literal(schema)}).safeParse(value);
	if (!content.success) return flawed('content', content.error.issues[0]?.path.join('.') ?? '');
	const {schema: _, ...facts} = content.data;
	return {ok: true, facts};
}

function flawed(flaw: FactsFlaw, where = ''): ParsedFacts {
	return {ok: false, flaw, where};
}

/** The facts of a host as a file, to plan for it elsewhere. It holds no environment values and no secrets. */
export function writeFacts(facts: Facts): string {
	return `${safeJson(factsJson(facts), '\t')}\n`;
}

/** The same as a value, to be put into a larger report. */
export function factsJson(facts: Facts): Record<string, unknown> {
	return {schema, ...facts};
}
