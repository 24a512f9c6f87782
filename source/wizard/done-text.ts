import {clean} from '../model/clean.js';
import type {ResolvedCommand} from '../model/command.js';
import type {Plan} from '../model/plan.js';
import {preparation} from '../plan/preparation.js';
import {waysIn} from '../plan/ways-in.js';
import type {Texts} from '../text/en.js';
import {waysInTexts} from '../text/way-in.js';
import {drawPicture} from './draw-picture.js';
import type {Glyphs} from './glyphs.js';
import {widthOf} from './measure.js';
import type {Setup, WizardPorts} from './ports.js';
import type {Outcome, SaveFormat} from './state.js';

export type DoneContext = {
	readonly plan: Plan;
	readonly setup: Setup;
	readonly texts: Texts;
	readonly glyphs: Glyphs;
	readonly columns: number;
	/** A picture is nothing to listen to. */
	readonly drawn: boolean;
	readonly ports: Pick<WizardPorts, 'quote' | 'equivalentCommand'>;
};

/** What stays in the scrollback when files were written: what, how to run it, where DSM will be, how to undo it. */
export function savedText(
	{format, target, paths}: Extract<Outcome, {kind: 'saved'}>,
	context: DoneContext,
): string {
	const {plan, setup, texts, glyphs, columns, drawn, ports} = context;
	const say = texts.wizard.done;
	// As it was typed, which is shorter; but no shell would find a quoted `~`.
	const place = target.startsWith('~') ? (paths[0] ?? target) : target;
	const commands = format === 'script' ? scriptCommands(place) : composeCommands(place, plan);
	const rows: ReadonlyArray<readonly [string, readonly string[]]> = [
		[say.run, commands.up.map(ports.quote)],
		[say.answers, whereDsmAnswers(plan, texts)],
		[say.undo, commands.down.map(ports.quote)],
		[say.again, [ports.quote(exportAgain(format, ports.equivalentCommand(setup, 'export')))]],
	];
	return [
		...(drawn ? [...drawPicture(plan.picture, {columns, glyphs, texts: texts.wizard.picture}), ''] : []),
		...(drawn ? writtenLines(paths, context) : [say.written(paths)]),
		'',
		// Commands stand alone on their lines, to be copied.
		...rows.flatMap(([label, lines]) => [label, ...lines.map(line => `  ${line}`)]),
		'',
		say.first,
	]
		.map(clean)
		.join('\n');
}

/** A path that would be broken at the edge of the window has a line of its own. */
function writtenLines(
	paths: readonly string[],
	{texts, glyphs, columns}: Pick<DoneContext, 'texts' | 'glyphs' | 'columns'>,
): string[] {
	const {written} = texts.wizard.done;
	const line = `${glyphs.tick} ${written(paths)}`;
	if (widthOf(line) <= columns) return [line];
	return [`${glyphs.tick} ${written([]).trimEnd()}`, ...paths.map(path => `  ${path}`)];
}

/** Without a word it would be a script. */
function exportAgain(format: SaveFormat, [program, args]: ResolvedCommand): ResolvedCommand {
	return format === 'compose' ? [program, [...args, '--format', 'compose']] : [program, args];
}

/** A file in the working folder is named so that `sudo sh` finds it, and no name can be taken for an option. */
function scriptCommands(target: string) {
	const file =
		target.startsWith('/') || target.startsWith('./') || target.startsWith('../') ? target : `./${target}`;
	return {up: [['sudo', ['sh', file, 'up']]], down: [['sudo', ['sh', file, 'down']]]} as const;
}

/** Compose cannot make a network card ready. */
function composeCommands(target: string, plan: Plan) {
	const folder = target.startsWith('/') || target.startsWith('.') ? target : `./${target}`;
	const compose = (...args: readonly string[]) =>
		['sudo', ['docker', 'compose', '--project-directory', folder, ...args]] as const;
	const ready = preparation(plan, folder).map(([program, args]) => ['sudo', [program, ...args]] as const);
	return {up: [...ready, compose('up', '-d')], down: [compose('down')]};
}

/** Every address under which DSM's page opens, for the LAN and for this machine. */
export function whereDsmAnswers(plan: Plan, texts: Texts): string[] {
	return waysInTexts(waysIn(plan), texts);
}
