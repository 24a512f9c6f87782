import type {Texts} from '../text/en.js';
import {quote, sentence} from './quote.js';

/** `up` and `down` of an exported script, over the steps that the plan gave it. */
export function scriptActions(texts: Texts, cards: readonly string[], withShim = false): string {
	const {script: text} = texts;
	return `# Takes one step back, if its object is there and ours. The image and DSM's storage stay.
take_back() {
	if ! is_one_of "$1" "$undoable"; then return 0; fi
	case $("state_$1") in
	holds | differs)
		say ${sentence(text.undoing, '$("title_$1")')}
		"undo_$1"
		;;
	foreign) say ${sentence(text.leftForeign, '$("title_$1")')} ;;
	esac
}

take_step() {
	say "$("title_$1")"
	finished="$1 $finished"
	if ! "run_$1" || ! holds_now "$1"; then give_up "$1"; fi
}

up() {
	lock
	preflight
	changed='' missing='' replaced='' apart='' finished=''
	for step in $steps; do
		case $("state_$step") in
		foreign) refuse ${sentence(text.foreign, '$("title_$step")')} ;;
		unknown) refuse ${sentence(text.unknown, '$("title_$step")')} ;;
		differs)
			changed="$changed $step"
			if ! is_one_of "$step" "$overwritten"; then replaced="$replaced $step"; fi
			;;
		absent)
			changed="$changed $step" missing="$missing $step"
			# A container knows its networks by their ids: one that is made anew wants a new container.
			case $step in network_*) replaced="$replaced $step" ;; esac
			;;
		esac
	done
	if [ -z "$changed" ]; then
		say ${sentence(text.nothingToDo)}
		results
		return 0
	fi
	# Nobody has agreed to a DSM that is shut down.
	if is_one_of predecessor "$changed" && [ "\${may_take_over:-no}" != yes ] && [ "$dry" = no ]; then refuse ${sentence(text.noTakeOver, '$(title_predecessor)')}; fi
	# DSM would start as a fresh one, on a disk that is not its own.
	if is_one_of storage "$changed" && [ "$(state_container)" != absent ]; then refuse ${sentence(text.storageGone, '$(title_storage)')}; fi
	trap 'roll_back; exit 130' INT
	trap 'roll_back; exit 143' TERM HUP
	# What is never taken back comes first: an image that cannot be had must not cost a DSM that runs.
	for step in $steps; do
		case $step in
		image | storage | environment) if is_one_of "$step" "$changed"; then take_step "$step"; fi ;;
		esac
	done
	if [ -n "$replaced" ] && [ "$replaced" != ' start' ]; then take_apart; fi
	for step in $steps; do
		# A dry run has not done what came first, and what it names as taken apart still stands.
		if is_one_of "$step" "$finished"; then continue; fi
		# What stood before may not stand any more: a manager that lets go of a card turns it off.
		if ! is_one_of "$step" "$changed $apart" && [ "$("state_$step")" = holds ]; then continue; fi
		if [ "$step" = start ]; then ask_lan; fi
${withShim ? shimTurn : ''}		take_step "$step"
	done
	if [ "$dry" = yes ]; then
		say ${sentence(text.dryRun)}
		return 0
	fi
	# A start that is refused from inside the container shows a moment later.
	sleep "\${VDSM_PASSTHRU_SETTLE:-3}"
	for step in $steps; do
		if ! holds_now "$step"; then give_up "$step"; fi
	done
	# Between two tries it looks as if it ran.
	if is_one_of start "$finished" && [ "$(docker container inspect --format '{{.RestartCount}}' "$container")" != 0 ]; then give_up start; fi
	trap - INT TERM HUP
	say ${sentence(text.upDone)}
	results
}

# Replaces what was made from other answers, and what holds on to it. DSM gets its time to shut down.
take_apart() {
	for step in $(reversed); do
		if is_one_of "$step" "$dependents" || is_one_of "$step" "$replaced"; then
			if is_one_of "$step" "$missing" || [ "$("state_$step")" = absent ]; then continue; fi
			if ! take_back "$step"; then
				say ${sentence(text.cannotReplace, '$("title_$step")')} >&2
				tell_former
				exit 4
			fi
			apart="$apart $step"
		fi
	done
}

holds_now() { [ "$dry" = yes ] || [ "$("state_$1")" = holds ]; }

give_up() {
	say ${sentence(text.failed, '$("title_$1")')} >&2
	if [ "$1" = start ]; then docker logs --tail 20 "$container" 2>&1 | sed 's/^/  | /' >&2; fi
	turn_back
}

turn_back() {
	roll_back
	if is_one_of container "$apart"; then exit 4; fi
	exit 1
}

# What this run made goes; what stood before stays, but for what was taken apart to be replaced.
roll_back() {
	trap '' INT TERM HUP
	say ${sentence(text.rollingBack)} >&2
	take_down "$finished"
	tell_former
	if [ -n "$left" ]; then leftovers; fi
}

tell_former() {
	if is_one_of container "$apart"; then say ${sentence(text.formerGone)} >&2; fi
}

# Takes steps back until one does not go that others hold on to: without it gone, the rest has to stay.
take_down() {
	left=''
	for step in $1; do
		take_back "$step" || :
		if gone "$step"; then continue; fi
		left="$left $step"
		if is_one_of "$step" "$dependents"; then return 0; fi
	done
}

gone() {
	if [ "$dry" = yes ] || ! is_one_of "$1" "$undoable"; then return 0; fi
	case $("state_$1") in
	absent | foreign) return 0 ;;
	differs) [ "$1" = start ] ;;
	*) return 1 ;;
	esac
}

leftovers() {
	say ${sentence(text.leftovers)} >&2
	dry=yes
	for step in $left; do "undo_$step" >&2; done
	exit 4
}

${cards.length === 1 ? '' : spareFunction(texts)}down() {
	need_root
	lock
	need_docker
	theirs=$(reversed)
${cards.length === 1 ? spareOne(texts) : cards.map(spareAmong).join('')}	take_down "$theirs"
	if [ -n "$left" ]; then leftovers; fi
	if [ "$dry" = yes ]; then say ${sentence(text.dryRun)}; else say ${sentence(text.downDone)}; fi
}
`;
}

