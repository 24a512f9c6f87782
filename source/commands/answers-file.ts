import * as z from 'zod/mini';
import {fields} from '../answers/fields.js';
import {type FieldId, fieldIds, type RawAnswers} from '../model/answers.js';
import {clean} from '../model/clean.js';
import {exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import {readText} from '../system/files.js';
import type {Texts} from '../text/en.js';

const member = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]);
/** Not a record of zod's, which drops a member called `__proto__` without a word: an unknown member is refused. */
const content = z.custom<Record<string, unknown>>(
	value => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/**
 * An answers file: a JSON object with the flags' names as members, with or without hyphens (`mgmt-subnet`,
 * `mgmtSubnet`). Lists may be lists. Unknown members are refused, since a typing error would silently be a default.
 */
export async function readAnswersFile(path: string, {cli: text}: Texts): Promise<RawAnswers> {
	const source = await readText(path);
	if (source === undefined) throw new Failure(text.answersUnreadable(clean(path)), exitCode.usage);
	const malformed = (why: string) => new Failure(text.answersMalformed(clean(path), why), exitCode.usage);
	const value = parse(source);
	const object = content.safeParse(value);
	if (!object.success) throw malformed(text.notJson);
	const raw: {-readonly [K in FieldId]?: string} = {};
	for (const [name, given] of Object.entries(object.data)) {
		if (name === 'schema') continue;
		const id = fieldIds.find(candidate => name === candidate || `--${name}` === fields[candidate].flag);
		if (id === undefined) throw malformed(text.unknownMember(shown(name)));
		const checked = member.safeParse(given);
		if (!checked.success) throw malformed(text.wrongMember(shown(name)));
		raw[id] = Array.isArray(checked.data)
			? checked.data.join(id === 'also' ? ';' : ',')
			: String(checked.data);
	}
	return raw;
}

/** Enough of a name to find it by. */
function shown(name: string): string {
	return clean(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}

function parse(source: string): unknown {
	try {
		return JSON.parse(source);
	} catch {
		return undefined;
	}
}
