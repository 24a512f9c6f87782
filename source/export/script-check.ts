import {cardUse} from '../model/answers.js';
import type {Plan, PlanCard} from '../model/plan.js';
import {cardStepId} from '../model/step.js';
import type {Texts} from '../text/en.js';
import {quote, sentence} from './quote.js';
import {insideLooks, type Look, lookInside} from './script-check-inside.js';

/**
 * `check`: how each step stands, and then along the wire the first thing that is wrong, which is the most likely cause: what
 * lies behind it cannot work without it. The common part of what `doctor` looks at, without Node; it changes nothing.
 */
export function scriptCheck(plan: Plan, texts: Texts): string {
	const {script: text} = texts;
	const owned = cardUse[plan.answers.layout] === 'own';
	return `${stateList(texts)}
# Along the wire: the first thing that is wrong is the most likely cause.
find_cause() {
	format='{{.State.Status}} {{.RestartCount}} {{.State.Error}}'
	state=$(docker container inspect --format "$format" "$container" 2>/dev/null) || state=''
	status=\${state%% *} rest=\${state#* }
	restarts=\${rest%% *} error=\${rest#* }
	inside=$(inside ip -o link show lo)
${lookInside(plan)}
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
		say ${sentence(owned ? text.nothingWrong : text.nothingWrongShared, plan.cards.length === 1 ? '$nic' : '$nics')}
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

function looksOf(plan: Plan, texts: Texts): Look[] {
	const {script: text} = texts;
	const again = sentence('sh %s up', '$0');
	const restart = sentence('docker restart -t 120 %s', '$container');
	const made = ['container', ...plan.networks.map(({step}) => step.replaceAll('-', '_'))];
	return [
		{
			wrong: made.map(step => `[ "$(state_${step})" = absent ]`).join(' && '),
			found: sentence(text.notSetUp),
			fix: again,
		},
		...plan.cards.flatMap(card => cardLooks(card, plan, texts)),
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
		...insideLooks(plan, texts),
		...plan.steps
			.filter(({id}) => id === 'shim')
			.map(({subject}) => ({
				wrong: '[ "$(state_shim)" != holds ]',
				found: sentence(text.shimGone, quote(subject)),
				fix: again,
			})),
	];
}

/** One card has its name in `$nic`, as it has had in every script. */
function cardLooks({nic: name, number}: PlanCard, plan: Plan, {script: text}: Texts): Look[] {
	const nic = plan.cards.length === 1 ? '$nic' : name;
	const card = `/sys/class/net/${nic}`;
	const up = cardStepId('nic-up', number);
	return [
		{wrong: `[ ! -e "${card}" ]`, found: sentence(text.nicGone, nic), fix: sentence(text.fixNicGone)},
		...(plan.steps.some(({id}) => id === up)
			? [
					{
						wrong: `[ "$(state_${up.replaceAll('-', '_')})" = absent ]`,
						found: sentence(text.nicDown, nic),
						fix: sentence('ip link set %s up', nic),
					},
				]
			: []),
		{
			wrong: `[ -e "${card}/master" ]`,
			found: sentence(text.nicMember, nic, `$(basename -- "$(readlink "${card}/master")")`),
			fix: sentence(text.fixNicMember, nic),
		},
		{
			wrong: `[ "$(cat "${card}/carrier" 2>/dev/null)" = 0 ]`,
			found: sentence(text.noCarrier, nic),
			fix: sentence(text.fixNoCarrier),
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
