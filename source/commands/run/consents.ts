import {clean} from '../../model/clean.js';
import {isDumb} from '../../model/dumb.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import {consentWord, type Finding, wantsConsent} from '../../model/finding.js';
import type {Plan} from '../../model/plan.js';
import {tellFinding} from '../../text/by-code.js';
import type {Context} from '../context.js';
import {ask, canAsk} from './ask.js';

export type ConsentOptions = {
	readonly consent: readonly string[];
	readonly noInput: boolean;
};

/** Says everything that stands against the plan, and ends with 3 when anything does. */
export function refuseErrors({findings}: Plan, {texts}: Context): void {
	const errors = findings.filter(({severity}) => severity === 'error');
	if (errors.length === 0) return;
	const lines = errors.flatMap(finding => told(finding, {texts}));
	throw new Failure([...lines, texts.act.nothingDone].join('\n'), exitCode.disagrees);
}

/**
 * Every danger of the plan is agreed to by name: with its flag, or by typing the card's name at a terminal that marks pastes. `--yes`
 * agrees to none of them (promise F4); `--give-up-nic` names its card, and so is the consent to that danger itself.
 */
export async function consentToDangers(
	plan: Plan,
	options: ConsentOptions,
	context: Context,
): Promise<'agreed' | 'left'> {
	const {texts, out} = context;
	const open = plan.findings.filter(
		finding => wantsConsent(finding) && !options.consent.includes(finding.code),
	);
	if (open.length === 0) return 'agreed';
	const isAsked = canAsk() && !context.json && !options.noInput;
	if (!isAsked || isDumb(context.env)) {
		const named = open.map(({code}) => `--consent ${code}`).join(' ');
		throw new Failure(
			[
				...open.flatMap(finding => told(finding, context)),
				...(isAsked ? [texts.terminal.unmarked] : []),
				texts.act.consentMissing(named),
			].join('\n'),
			exitCode.usage,
		);
	}
	for (const finding of open) {
		out(`${told(finding, context).join('\n')}\n`);
		const word = consentWord(finding, plan.answers.nic);
		const typed = await ask(`${texts.act.typeToAgree(clean(word))} `);
		if (typed === null) return 'left';
		if (typed.text !== word || typed.pasted) {
			out(`${texts.act.notAgreed(clean(word))}\n`);
			return 'left';
		}
	}
	return 'agreed';
}

function told(finding: Finding, {texts}: Pick<Context, 'texts'>): string[] {
	const {title, meaning, fix} = tellFinding(texts.findings, finding);
	return [
		texts.plan.finding(texts.plan.severity[finding.severity], title),
		`  ${meaning}`,
		`  ${texts.plan.fix(fix)}`,
	];
}