/** An interface cannot be made over another one; and its address is asked for before it has it. */
const shimTurn = `		if is_one_of "$step" "$renewed" && [ "$("state_$step")" = differs ]; then take_back "$step"; fi
		if [ "$step" = shim ]; then
			container_address=$address address=$shim_address
			ask_lan
			address=$container_address
		fi
`;

/** Whether the card is changed back, and whether its network can go now. */
function spareOne({script: text}: Texts): string {
	return `	# Only a card that we changed is changed back, and our network tells that we did; a file tells for itself.
	case $(state_network_lan) in
	holds | differs)
		# Removed without its card, the network leaves an entry in Docker's database that holds the card later on.
		if [ ! -e "/sys/class/net/$nic" ]; then refuse ${sentence(text.cardMissing, '$nic')}; fi
		case $(docker container inspect --format '{{.State.Error}}' "$container" 2>/dev/null) in
		*'network '*' not found'*) refuse ${sentence(text.networkDropped, '$nic')} ;;
		esac
		;;
	*) theirs=$(printf '%s' "$theirs" | sed 's/nic_address//; s/nic_quiet//; s/nic_up//') ;;
	esac
`;
}

/** The suffix of a card's steps, and its name. */
function spareAmong(nic: string, index: number): string {
	return `	spare_card '${index === 0 ? '' : `_${index + 1}`}' ${quote(nic)}\n`;
}

function spareFunction({script: text}: Texts): string {
	return `# Only a card that we changed is changed back, and its network tells that we did; a file tells for itself. The suffix of
# the card's steps, and its name.
spare_card() {
	case $("state_network_lan$1") in
	holds | differs)
		# Removed without its card, the network leaves an entry in Docker's database that holds the card later on.
		if [ ! -e "/sys/class/net/$2" ]; then refuse ${sentence(text.cardMissing, '$2')}; fi
		case $(docker container inspect --format '{{.State.Error}}' "$container" 2>/dev/null) in
		*'network '*' not found'*) refuse ${sentence(text.networkDropped, '$2')} ;;
		esac
		;;
	*) theirs=$(printf ' %s ' "$theirs" | sed "s/ nic_address$1 / /; s/ nic_quiet$1 / /; s/ nic_up$1 / /") ;;
	esac
}

`;
}
