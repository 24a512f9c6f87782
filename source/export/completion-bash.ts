import type {CommandShape, ProgramShape, Values} from '../model/program-shape.js';
import {quote} from './quote.js';

/**
 * A script by which bash completes the program's command line. It needs no Node when Tab is pressed, and not the package
 * bash-completion. Nothing that is found on the machine is expanded or evaluated: `compgen -W` would run a `$(…)` that
 * stands in the name of a network card.
 */
export function bashCompletion({name, version, alone, commands}: ProgramShape): string {
	const fn = `_${name.replaceAll('-', '_')}`;
	const all = [alone, ...commands];
	return `# bash completion for ${name} ${version}, made by: ${name} completion bash

${fn}_cards() {
	local LC_ALL=C path card
	for path in /sys/class/net/*; do
		card=\${path##*/}
		if [[ -d $path && $card != lo && $card =~ ^[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}$ ]]; then
			found+=("$card")
		fi
	done
}

# What stands behind an option: kind, how many words, and the words where they are known.
${fn}_option() {
	kind='' many='' found=()
	case "$command $1" in
${optionCases(all)}
	esac
}

# What stands behind a command.
${fn}_argument() {
	kind='' many='' found=()
	case $command in
${argumentCases(commands)}
	esac
}

${fn}() {
	local raw current lead word command='' open='' glue='' ended='' kind='' many='' given=0 index=0
	local -a words=() found=()
	COMPREPLY=()

	# Readline splits at = : and @. Here, what was typed in one piece is one word again.
	raw=\${COMP_WORDS[COMP_CWORD]-}
	for ((index = 1; index <= COMP_CWORD; index++)); do
		word=\${COMP_WORDS[index]}
		if ((\${#words[@]} > 0)) && [[ -n $glue || $word =~ ^[=:@]+$ ]]; then
			words[\${#words[@]}-1]+=$word
		else
			words+=("$word")
		fi
		glue=''
		if [[ $word =~ ^[=:@]+$ ]]; then
			glue=yes
		fi
	done
	((\${#words[@]} > 0)) || return 0
	current=\${words[\${#words[@]}-1]}

	for ((index = 0; index < \${#words[@]} - 1; index++)); do
		word=\${words[index]}
		if [[ $open == one ]]; then
			open=''
		elif [[ -z $ended && $word == -- ]]; then
			ended=yes open=''
		elif [[ -z $ended && $word == -?* ]]; then
			open=''
			${fn}_option "$word"
			if [[ -n $kind ]]; then
				open=\${many:-one}
			fi
		elif [[ $open == many ]]; then
			:
		elif [[ -z $command ]]; then
			command=$word
		else
			given=$((given + 1))
		fi
	done

	lead=''
	if [[ -n $open && ! ($open == many && $current == -*) ]]; then
		${fn}_option "\${words[${'$'}{#words[@]}-2]}"
		if [[ $open == many ]]; then
			# The option may be some words back.
			for ((index = \${#words[@]} - 2; index >= 0; index--)); do
				if [[ \${words[index]} == -?* ]]; then
					${fn}_option "\${words[index]}"
					break
				fi
			done
		fi
	elif [[ -z $ended && $current == --*=* ]]; then
		lead=\${current%%=*}=
		${fn}_option "\${current%%=*}"
	elif [[ -z $ended && $current == -* ]]; then
		kind=words
		case $command in
${all.map(command => `		${commandPattern(command, alone)}) found=(${optionNames(command)}) ;;`).join('\n')}
		esac
	elif [[ -z $command ]]; then
		kind=words found=(${commands.map(command => quote(command.name)).join(' ')})
	else
		${fn}_argument
		if [[ -z $many && $given -gt 0 ]]; then
			found=() kind=''
		fi
	fi

	case $kind in
	card) ${fn}_cards ;;
	file) compopt -o default 2>/dev/null ;;
	folder) compopt -o dirnames 2>/dev/null ;;
	esac
	if [[ $raw =~ ^[=:@]+$ ]]; then
		raw=''
	fi
	for word in "\${found[@]}"; do
		word=$lead$word
		if [[ $word == "$current"* ]]; then
			COMPREPLY+=("\${word#"\${current%"$raw"}"}")
		fi
	done
}

complete -F ${fn} ${name}
`;

	function optionCases(shapes: readonly CommandShape[]): string {
		const cases = new Map<string, string[]>();
		for (const command of shapes) {
			for (const {short, long, value} of command.options) {
				if (value === null) continue;
				const effect = `${effectOf(value.values)}${value.variadic ? ' many=many' : ''}`;
				const patterns = [short, long].flatMap(flag =>
					flag === undefined ? [] : [`'${command === alone ? '' : command.name} ${flag}'`],
				);
				cases.set(effect, [...(cases.get(effect) ?? []), ...patterns]);
			}
		}
		return [...cases].map(([effect, patterns]) => `	${patterns.join(' | ')}) ${effect} ;;`).join('\n');
	}
}

function argumentCases(commands: readonly CommandShape[]): string {
	return commands
		.flatMap(({name, arguments: [first]}) =>
			first === undefined
				? []
				: [`	${quote(name)}) ${effectOf(first.values)}${first.variadic ? ' many=many' : ''} ;;`],
		)
		.join('\n');
}

function effectOf(values: Values): string {
	if (values.kind !== 'words') return `kind='${values.kind}'`;
	return `kind=words found=(${values.words.map(quote).join(' ')})`;
}

function commandPattern(command: CommandShape, alone: CommandShape): string {
	return command === alone ? "''" : quote(command.name);
}

function optionNames({options}: CommandShape): string {
	return options
		.flatMap(({short, long}) => (short === undefined ? [long] : [short, long]))
		.map(quote)
		.join(' ');
}
