import {Box} from 'ink';
import type {ReactNode} from 'react';
import {cardUse, type LayoutName} from '../../model/answers.js';
import {clean} from '../../model/clean.js';
import {noticeLines} from '../components/notice.js';
import {ScrollView} from '../components/scroll-view.js';
import {Select} from '../components/select.js';
import {StyledLines} from '../components/styled-text.js';
import {layoutWays, needsItself} from '../layout-ways.js';
import {padEnd, widthOf, wrap} from '../measure.js';
import {layoutNames} from '../screens.js';
import {noticeSentence} from '../sentences.js';
import {type Settings, useSettings} from '../settings.js';
import {blankLine, type StyledLine, span} from '../theme.js';
import {focusOf, viewOf} from '../view.js';
import type {StepProps} from './step-props.js';

export function LayoutStep({state, rows}: StepProps): ReactNode {
	const settings = useSettings();
	const say = settings.texts.wizard.layouts;
	const focus = layoutNames.find(name => name === focusOf(state)) ?? layoutNames[0];
	const nameColumns = Math.max(...layoutNames.map(widthOf));
	const view = viewOf(state);
	const {settled} = view;
	const keeps = needsItself(view);
	const best: LayoutName = keeps ? 'shared' : 'direct';
	const options = layoutNames.map(name => ({
		id: name,
		line: [
			span(padEnd(name, nameColumns + 2)),
			span(keeps && cardUse[name] === 'own' ? say.keepsCard : say.tagline[name], 'dim'),
			...(name === best ? [span('  '), span(say.recommended, 'good')] : []),
		],
	}));
	const gap = rows >= 12 ? 1 : 0;
	const {texts, columns, glyphs} = settings;
	const notes = state.notice
		? noticeLines('warning', noticeSentence(texts, state.notice), columns, glyphs, 2)
		: [];
	return (
		<Box flexDirection="column">
			<Select options={options} focus={focus} rows={options.length} />
			<StyledLines lines={notes} />
			<Box marginTop={gap}>
				<ScrollView
					lines={describe(focus, settled.values.nic ?? '', settings)}
					rows={rows - options.length - notes.length - gap}
					offset={state.scroll}
					context="layouts"
				/>
			</Box>
		</Box>
	);
}

/** The two ways to DSM, what speaks for the layout, and what it cannot do. */
function describe(layout: LayoutName, nic: string, {texts, glyphs, columns}: Settings): StyledLine[] {
	const {layouts: say} = texts.wizard;
	const {across, acrossSoft} = glyphs.line;
	const ways = layoutWays(layout, nic, texts);
	const labelColumns = Math.max(widthOf(say.wire), widthOf(say.host));
	const way = (label: string, nodes: readonly string[], link: string): StyledLine => [
		span(`${padEnd(label, labelColumns)}  `, 'dim'),
		span(clean(nodes.join(` ${link}${link} `))),
	];
	const list = (items: readonly string[], sign: string, tone: 'good' | 'warning'): StyledLine[] =>
		items.flatMap(item =>
			wrap(item, columns - 2 - widthOf(sign)).map((line, row) => [
				span(padEnd(row === 0 ? sign : '', widthOf(sign) + 1), tone),
				span(line),
			]),
		);
	return [
		way(say.wire, ways.wire, across),
		way(say.host, ways.host, acrossSoft),
		blankLine,
		...list(say.good[layout], glyphs.tick, 'good'),
		[span(say.limitsTitle, 'strong')],
		...list(say.limits[layout], glyphs.warning, 'warning'),
	];
}
