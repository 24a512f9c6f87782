import type {LanProbe} from '../../model/facts.js';
import type {Texts} from '../../text/en.js';
import type {SaveResult, WizardPorts} from '../ports.js';
import {reduce} from '../reduce.js';
import type {State} from '../state.js';
import {viewOf} from '../view.js';
import {predecessorToRead, questionsToLan} from '../wanted.js';

export type EffectOptions = {
	readonly texts: Texts;
	readonly ports: WizardPorts;
	readonly signal: AbortSignal;
	readonly say: (line: string) => void;
};

/** Does what the state wants done in the world, one thing after the other, until it wants nothing more. */
export function effects({texts, ports, signal, say}: EffectOptions): (state: State) => Promise<State> {
	/** Read without success: once is enough. */
	const unread = new Set<string>();

	const step = async (state: State): Promise<State | undefined> => {
		if (state.load.state === 'loading') return read(state);
		const wanted = questionsToLan(state);
		if (wanted.length > 0) return askLan(state, wanted);
		const name = predecessorToRead(state);
		if (name !== undefined && !unread.has(name)) return readMoved(state, name);
		return state.dialog?.kind === 'saving' ? save(state) : undefined;
	};
	const read = async (state: State) => {
		say(state.facts ? texts.wizard.lookingAgain : texts.wizard.loading);
		try {
			const facts = await ports.readFacts(signal);
			return reduce(state, {type: 'facts-read', facts});
		} catch (error) {
			return reduce(state, {type: 'facts-failed', message: messageOf(error)});
		}
	};
	const askLan = async (state: State, wanted: readonly string[]) => {
		say(texts.wizard.probe.asking(viewOf(state).settled.values.nic ?? ''));
		const answers = await Promise.all(
			wanted.map(async key => {
				const [nic = '', address = ''] = key.split(' ');
				const failed: LanProbe = {nic, address, result: {answer: 'not-checked', why: 'failed'}};
				return {key, probe: await ports.probeLan(nic, address, signal).catch(() => failed)};
			}),
		);
		return answers.reduce((now, answer) => reduce(now, {type: 'probed', ...answer}), state);
	};
	const readMoved = async (state: State, name: string) => {
		unread.add(name);
		try {
			const predecessors = await ports.readPredecessors(name, signal);
			return reduce(state, {type: 'moved-read', moved: {name, predecessors}});
		} catch {
			// The run asks again, and says what it hears.
			return state;
		}
	};
	const save = async (state: State) => {
		const {dialog} = state;
		const {setup} = viewOf(state);
		if (dialog?.kind !== 'saving' || !setup) return undefined;
		const {format, target, force} = dialog;
		const result: SaveResult = await ports
			.save({format, target, force, setup})
			.catch((error: unknown) => ({ok: false, exists: false, message: messageOf(error)}));
		return reduce(
			state,
			result.ok
				? {type: 'saved', paths: result.paths}
				: {type: 'save-failed', exists: result.exists, message: result.message},
		);
	};

	return async state => {
		let now = state;
		for (;;) {
			const next = await step(now);
			if (!next) return now;
			now = reduce(next, {type: 'drawn'});
			if (signal.aborted || now.outcome) return now;
		}
	};
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
