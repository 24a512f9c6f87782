import {render} from 'ink-testing-library';
import type {ReactElement} from 'react';
import {describe, expect, test} from 'vitest';
import {type Language, textsIn} from '../../source/text/language.js';
import {shownKeys} from '../../source/wizard/active-keys.js';
import {KeyHints} from '../../source/wizard/components/key-hints.js';
import {Notice} from '../../source/wizard/components/notice.js';
import {ScrollView} from '../../source/wizard/components/scroll-view.js';
import {StepRail} from '../../source/wizard/components/step-rail.js';
import {glyphsFor} from '../../source/wizard/glyphs.js';
import {widthOf} from '../../source/wizard/measure.js';
import {type Settings, SettingsContext} from '../../source/wizard/settings.js';
import {blankLine, span} from '../../source/wizard/theme.js';
import {begin} from './helpers/play.js';

// Components by themselves, as Ink lays them out; whole screens are in frames.test.tsx.

function frameOf(element: ReactElement, language: Language, columns: number): string {
	const settings: Settings = {
		texts: textsIn(language),
		glyphs: glyphsFor(false),
		columns,
		rows: 24,
		tick: 0,
		ports: {quote: ([program]) => program, equivalentCommand: () => ['npx', []]},
		reportScroll: () => undefined,
	};
	const {lastFrame, unmount} = render(<SettingsContext value={settings}>{element}</SettingsContext>);
	const frame = lastFrame() ?? '';
	unmount();
	return frame;
}

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
	const {steps} = textsIn(language).wizard;

	test('a wide window shows the whole rail, a narrow one where one is', () => {
		const wide = frameOf(<StepRail screen="lan" />, language, 100);
		for (const name of Object.values(steps)) expect(wide).toContain(name);
		const narrow = frameOf(<StepRail screen="lan" />, language, 40);
		expect(narrow).toContain('3');
		expect(narrow).toContain(steps.lan);
		expect(narrow).not.toContain(steps.review);
	});

	test.each([60, 100])('the keys that do something fit %i columns, in as many lines as it takes', columns => {
		const frame = frameOf(<KeyHints keys={shownKeys(begin())} />, language, columns);
		expect(frame).toContain('Enter');
		for (const line of frame.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
	});

	test('a notice that must be cut ends in an ellipsis, one that fits does not', () => {
		const text = textsIn(language).wizard.quit.question.repeat(8);
		const cut = frameOf(<Notice tone="bad" text={text} rows={2} />, language, 60).split('\n');
		expect(cut).toHaveLength(2);
		expect(cut[1]).toMatch(/…$/);
		for (const line of cut) expect(widthOf(line)).toBeLessThanOrEqual(60);
		expect(frameOf(<Notice tone="bad" text={text} rows={99} />, language, 60)).not.toContain('…');
	});
});

test('a part that scrolls does not begin with a blank line, keeps its height, and counts what it shows', () => {
	const lines = ['a', '', 'b', 'c', '', 'd', 'e'].map(text => (text === '' ? blankLine : [span(text)]));
	const at = (offset: number) =>
		frameOf(<ScrollView lines={lines} rows={4} offset={offset} context="cards" />, 'en', 60).split('\n');
	expect(at(0)).toEqual(['a', '', 'b', '↓ 4 more lines below   PgUp/PgDn scroll']);
	expect(at(1)).toEqual(['b', 'c', '', '↑↓ 2 lines above, 2 more lines below   PgUp/PgDn scroll']);
	expect(at(4)).toEqual(['d', 'e', '', '↑ 5 lines above   PgUp/PgDn scroll']);
});
