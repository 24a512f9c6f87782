import type {Origin} from '../model/answers.js';
import {clean} from '../model/clean.js';
import type {Texts} from './en.js';

/** Where a proposed value comes from, in a few words. */
export function originText(texts: Texts, origin: Origin): string {
	const say = texts.wizard.origin[origin.from] as (origin: Origin) => string;
	return clean(say(origin));
}
