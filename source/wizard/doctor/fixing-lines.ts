import {clean} from '../../model/clean.js';
import {clip} from '../measure.js';
import {type StyledLine, span} from '../theme.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {Fixing} from './doctor-state.js';
import {commandLines} from './parts.js';

/** The command that runs, and the last of what it printed. */
export function fixingLines(
	{now, offer, output}: Fixing,
	tick: number,
	settings: DoctorSettings,
): StyledLine[] {
	const {texts, glyphs, columns} = settings;
	const {commands} = offer.fix;
	const sign = glyphs.spinner[tick % glyphs.spinner.length] ?? '';
	const title = texts.doctorScreen.running((now?.index ?? 0) + 1, now?.total ?? commands.length);
	const shown = now ? [now.command] : commands.slice(0, 1);
	return [
		[span(`${sign} `, 'accent'), span(title, 'strong')],
		...commandLines(shown, settings).slice(0, 4),
		...output
			.slice(-4)
			.map(
				(line): StyledLine => [
					span(`  ${glyphs.line.down} ${clip(clean(line), columns - 5, glyphs.ellipsis)}`, 'dim'),
				],
			),
	];
}
