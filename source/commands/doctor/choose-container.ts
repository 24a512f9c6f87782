import type {Candidate, NamedContainer} from '../../host/evidence/candidates.js';
import {clean} from '../../model/clean.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import type {Context} from '../context.js';
import {ask, canAsk} from '../run/ask.js';

type Choice = {
	readonly candidates: readonly Candidate[];
	/** Every container that there is, whatever runs in it; null: Docker cannot be asked. */
	readonly all: () => Promise<readonly NamedContainer[] | null>;
};

type Wish = {
	readonly container: string | undefined;
	/** Nobody is to be asked, whatever there is. */
	readonly noInput: boolean;
};

/** As Docker takes them. */
const containerName = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;

/** The container that is meant; null: there is none. Asks where there are several. */
export async function chooseContainer(
	{candidates, all}: Choice,
	{container, noInput}: Wish,
	context: Context,
): Promise<Candidate | null> {
	const {doctorCommand: text} = context.texts;
	if (container !== undefined) {
		if (!containerName.test(container))
			throw new Failure(text.badContainer(clean(container)), exitCode.usage);
		const named = candidates.find(({name, id}) => name === container || isIdOf(container, id));
		return named ?? byName(container, await all(), context);
	}
	const [first = null, ...more] = candidates;
	if (more.length === 0) return first;
	const names = candidates.map(({name}) => clean(name));
	if (noInput || context.json || !canAsk())
		throw new Failure(text.severalContainers(names.join(context.texts.run.between)), exitCode.usage);
	return askWhich(candidates, context);
}

/**
 * It need not be known by its image: an image that somebody made himself is told from no other. `all` null: Docker cannot be
 * asked, so that why it cannot is looked for.
 */
function byName(container: string, all: readonly NamedContainer[] | null, {texts}: Context): Candidate {
	const found = all?.find(({name, id}) => name === container || isIdOf(container, id));
	if (all === null || found)
		return {id: found?.id ?? '', name: found?.name ?? container, image: '', running: false, install: null};
	const names = all.map(({name}) => clean(name)).join(texts.run.between);
	throw new Failure(texts.doctorCommand.noSuchContainer(clean(container), names), exitCode.usage);
}

function isIdOf(text: string, id: string): boolean {
	return text.length >= 4 && id.startsWith(text);
}

async function askWhich(
	candidates: readonly Candidate[],
	{texts: {doctorCommand: text}, out}: Context,
): Promise<Candidate> {
	const usual = Math.max(0, likeliest(candidates));
	const lines = candidates.map(
		({name, image, running}, index) =>
			`  ${index + 1}. ${text.candidate(clean(name), clean(image), running)}`,
	);
	out(`${[text.whichContainer, ...lines].join('\n')}\n`);
	for (;;) {
		const typed = await ask(`${text.number(candidates.length, usual + 1)} `);
		if (typed === null) throw new Failure(text.left, exitCode.cancelled);
		const chosen = chosenOf(typed.text, candidates, usual);
		if (chosen) return chosen;
		out(`${text.notANumber(candidates.length)}\n`);
	}
}

/** By number or by name; an empty line is the one that is proposed. */
export function chosenOf(
	text: string,
	candidates: readonly Candidate[],
	usual: number,
): Candidate | undefined {
	if (text === '') return candidates[usual];
	if (/^\d{1,4}$/.test(text)) return candidates[Number(text) - 1];
	return candidates.find(({name}) => name === text);
}

/** Ours that runs, any that runs, ours; else the first. */
export function likeliest(candidates: readonly Candidate[]): number {
	const rank = ({running, install}: Candidate) => (running ? 2 : 0) + (install === null ? 0 : 1);
	return candidates.reduce(
		(best, candidate, index) => (rank(candidate) > rank(candidates[best] ?? candidate) ? index : best),
		0,
	);
}
