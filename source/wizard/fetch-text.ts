import {clean} from '../model/clean.js';
import type {Fetch} from '../model/pull.js';
import {recognise} from '../plan/causes/recognise.js';
import {tellCause} from '../text/by-code.js';
import type {Texts} from '../text/en.js';
import {pulledText} from './pull-text.js';

/** One sentence on the pull beside the questions. */
export function fetchText(fetch: Fetch, texts: Texts): string {
	const {fetch: say} = texts.wizard;
	const image = clean(fetch.image);
	switch (fetch.phase) {
		case 'running':
			return fetch.progress ? say.running(pulledText(fetch.progress, texts), image) : say.beginning(image);
		case 'there':
			return say.there(image);
		case 'failed':
			return say.failed(image, reasonOf(fetch.image, fetch.lines, texts));
	}
}

/** What is asked, what it costs, and what it does. */
export function fetchQuestion(image: string, {wizard: {fetch: say}}: Texts): readonly string[] {
	const name = clean(image);
	return [say.question(name), say.size(name), say.leaving];
}

/** In plain words where it is known, else Docker's last ones. */
function reasonOf(image: string, lines: readonly string[], texts: Texts): string {
	const cause = recognise(lines, {nic: '', image, container: ''});
	return clean(cause ? tellCause(texts.causes, cause).what : (lines.at(-1) ?? ''));
}
