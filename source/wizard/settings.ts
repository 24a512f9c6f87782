import {createContext, use} from 'react';
import type {Texts} from '../text/en.js';
import type {Glyphs} from './glyphs.js';
import type {WizardPorts} from './ports.js';
import type {ScrollLimits} from './state.js';

/** What every component may want to know about the window and the language. */
export type Settings = {
	readonly texts: Texts;
	readonly glyphs: Glyphs;
	readonly columns: number;
	readonly rows: number;
	/** Counts up while something is under way, and turns the spinner. */
	readonly tick: number;
	readonly ports: Pick<WizardPorts, 'quote' | 'equivalentCommand'>;
	/** Tells the keys how far the scrolled part can go. */
	readonly reportScroll: (limits: ScrollLimits) => void;
};

export const SettingsContext = createContext<Settings | undefined>(undefined);

export function useSettings(): Settings {
	const settings = use(SettingsContext);
	if (!settings) throw new Error('No settings around this component.');
	return settings;
}
