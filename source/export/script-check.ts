import type {Plan} from '../model/plan.js';
import type {Texts} from '../text/en.js';
import {quote, quoteValue, sentence} from './quote.js';

/** One thing that may be wrong: a condition of the shell's, what is told then, and what would be right. */
type Look = {readonly wrong: string; readonly found: string; readonly fix: string};

/**
 * `check`: how each step stands, and then along the wire the first thing that is wrong, which is the most likely cause: what
 * lies behind it cannot work without it. The common part of what `doctor` looks at, without Node; it changes nothing.
 */
export function scriptCheck(plan: Plan, texts: Texts): string {
	const {script: text} = texts;
	return `${stateList(texts)}
# Along the wire: the first thing that is wrong is the most likely cause.
find_cause() {
	format='{{.State.Status}} {{.RestartCount}} {{.State.Error}}'
	state=$(docker container inspect --format "$format" "$container" 2>/dev/null) || state=''
	status=\${state%% *} rest=\${state#* }
	restarts=\${rest%% *} error=\${rest#* }
	inside=$(inside ip -o link show lo)
	members=$(inside ip -o link show master br0)
	wire=$(inside ip -o link show type ${wireKind(plan)})
	# \`3: lan0@if2: …\`
	wire=\${wire#*: }
	wire=\${wire%%[@:]*}
${looksOf(plan, texts).map(lookLines).join('\n')}
	return 1
}

# Runs a program in the container's network. Nothing where the container does not run.
inside() { if [ "$status" = running ]; then docker exec "$container" "$@" 2>/dev/null; fi; }

cause() {
	say ${sentence(text.cause, '$1')}
	say ${sentence(text.causeFix, '$2')}
}

check() {
	need_docker
	wrong=0
	tell_states
	if find_cause; then
		wrong=1
	elif [ "$wrong" = 0 ]; then
		say ${sentence(text.nothingWrong, '$nic')}
	fi
	if [ "$wrong" = 1 ]; then
		say ${sentence(text.moreByDoctor)}
		exit 3
	fi
}
`;
}

function lookLines({wrong, found, fix}: Look): string {
	return `	if ${wrong}; then
		cause ${found} ${fix}
		return 0
	fi`;
}

/** The container's end that br0 has to have as its member, by kind: names are Docker's to draw (F35). */
function wireKind({answers}: Plan): string {
	return answers.layout === 'direct' ? 'macvlan' : 'veth';
}

function looksOf(plan: Plan, {script: text}: Texts): Look[] {
	const card = '/sys/class/net/$nic';
	const again = sentence('sh %s up', '$0');
	const restart = sentence('docker restart -t 120 %s', '$container');
	// Where nothing can be asked inside, nothing is known.
	const runs = '[ -n "$inside" ] &&';
	const direct = plan.answers.layout === 'direct';
	return [
		{wrong: `[ ! -e "${card}" ]`, found: sentence(text.nicGone, '$nic'), fix: sentence(text.fixNicGone)},
		{
			wrong: '[ "$(state_nic_up)" = absent ]',
			found: sentence(text.nicDown, '$nic'),
			fix: sentence('ip link set %s up', '$nic'),
		},
		{
			wrong: `[ -e "${card}/master" ]`,
			found: sentence(text.nicMember, '$nic', `$(basename -- "$(readlink "${card}/master")")`),
			fix: sentence(text.fixNicMember, '$nic'),
		},
		{
			wrong: `[ "$(cat "${card}/carrier" 2>/dev/null)" = 0 ]`,
			found: sentence(text.noCarrier, '$nic'),
			fix: sentence(text.fixNoCarrier),
		},
		{wrong: '[ ! -e /dev/net/tun ]', found: sentence(text.noTun), fix: sentence('modprobe tun')},
		...plan.networks.map(({step, name}) => ({
			wrong: `[ "$(state_${step.replaceAll('-', '_')})" = absent ]`,
			found: sentence(text.networkGone, quote(name)),
			fix: again,
		})),
		{
			wrong: '[ "$(state_container)" = absent ]',
			found: sentence(text.containerGone, '$container'),
			fix: again,
		},
		{
			wrong: '[ -n "$status" ] && [ "$status" != running ] && [ -n "$error" ]',
			found: sentence(text.startError, '$container', '$error'),
			fix: sentence(text.fixStartError),
		},
		{
			wrong: '[ "$status" = restarting ]',
			found: sentence(text.restartLoop, '$container', '$restarts'),
			fix: sentence(text.fixLog, '$container'),
		},
		{
			// Docker refuses to start what is paused.
			wrong: '[ "$status" = paused ]',
			found: sentence(text.notRunning, '$container', '$status'),
			fix: sentence('docker unpause %s', '$container'),
		},
		{
			wrong: '[ -n "$status" ] && [ "$status" != running ]',
			found: sentence(text.notRunning, '$container', '$status'),
			fix: sentence('docker start %s', '$container'),
		},
		...(plan.container.ports.length > 0
			? [
					{
						wrong: 'ports=$(docker port "$container" 2>/dev/null) && [ -z "$ports" ]',
						found: sentence(text.portsClosed, '$container'),
						fix: restart,
					},
				]
			: []),
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

function stateList({script: text}: Texts): string {
	return `tell_states() {
	for step in $steps; do
		state=$("state_$step")
		if [ "$state" != holds ]; then wrong=1; fi
		case $state in
		holds) mark=${sentence(text.stateHolds)} ;;
		absent) mark=${sentence(text.stateAbsent)} ;;
		differs) mark=${sentence(text.stateDiffers)} ;;
		foreign) mark=${sentence(text.stateForeign)} ;;
		*) mark=${sentence(text.stateUnknown)} ;;
		esac
		say ${sentence(text.stateOf, '$("title_$step")', '$mark')}
	done
}
`;
}
