import type {Language} from '../../source/text/languages.js';
import {type MatrixPart, type MatrixResult, type MatrixRow, rowsOf} from '../lab/matrix/result.js';
import {setups} from '../lab/matrix/setups.js';
import {table} from './pages.js';
import {proofTables} from './promises/tables.js';
import {allTitles} from './promises/titles.js';
import {elsewhere, type Words, words} from './reliability-words.js';

/** The whole of docs/reliability.md, or of its twin. */
export function reliabilityPage(result: MatrixResult, language: Language): string {
	const {parts, rounds} = result;
	const own = words[language];
	const rows = rowsOf(parts);
	const cells = (of: 'passed' | 'failed') => parts.reduce((sum, part) => sum + part[of].length, 0);
	const moments = rows.filter(({at}) => at === 'moment');
	return `${own.top}

${own.promises}

${proofTables('reliability', allTitles(), language)}
${own.matrix(cells('passed') + cells('failed'), cells('failed'), isWhole(result, own))}

${own.whatWasRun}

${table(
	own.runHead,
	parts.map(part => partCells(part, own)),
)}

${rounds ? own.rounds(rounds.count, rounds.engine, rounds.commit, rounds.date) : own.noRounds}

${[own.severalCommits, ...missing(parts, own)].join(language === 'en' ? ' ' : '')}

${own.numbers}

${own.runs
	.map(([run, title]) =>
		section(
			title,
			rows.filter(row => row.run === run),
			own,
		),
	)
	.join('\n')}
${own.between}

${table(
	own.momentHead,
	moments.map(row => [
		own.moments[row.id] ?? row.id,
		own.faults[row.what] ?? row.what,
		own.ways[row.by] ?? row.by,
		row.run === 'new' ? own.kinds.new : own.kinds.change,
		count(row, own),
	]),
)}

${own.missing}

${table(
	own.missingHead,
	Object.entries(elsewhere).map(([id, where]) => [id, where?.[language] ?? '']),
)}

${own.beside}

${table(
	own.besideHead,
	own.besides.map(([what, test]) => [what, `\`${test}.test.ts\``]),
)}

${own.folder}
`;
}

function partCells(
	{engine, setup, passed, failed, commit, date, whole}: MatrixPart,
	own: Words,
): readonly string[] {
	const cells = `${passed.length + failed.length}${whole ? '' : own.notAll}`;
	return [engine, own.setups[setup] ?? setup, cells, String(failed.length), commit, date];
}

/** The lab's Engines, by the beginning of their versions. */
const engines = ['20.10', '28.5'] as const;

/** Set-ups of which nothing was run on one of the Engines. */
function missing(parts: readonly MatrixPart[], {nothingRun, setups: names}: Words): string[] {
	return engines.flatMap(engine => {
		const run = parts.filter(part => part.engine.startsWith(`${engine}.`)).map(({setup}) => setup);
		const absent = setups.map(({name}) => name).filter(name => !run.includes(name));
		return absent.length === 0
			? []
			: [
					nothingRun(
						engine,
						absent.map(name => names[name] ?? name),
					),
				];
	});
}

function isWhole({parts, rounds}: MatrixResult, own: Words): boolean {
	return rounds !== null && missing(parts, own).length === 0 && parts.every(({whole}) => whole);
}

function section(title: string, all: readonly MatrixRow[], own: Words): string {
	const rows = all.filter(({at}) => at !== 'moment');
	if (rows.length === 0) return '';
	const keys = [...new Set(rows.map(({direction, id, what, by}) => [direction, id, what, by].join(' ')))];
	const lines = keys.map(key => {
		const same = rows.filter(({direction, id, what, by}) => [direction, id, what, by].join(' ') === key);
		const [first] = same;
		const cell = (at: string) => {
			const found = same.filter(row => row.at.replace(/-\d+$/, '') === at);
			return found.length > 0 ? count(together(found), own) : '–';
		};
		return [
			first ? `${first.id}${own.directions[first.direction] ?? ''}` : '',
			own.faults[first?.what ?? ''] ?? '',
			own.ways[first?.by ?? ''] ?? '',
			cell('before'),
			cell('between'),
			cell('after'),
		];
	});
	return `## ${title}\n\n${table(own.stepHead, lines)}\n`;
}

/** A place where it did not come back from one of the gaps between the actions is one where it failed between them. */
function together(rows: readonly MatrixRow[]): Pick<MatrixRow, 'proven' | 'failed'> {
	const failed = new Set(rows.flatMap(row => row.failed));
	const proven = new Set(rows.flatMap(row => row.proven).filter(place => !failed.has(place)));
	return {proven: [...proven], failed: [...failed]};
}

function count({proven, failed}: Pick<MatrixRow, 'proven' | 'failed'>, {some}: Words): string {
	return failed.length === 0 ? String(proven.length) : some(proven.length, proven.length + failed.length);
}
