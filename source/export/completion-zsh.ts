import type {ArgumentShape, CommandShape, OptionShape, ProgramShape, Values} from '../model/program-shape.js';
import type {Texts} from '../text/en.js';
import {firstLine} from './first-line.js';
import {quote} from './quote.js';

/**
 * A script by which zsh completes the program's command line, with the descriptions of `--help`. As a file `_NAME` in a
 * folder of `fpath` it is loaded at the first Tab; read by `source` after `compinit`, it works as well.
 */
export function zshCompletion(
	{name, version, alone, commands}: ProgramShape,
	{shell}: Pick<Texts, 'shell'>,
): string {
	const fn = `_${name}`;
	return `#compdef ${name}
# zsh completion for ${name} ${version}, made by: ${name} completion zsh

${fn}_cards() {
	emulate -L zsh
	setopt extendedglob
	local -a cards expl
	local card
	for card in /sys/class/net/*(N-/:t); do
		if [[ $card != lo && $#card -le 15 && $card == [A-Za-z0-9][A-Za-z0-9_.@-]# ]]; then
			cards+=("$card")
		fi
	done
	_wanted network-cards expl ${quote(shell.card)} compadd -a cards
}

${fn}_commands() {
	local -a commands=(
${commands.map(command => `		${quote(`${command.name.replaceAll(':', '\\:')}:${firstLine(command.what)}`)}`).join('\n')}
	)
	_describe -t commands ${quote(shell.command)} commands
}

${fn}() {
	local curcontext="$curcontext" state line ret=1
	typeset -A opt_args
	_arguments -C -S \\
${specs(alone)}		': :${fn}_commands' \\
		'*:: :->rest' && ret=0
	if [[ $state == rest ]]; then
		curcontext="\${curcontext%:*:*}:${name}-$words[1]:"
		case $words[1] in
${commands.map(branch).join('\n')}
		esac
	fi
	return ret
}

if [[ $funcstack[1] == ${fn} ]]; then
	${fn} "$@"
else
	compdef ${fn} ${name}
fi
`;

	function branch(command: CommandShape): string {
		return `		${quote(command.name)})
			_arguments -S \\
${specs(command, '\t')}				&& ret=0
			;;`;
	}

	function specs(command: CommandShape, indent = ''): string {
		return [...command.options.map(optionSpec), ...command.arguments.map(argumentSpec)]
			.map(spec => `${indent}${indent}		${spec} \\\n`)
			.join('');
	}

	function optionSpec({short, long, what, value, repeatable}: OptionShape): string {
		const explained = `[${firstLine(what).replaceAll(/[\\[\]]/g, '\\$&')}]`;
		const names = short === undefined ? [long] : [short, long];
		// What may be given again does not shut itself out.
		const shut = repeatable ? '*' : names.length > 1 ? `(${names.join(' ')})` : '';
		return names
			.map(flag => {
				const form = value === null || value.variadic ? flag : flag === long ? `${flag}=` : `${flag}+`;
				return quote(`${shut}${form}${explained}${value === null ? '' : valueSpec(value)}`);
			})
			.join(' ');
	}

	function valueSpec({name: called, optional, variadic, values}: NonNullable<OptionShape['value']>): string {
		const colon = optional ? '::' : variadic ? ':*-*:' : ':';
		return `${colon}${message(called)}:${action(values)}`;
	}

	function argumentSpec({name: called, required, variadic, values}: ArgumentShape): string {
		const colon = variadic ? '*:' : required ? ':' : '::';
		return quote(`${colon}${message(called)}:${action(values)}`);
	}

	function action(values: Values): string {
		switch (values.kind) {
			case 'words':
				return `(${values.words.join(' ')})`;
			case 'card':
				return `${fn}_cards`;
			case 'file':
				return '_files';
			case 'folder':
				return '_files -/';
			case 'text':
				return ' ';
		}
	}
}

function message(text: string): string {
	return text.replaceAll(/[\\:]/g, '\\$&');
}
