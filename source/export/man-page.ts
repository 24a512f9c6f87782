import type {CommandShape, OptionShape, ProgramShape} from '../model/program-shape.js';
import type {HelpTopics} from '../text/help-topics.js';
import type {ManTexts} from '../text/man-texts.js';
import {bold, breakable, italic, roff, tagged} from './roff.js';
import {topicEntries} from './topic-entries.js';

/** The manual page (section 1), from the same commands and sentences as `--help`. The same input gives the same bytes. */
export function manPage(program: ProgramShape, topics: HelpTopics, man: ManTexts): string {
	const {name, version, alone, commands} = program;
	const {headings} = man;
	const section = (heading: string, ...lines: readonly string[]) => [
		`.SH "${roff(heading)}"`,
		...lines.filter(line => line !== ''),
	];
	const prose = (text: string) => breakable(roff(text));
	return [
		`'\\" -*- coding: utf-8 -*-`,
		`.TH ${roff(name.toUpperCase())} 1 "" "${roff(`${name} ${version}`)}" "${roff(man.manual)}"`,
		'.nh',
		'.ad l',
		...section(headings.name, `${roff(name)} \\- ${roff(man.name)}`),
		...section(headings.synopsis, ...[alone, ...commands].flatMap(synopsis)),
		...section(headings.description, ...man.description.flatMap(text => ['.PP', prose(text)])),
		...section(headings.commands, ...commands.map(commandEntry)),
		...section(headings.options, prose(man.optionsIntro), ...optionEntries()),
		...section(headings.exit, ...entriesOf(topics['exit-codes'])),
		...section(headings.environment, ...entriesOf(topics.environment)),
		...section(
			headings.files,
			...man.files.map(([file = '', what = '']) => tagged(italic(file), prose(what))),
		),
		...section(
			headings.examples,
			...man.examples.flatMap(([what = '', line = '']) => [
				'.PP',
				prose(what),
				'.PP',
				'.RS 4',
				'.nf',
				roff(line),
				'.fi',
				'.RE',
			]),
		),
		...section(
			headings.seeAlso,
			prose(man.seeAlso),
			...Object.keys(topics).map(topic => `.br\n${bold(`${name} help ${topic}`)}`),
			'.PP',
			'.BR docker (1),\n.BR ip\\-link (8),\n.BR systemctl (1)',
		),
		'',
	].join('\n');

	function synopsis(command: CommandShape): string[] {
		const words = command === alone ? name : `${name} ${command.name}`;
		const values = command.arguments.map(({name: called, required, variadic}) => {
			const word = `${italic(called)}${variadic ? '...' : ''}`;
			return required ? word : `[${word}]`;
		});
		return [[bold(words), `[${italic(man.optionsWord)}]`, ...values].join(' '), '.br'];
	}

	function commandEntry({name: called, what, options}: CommandShape): string {
		const flags = options.map(({long}) => bold(long)).join(', ');
		return tagged(bold(called), `${prose(man.sentence(what))}\n.br\n${man.takes(flags)}`);
	}

	/** An option that is the same in several commands is one entry. */
	function optionEntries(): string[] {
		const entries = new Map<string, string[]>();
		for (const command of [alone, ...commands]) {
			for (const option of command.options) {
				const entry = optionEntry(option);
				const word = command === alone ? man.wizard : command.name;
				entries.set(entry, [...(entries.get(entry) ?? []), word]);
			}
		}
		const all = commands.length + 1;
		return [...entries].map(([entry, words]) =>
			words.length === all ? entry : `${entry}\n${roff(man.of(words.join(', ')))}`,
		);
	}

	function optionEntry({short, long, what, value}: OptionShape): string {
		const names = [short, long].flatMap(flag => (flag === undefined ? [] : [bold(flag)])).join(', ');
		const word = value === null ? '' : `${italic(value.name)}${value.variadic ? '...' : ''}`;
		const taken = value === null ? '' : value.optional ? ` [${word}]` : ` ${word}`;
		const words = value?.values.kind === 'words' ? value.values.words : [];
		const choices = words.length === 0 || words.length > 12 ? '' : ` ${prose(man.oneOf(words.join(', ')))}`;
		return tagged(`${names}${taken}`, `${prose(man.sentence(what))}${choices}`);
	}

	function entriesOf(topic: string): string[] {
		return topicEntries(topic).flatMap(({term, text}) =>
			term === undefined ? ['.PP', prose(text)] : [tagged(breakable(bold(term)), prose(text))],
		);
	}
}
