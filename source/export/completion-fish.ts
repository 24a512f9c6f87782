import type {CommandShape, OptionShape, ProgramShape, Values} from '../model/program-shape.js';
import {firstLine} from './first-line.js';

/** A script by which fish completes the program's command line, with the descriptions of `--help`. */
export function fishCompletion({name, version, alone, commands}: ProgramShape): string {
	const fn = `__${name.replaceAll('-', '_')}`;
	return `# fish completion for ${name} ${version}, made by: ${name} completion fish

function ${fn}_cards
	for path in /sys/class/net/*
		set -l card (string replace -r '.*/' '' -- $path)
		if test -d $path -a "$card" != lo; and string match -qr '^[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}$' -- $card
			echo $card
		end
	end
end

# The command that is being written, or nothing; and how many words stand behind it.
function ${fn}_command
	set -l command ''
	set -l given 0
	set -l skip no
	for word in (commandline -opc)[2..-1]
		if test $skip = yes
			set skip no
			continue
		end
		switch $word
			case ${takingValues()}
				set skip yes
			case '-*'
			case '*'
				if test -z "$command"
					set command $word
				else
					set given (math $given + 1)
				end
		end
	end
	echo $command
	echo $given
end

function ${fn}_in
	set -l found (${fn}_command)
	contains -- "$found[1]" $argv
end

# Behind one of these commands, and nothing behind that yet.
function ${fn}_first
	set -l found (${fn}_command)
	contains -- "$found[1]" $argv; and test $found[2] -eq 0
end

complete -c ${name} -f
${commands.map(command => `complete -c ${name} -n "${fn}_in ''" -a ${quoteFish(command.name)} -d ${quoteFish(firstLine(command.what))}`).join('\n')}
${commands.flatMap(argumentLines).join('\n')}
${optionLines().join('\n')}
`;

	function takingValues(): string {
		const flags = [alone, ...commands].flatMap(({options}) =>
			options.flatMap(({short, long, value}) =>
				value === null || value.optional ? [] : short === undefined ? [long] : [short, long],
			),
		);
		return [...new Set(flags)].join(' ');
	}

	function argumentLines({name: command, arguments: [first]}: CommandShape): string[] {
		if (first === undefined) return [];
		const where = first.variadic ? 'in' : 'first';
		return [
			`complete -c ${name} -n "${fn}_${where} ${command}"${valueFlags(first.values).replace(/^ -x/, ' -f')}`,
		];
	}

	/** An option that is the same in several commands is one line. */
	function optionLines(): string[] {
		const lines = new Map<string, string[]>();
		for (const command of [alone, ...commands]) {
			for (const option of command.options) {
				const line = optionLine(option);
				const word = command === alone ? "''" : command.name;
				lines.set(line, [...(lines.get(line) ?? []), word]);
			}
		}
		return [...lines].map(([line, words]) => `complete -c ${name} -n "${fn}_in ${words.join(' ')}" ${line}`);
	}

	function optionLine({short, long, what, value}: OptionShape): string {
		const names = `${short === undefined ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
		const taken = value === null ? '' : valueFlags(value.values);
		return `${names} -d ${quoteFish(firstLine(what))}${taken}`;
	}

	function valueFlags(values: Values): string {
		switch (values.kind) {
			case 'words':
				return ` -x -a ${quoteFish(values.words.join(' '))}`;
			case 'card':
				return ` -x -a '(${fn}_cards)'`;
			case 'file':
				return ' -r -F';
			case 'folder':
				return " -x -a '(__fish_complete_directories)'";
			case 'text':
				return ' -x';
		}
	}
}

/** In fish only the quote itself and the backslash mean anything between single quotes. */
function quoteFish(text: string): string {
	return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}
