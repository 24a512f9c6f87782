import {clean} from '../model/clean.js';
import type {ResolvedCommand} from '../model/command.js';
import type {Plan} from '../model/plan.js';
import {preparation} from '../plan/preparation.js';
import {waysIn} from '../plan/ways-in.js';
import type {Texts} from '../text/en.js';
import {waysInTexts} from '../text/way-in.js';
import {drawPicture} from './draw-picture.js';
import {foldCommand} from './fold-command.js';
import type {Glyphs} from './glyphs.js';
import {widthOf, wrap} from './measure.js';
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
	// Where it was written, so that the commands work from any folder.
	const [place = target] = paths;
	const commands = format === 'script' ? scriptCommands(place) : composeCommands(folderOf(place), plan);
	const folding = {quote: ports.quote, columns: drawn ? columns : undefined, indent: 2};
	const typed = (...lines: readonly ResolvedCommand[]) => lines.flatMap(line => foldCommand(line, folding));
	const said = (line: string) => (drawn ? wrap(line, columns) : [line]);
	const rows: ReadonlyArray<readonly [string, readonly string[]]> = [
		[say.run, typed(...commands.up)],
		[say.answers, whereDsmAnswers(plan, texts).map(line => `  ${line}`)],
		[say.undo, typed(...commands.down)],
		[say.again, typed(exportAgain(format, ports.equivalentCommand(setup, 'export')))],
	];
	return [
		...(drawn ? [...drawPicture(plan.picture, {columns, glyphs, texts: texts.wizard.picture}), ''] : []),
		...(drawn ? writtenLines(paths, context) : [say.written(paths)]),
		'',
		// Commands stand alone on their lines, to be copied.
		...rows.flatMap(([label, lines]) => [label, ...lines]),
		'',
		...said(plan.answers.takeOver === null ? say.first : say.moved),
		...said(commands.isLost ? say.lost : say.lasts),
		...said(say.down),
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
	return {up: [['sudo', ['sh', file, 'up']]], down: [['sudo', ['sh', file, 'down']]], isLost: false} as const;
}

/** Of a file that is written; there is always one in it. */
function folderOf(path: string): string {
	return path.slice(0, path.lastIndexOf('/')) || '.';
}

/** Compose cannot make a network card ready. */
function composeCommands(target: string, plan: Plan) {
	const folder = target.startsWith('/') || target.startsWith('.') ? target : `./${target}`;
	const compose = (...args: readonly string[]) =>
		['sudo', ['docker', 'compose', '--project-directory', folder, ...args]] as const;
	const ready = preparation(plan, folder).map(([program, args]) => ['sudo', [program, ...args]] as const);
	// A folder stays; what a card was told does not.
	const isLost = ready.some(([, [program]]) => program !== 'mkdir');
	return {up: [...ready, compose('up', '-d')], down: [compose('down')], isLost};
}

/** Every address under which DSM's page opens, for the LAN and for this machine. */
export function whereDsmAnswers(plan: Plan, texts: Texts): string[] {
	return waysInTexts(waysIn(plan), texts);
}
