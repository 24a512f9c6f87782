import fc from 'fast-check';
import type {Picture} from '../../source/model/picture.js';
import type {Plan} from '../../source/model/plan.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {makeAnswers, makeDhcpAnswers} from './answers.js';
import {awkwardText} from './arbitraries.js';
import {makeFacts, makeNic} from './facts.js';

const secondCard = makeNic({
	name: 'enp4s0',
	index: 4,
	mac: '00:11:22:33:44:66',
	permanentMac: '00:11:22:33:44:66',
});
const two = makeFacts({nics: [...makeFacts().nics, secondCard]});

/** A plan of each kind of wiring. */
export const pictured = {
	direct: buildPlan(makeAnswers(), makeFacts()),
	dhcp: buildPlan(makeDhcpAnswers(), makeFacts()),
	classic: buildPlan(makeAnswers({layout: 'classic'}), makeFacts()),
	shared: buildPlan(makeAnswers({layout: 'shared'}), makeFacts()),
	shim: buildPlan(
		makeAnswers({layout: 'shared', dsmIp: '192.168.1.80', shimIp: '192.168.1.71'}),
		makeFacts(),
	),
	several: buildPlan(makeAnswers({also: 'enp4s0,subnet=10.20.0.0/24,ip=10.20.0.5'}, two), two),
} satisfies Record<string, Plan>;

export const wirings = Object.keys(pictured) as ReadonlyArray<keyof typeof pictured>;

/** Every line of every node, in the order of the data. */
export function linesOf(picture: Picture): string[] {
	return [picture, ...(picture.more ?? [])].flatMap(({nodes}) => nodes.flatMap(({lines}) => lines));
}

/** The same wiring with other words in its boxes. */
function renamed(picture: Picture, word: () => string): Picture {
	return {
		...picture,
		nodes: picture.nodes.map(node => ({...node, lines: node.lines.map(word)})),
		...(picture.more ? {more: picture.more.map(one => renamed(one, word))} : {}),
	};
}

const breaksOut = fc.constantFrom(
	'</text><script>alert(1)</script>',
	']]><x/>',
	'" onload="alert(1)',
	"' x='",
	'<!--',
	'-->',
	'&lt;',
	'&#0;',
	'\uFFFE\uFFFF',
	'"] --- x["',
	'`**b**`',
	'#quot;',
	'style:#35;',
	'classDef a:#1;',
	'%%{init: {}}%%',
	'end',
	'<br/>',
	'\n\tclick dsm "javascript:alert(1)"',
);

/** A wiring, and names for it that are made to break out of what they are written into. */
export const hostileNames = fc.record({
	name: fc.constantFrom(...wirings),
	words: fc.array(fc.oneof(awkwardText, breaksOut), {minLength: 8, maxLength: 30}),
});

/** The plan of that wiring with these words in its boxes. */
export function withNames({name, words}: {name: keyof typeof pictured; words: readonly string[]}): Plan {
	const plan = pictured[name];
	let next = 0;
	return {...plan, picture: renamed(plan.picture, () => words[next++ % words.length] ?? '')};
}
