import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {LayoutName} from '../../model/answers.js';
import {clean} from '../../model/clean.js';
import {ScrollView} from '../components/scroll-view.js';
import {optionRows, Select} from '../components/select.js';
import {padEnd, widthOf, wrap} from '../measure.js';
import {layoutNames} from '../screens.js';
import {type Settings, useSettings} from '../settings.js';
import {sum} from '../spoken-rows.js';
import {blankLine, type StyledLine, span} from '../theme.js';
import {focusOf, viewOf} from '../view.js';
import type {StepProps} from './step-props.js';

export function LayoutStep({state, rows}: StepProps): ReactNode {
	const settings = useSettings();
	const say = settings.texts.wizard.layouts;
	const focus = layoutNames.find(name => name === focusOf(state)) ?? layoutNames[0];
	const nameColumns = Math.max(...layoutNames.map(widthOf));
	const options = layoutNames.map(name => ({
		id: name,
		line: [
			span(padEnd(name, nameColumns + 2)),
			span(say.tagline[name], 'dim'),
			...(name === 'direct' ? [span('  '), span(say.recommended, 'good')] : []),
		],
	}));
	const gap = rows >= 12 ? 1 : 0;
	const listRows = sum(optionRows(options, settings));
	return (
		<Box flexDirection="column">
			<Select options={options} focus={focus} rows={listRows} />
			<Box marginTop={gap}>
				<ScrollView
					lines={describe(focus, viewOf(state).settled.values.nic ?? '', settings)}
					rows={rows - listRows - gap}
					offset={state.scroll}
				/>
			</Box>
		</Box>
	);
}

/** The two ways to DSM, what speaks for the layout, and what it cannot do. */
function describe(layout: LayoutName, nic: string, {texts, glyphs, columns}: Settings): StyledLine[] {
	const {layouts: say, picture} = texts.wizard;
	const {across, acrossSoft} = glyphs.line;
	const ways = {
		direct: {
			wire: ['LAN', nic, 'macvlan', 'br0', 'DSM'],
			host: [picture.node['docker-bridge'], 'NAT', 'DSM'],
		},
		classic: {
			wire: ['LAN', nic, 'macvlan', 'NAT', 'DSM'],
			host: [picture.node['docker-bridge'], 'br0', 'DSM'],
		},
	}[layout];
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
