import type {Texts} from '../text/en.js';
import {sentence} from './quote.js';

const octal = (from: number, to: number) =>
	Array.from({length: to - from + 1}, (_, index) => (from + index).toString(8).padStart(3, '0')).join(' ');

/** For sed, in UTF-8: C0, DEL, C1 and what turns text around or takes no room, each as `quote` writes it. */
const hidden = String.raw`# What a terminal would obey is shown as the printf that makes it.
hidden_as() { printf "s/%b/'\"\$(printf '%s')\"'/g\n" "$1" "$2"; }
hidden_program() {
	for code in ${octal(1, 8)} ${octal(11, 31)} 177; do hidden_as "\\0$code" "\\\\$code"; done
	for code in ${octal(0x80, 0x9f)}; do hidden_as "\\0302\\0$code" "\\\\302\\\\$code"; done
	for code in ${octal(0x8b, 0x8f)} ${octal(0xa8, 0xae)}; do hidden_as "\\0342\\0200\\0$code" "\\\\342\\\\200\\\\$code"; done
	for code in ${octal(0xa6, 0xa9)}; do hidden_as "\\0342\\0201\\0$code" "\\\\342\\\\201\\\\$code"; done
}
hidden=''
`;

/**
 * The part of an exported script that is the same for every plan: showing and running commands, and telling how each
 * step stands. POSIX sh, no arrays and no `local`, since dash, busybox sh and bash all run it. A %s in a message is
 * filled where it is said.
 */
export function scriptRuntime({script: text}: Texts): string {
	return `say() { printf '%s\\n' "$*"; }
refuse() { say "$@" >&2; exit 3; }

# Shows a command so that it can be copied, and runs it unless this is a dry run.
run() {
	show "$@"
	if [ "$dry" = yes ]; then return 0; fi
	"$@" >/dev/null
}

show() {
	printf '  +'
	for word in "$@"; do
		case $word in
		*[!A-Za-z0-9_./:=@%+,\\ -]*)
			: "\${hidden:=$(hidden_program)}"
			printf " '%s'" "$(printf '%s' "$word" | LC_ALL=C sed "s/'/'\\\\\\\\''/g
$hidden")"
			;;
		*' '* | '') printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	printf '\\n'
}

${hidden}
# States: absent, holds, differs (ours, made from other answers), foreign (somebody else's), unknown.
succeeds() { if "$@" >/dev/null 2>&1; then echo holds; else echo absent; fi; }
prints() { if [ -n "$("$@" 2>/dev/null)" ]; then echo holds; else echo absent; fi; }
silent() { if got=$("$@" 2>/dev/null) && [ -z "$got" ]; then echo holds; else echo absent; fi; }
all_of() {
	case " $* " in
	*' foreign '*) echo foreign ;;
	*' unknown '*) echo unknown ;;
	*' differs '*) echo differs ;;
	*' absent '*) case " $* " in *' holds '*) echo differs ;; *) echo absent ;; esac ;;
	*) echo holds ;;
	esac
}
# What Docker answers is in "got", or what it complains of. An answer is asked for again without its warnings where it is
# not the expected one.
ask() {
	expected=$1
	shift
	if ! got=$("$@" 2>&1); then return 1; fi
	if [ "$got" != "$expected" ]; then got=$("$@" 2>/dev/null); fi
}
labelled() {
	want=$1 ours=$2
	shift 2
	if ask "$want" "$@"; then by_label; else gone_or_unknown; fi
}
# What makes room for ours under the same name counts as nothing.
unless() {
	other=$1 want=$3 ours=$4
	shift 4
	if ! ask "$want" "$@"; then gone_or_unknown
	elif [ "$got" = "$other" ]; then echo absent
	else by_label
	fi
}
by_label() {
	case $got in
	"$want") echo holds ;;
	"$ours"[!\\ ]*) echo differs ;;
	*) echo foreign ;;
	esac
}
says() {
	want=$1 other=$2
	shift 2
	if ! ask "$want" "$@"; then
		gone_or_unknown
		return 0
	fi
	case $got in
	"$want") echo holds ;;
	"$other" | '') echo absent ;;
	*) echo differs ;;
	esac
}
# Only Docker's own word says that there is none; a daemon that does not answer says nothing.
gone_or_unknown() {
	case $got in
	*'o such '* | *' not found'*) echo absent ;;
	*) echo unknown ;;
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
	put_in_place "$1" "$2"
}

# What a command prints becomes a file, and is shown nowhere: it may be secrets.
capture() {
	target=$1 mode=$2
	shift 2
	show "$@"
	printf '  > %s\\n' "$target"
	if [ "$dry" = yes ]; then return 0; fi
	if ! (umask 077 && set -C && "$@" >"$target.new.$$"); then
		rm -f "$target.new.$$"
		return 1
	fi
	put_in_place "$target" "$mode"
}

put_in_place() {
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

# One run at a time. The lock is the script's own file: it leaves nothing behind, and ends with the run.
lock() {
	# A reader of the output who leaves early must not end a run halfway through.
	trap '' PIPE
	if [ "$dry" = yes ] || ! command -v flock >/dev/null 2>&1; then return 0; fi
	exec 9<"$0"
	if flock -n 9; then return 0; fi
	say ${sentence(text.busy)} >&2
	exit 5
}

need_root() {
	if [ "$dry" = no ] && [ "$(id -u)" != 0 ]; then refuse ${sentence(text.needRoot, '$0')}; fi
}
`;
}
