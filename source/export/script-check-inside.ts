import {cardUse} from '../model/answers.js';
import type {Plan, PlanCard} from '../model/plan.js';
import type {Texts} from '../text/en.js';
import {quote, quoteValue, sentence} from './quote.js';

/** One thing that may be wrong: a condition of the shell's, what is told then, and what would be right. */
export type Look = {readonly wrong: string; readonly found: string; readonly fix: string};

/** What `check` reads of the container's network for `insideLooks`; empty where the container does not run. */
export function lookInside({answers: {layout, more}}: Plan): string {
	if (cardUse[layout] === 'shared') return '\ttap=$(inside ip -o link show type macvtap)';
	// Each card's end is the macvlan in its own bridge, and one that is in none tells nobody whose it is.
	if (more.length > 0) return '\twires=$(inside ip -o link show type macvlan)';
	// The container's end that br0 has to have as its member, by kind: names are Docker's to draw (F35).
	return `	members=$(inside ip -o link show master br0)
	wire=$(inside ip -o link show type ${layout === 'direct' ? 'macvlan' : 'veth'})
	# \`3: lan0@if2: …\`
	wire=\${wire#*: }
	wire=\${wire%%[@:]*}`;
}

// Where nothing can be asked inside, nothing is known.
const runs = '[ -n "$inside" ] &&';

export function insideLooks(plan: Plan, texts: Texts): readonly Look[] {
	if (cardUse[plan.answers.layout] === 'shared') return tapLooks(plan, texts);
	return plan.answers.more.length === 0
		? bridgeLooks(plan, texts)
		: plan.cards.flatMap(card => severalLooks(card, texts));
}

/** Layout shared: the macvtap that the image makes for DSM, and no other MAC than the planned one. */
function tapLooks({answers: {mac}}: Plan, {script: text}: Texts): readonly Look[] {
	return [
		{
			wrong: `${runs} [ -z "$tap" ]`,
			found: sentence(text.noMacvtap, '$container'),
			fix: sentence(text.fixLog, '$container'),
		},
		{
			wrong: `${runs} case $tap in *${quoteValue(mac)}*) false ;; esac`,
			found: sentence(text.otherMac, quote(mac)),
			fix: sentence(text.fixLog, '$container'),
		},
	];
}

function bridgeLooks(plan: Plan, {script: text}: Texts): readonly Look[] {
	const restart = sentence('docker restart -t 120 %s', '$container');
	const direct = plan.answers.layout === 'direct';
	return [
		{
			wrong: `${runs} [ -z "$(inside ip -o link show br0)" ]`,
			found: sentence(text.noBridge, '$container'),
			fix: restart,
		},
		{
			wrong: `${runs} case $members in *": $wire"[@:]*) false ;; esac`,
			found: sentence(text.notMember, '$wire'),
			fix: restart,
		},
		...(direct
			? [
					{
						wrong: `${runs} [ -n "$(inside ip -o -4 addr show dev "$wire")" ]`,
						found: sentence(text.strayAddress, '$wire'),
						fix: restart,
					},
				]
			: []),
		{
			wrong: `${runs} case $(inside ip -o link show type tun master br0) in '') true ;; *) false ;; esac`,
			found: sentence(text.noTap, '$container'),
			fix: sentence(text.fixLog, '$container'),
		},
		{
			wrong: `${runs} case $(inside bridge fdb show br br0) in *${quoteValue(plan.answers.mac)}*) false ;; esac`,
			found: sentence(text.guestSilent, quote(plan.answers.mac)),
			fix: sentence(text.fixGuestSilent, '$container'),
		},
	];
}

/** The same for one of several cards. */
function severalLooks({bridge, network, mac}: PlanCard, {script: text}: Texts): readonly Look[] {
	const restart = sentence('docker restart -t 120 %s', '$container');
	const log = sentence(text.fixLog, '$container');
	// The sentences are about a container with one bridge.
	const named = (format: string) => format.replaceAll('br0', bridge);
	const wire = `inside ip -o link show type macvlan master ${bridge}`;
	return [
		{
			wrong: `${runs} [ -z "$(inside ip -o link show ${bridge})" ]`,
			found: sentence(named(text.noBridge), '$container'),
			fix: restart,
		},
		{
			wrong: `${runs} [ -n "$wires" ] && [ -z "$(${wire})" ]`,
			found: sentence(named(text.notMember), quote(network)),
			fix: restart,
		},
		{
			wrong: `${runs} wire=$(${wire}) && wire=\${wire#*: } && [ -n "$(inside ip -o -4 addr show dev "\${wire%%[@:]*}")" ]`,
			found: sentence(text.strayAddress, quote(network)),
			fix: restart,
		},
		{
			wrong: `${runs} [ -z "$(inside ip -o link show type tun master ${bridge})" ]`,
			found: sentence(named(text.noTap), '$container'),
			fix: log,
		},
		{
			wrong: `${runs} case $(inside bridge fdb show br ${bridge}) in *${quoteValue(mac)}*) false ;; esac`,
			found: sentence(text.guestSilent, quote(mac)),
			fix: sentence(text.fixGuestSilent, '$container'),
		},
	];
}
