import type {Texts} from '../text/en.js';
import {sentence} from './quote.js';

/**
 * The part of an exported script that is the same for every plan: reading states, going up and down. POSIX sh, no
 * arrays and no `local`, since dash, busybox sh and bash all run it. A %s in a message is filled where it is said.
 */
export function scriptRuntime({script: text}: Texts): string {
	return `say() { printf '%s\\n' "$*"; }
refuse() { say "$@" >&2; exit 3; }

# Shows a command so that it can be copied, and runs it unless this is a dry run.
run() {
	printf '  +'
	for word in "$@"; do
		case $word in
		*[!A-Za-z0-9_./:=@%+,-]* | '') printf " '%s'" "$(printf '%s' "$word" | sed "s/'/'\\\\\\\\''/g")" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	printf '\\n'
	if [ "$dry" = yes ]; then return 0; fi
	"$@" >/dev/null
}

# States: absent, holds, differs (ours, made from other answers), foreign (somebody else's).
succeeds() { if "$@" >/dev/null 2>&1; then echo holds; else echo absent; fi; }
prints() { if [ -n "$("$@" 2>/dev/null)" ]; then echo holds; else echo absent; fi; }
labelled() {
	want=$1 ours=$2
	shift 2
	if ! got=$("$@" 2>/dev/null); then echo absent; return 0; fi
	case $got in
	"$want") echo holds ;;
	"$ours"[!\\ ]*) echo differs ;;
	*) echo foreign ;;
	esac
}
written() {
	if [ ! -e "$1" ] && [ ! -L "$1" ]; then echo absent
	elif [ -L "$1" ] || [ ! -f "$1" ]; then echo foreign
	elif [ "$(cat "$1")" = "$("$3")" ]; then echo holds
	elif grep -qF "$2" "$1"; then echo differs
	else echo foreign
	fi
}

# A whole file or none: beside it first, then in its place, which also never writes through a link.
write_file() {
	printf '  > %s\\n' "$1"
	if [ "$dry" = yes ]; then return 0; fi
	(umask 077 && set -C && "$3" >"$1.new.$$") || return 1
	if chmod "$2" "$1.new.$$" && mv -f "$1.new.$$" "$1" && [ ! -e "$1.new.$$" ]; then return 0; fi
	rm -f "$1.new.$$"
	return 1
}

reversed() {
	back=''
	for step in $steps; do back="$step $back"; done
	echo "$back"
}

is_one_of() {
	case " $2 " in *" $1 "*) return 0 ;; esac
	return 1
}

# Takes one step back, if its object is there and ours. The image and DSM's storage stay.
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

up() {
	preflight
	changed='' replaced='' apart=''
	for step in $steps; do
		case $("state_$step") in
		foreign) refuse ${sentence(text.foreign, '$("title_$step")')} ;;
		differs) replaced="$replaced $step"; changed="$changed $step" ;;
		absent)
			changed="$changed $step"
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
	if ! only_start "$replaced"; then take_apart; fi
	finished=''
	trap 'roll_back; exit 130' INT
	trap 'roll_back; exit 143' TERM HUP
	for step in $steps; do
		# After a dry run of taking apart, what it names still stands.
		if [ "$("state_$step")" = holds ] && ! { [ "$dry" = yes ] && is_one_of "$step" "$apart"; }; then continue; fi
		say "$("title_$step")"
		finished="$step $finished"
		if ! "run_$step" || ! holds_now "$step"; then give_up "$step"; fi
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
	trap - INT TERM HUP
	say ${sentence(text.upDone)}
	results
}

only_start() { [ -z "$(printf '%s' "$1" | sed 's/ *start *//g')" ]; }

# Replaces what was made from other answers, and what holds on to it. DSM gets its time to shut down.
take_apart() {
	for step in $(reversed); do
		if is_one_of "$step" "$dependents" || is_one_of "$step" "$replaced"; then
			apart="$apart $step"
			if ! take_back "$step"; then
				say ${sentence(text.cannotReplace, '$("title_$step")')} >&2
				exit 1
			fi
		fi
	done
}

holds_now() { [ "$dry" = yes ] || [ "$("state_$1")" = holds ]; }

give_up() {
	trap - INT TERM HUP
	say ${sentence(text.failed, '$("title_$1")')} >&2
	if [ "$1" = start ]; then docker logs --tail 20 "$container" 2>&1 | sed 's/^/  | /' >&2; fi
	roll_back
	exit 1
}

# What this run made goes; what stood before stays.
roll_back() {
	trap '' INT TERM HUP
	say ${sentence(text.rollingBack)} >&2
	left=''
	for step in $finished; do
		take_back "$step" || :
		if ! gone "$step"; then left="$left $step"; fi
	done
	if [ -n "$left" ]; then
		say ${sentence(text.leftovers)} >&2
		for step in $left; do dry=yes; "undo_$step" >&2; done
		exit 4
	fi
}

gone() {
	if [ "$dry" = yes ] || ! is_one_of "$1" "$undoable"; then return 0; fi
	case $("state_$1") in
	absent | foreign) return 0 ;;
	differs) [ "$1" = start ] ;;
	*) return 1 ;;
	esac
}

down() {
	need_docker
	left=''
	for step in $(reversed); do
		take_back "$step" || :
		if ! gone "$step"; then left="$left $step"; fi
	done
	if [ -n "$left" ]; then
		say ${sentence(text.leftovers)} >&2
		for step in $left; do dry=yes; "undo_$step" >&2; done
		exit 4
	fi
	if [ "$dry" = yes ]; then say ${sentence(text.dryRun)}; else say ${sentence(text.downDone)}; fi
}

check() {
	need_docker
	wrong=0
	for step in $steps; do
		state=$("state_$step")
		if [ "$state" != holds ]; then wrong=1; fi
		case $state in
		holds) mark=${sentence(text.stateHolds)} ;;
		absent) mark=${sentence(text.stateAbsent)} ;;
		differs) mark=${sentence(text.stateDiffers)} ;;
		*) mark=${sentence(text.stateForeign)} ;;
		esac
		say "$("title_$step"): $mark"
	done
	if [ "$wrong" = 1 ]; then exit 3; fi
}
`;
}
