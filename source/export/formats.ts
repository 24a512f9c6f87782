import type {Answers} from '../model/answers.js';
import type {ExportFormat} from '../model/export-format.js';
import type {Facts} from '../model/facts.js';
import {safeJson} from '../model/safe-json.js';
import {buildPlan} from '../plan/build-plan.js';
import type {Texts} from '../text/en.js';
import {renderCompose} from './compose.js';
import {renderMermaid} from './mermaid.js';
import {planJson} from './plan-json.js';
import {type Consent, renderScript} from './script.js';
import {renderSvg} from './svg.js';

/** A file of an export. `path` is below the folder that it is written to. */
export type ExportedFile = {readonly path: string; readonly mode: number; readonly content: string};

/**
 * What an export consists of; the first file is the one that is printed when there is nowhere to write. Empty only for
 * the hook of a layout that has none.
 */
export function exportFiles(
	format: ExportFormat,
	answers: Answers,
	facts: Facts,
	texts: Texts,
	consent: Consent,
): readonly ExportedFile[] {
	const plan = buildPlan(answers, facts);
	const hook = plan.hook
		? [{path: plan.hook.path.project, mode: plan.hook.mode, content: plan.hook.content}]
		: [];
	switch (format) {
		case 'sh':
			return [{path: 'vdsm-passthru.sh', mode: 0o755, content: renderScript(answers, facts, texts, consent)}];
		case 'compose':
			// Over a project that there is goes one file more; no name that Compose would read by itself.
			return plan.override === null
				? [{path: 'compose.yaml', mode: 0o644, content: renderCompose(plan, texts)}, ...hook]
				: [{path: `${answers.prefix}-override.yaml`, mode: 0o644, content: plan.override}, ...hook];
		case 'hook':
			return hook;
		case 'json':
			return [{path: 'plan.json', mode: 0o644, content: `${safeJson(planJson(plan, texts), '\t')}\n`}];
		case 'svg':
			return [{path: 'vdsm-passthru.svg', mode: 0o644, content: renderSvg(plan, texts)}];
		case 'mermaid':
			return [{path: 'vdsm-passthru.mmd', mode: 0o644, content: renderMermaid(plan, texts)}];
	}
}
