import type {CardUse} from './answers.js';
import type {StepId} from './step.js';

/** The wiring as data: who is connected to whom. Drawn as text, as SVG and as Mermaid. */
export type PictureNode = {
	readonly id: 'lan' | 'nic' | 'port' | 'tap' | 'br0' | 'dsm' | 'host' | 'docker-bridge' | 'nat' | 'shim';
	/** Untranslated: an interface, an address, a MAC. First line is the name; `text/picture-words` has words for two of them. */
	readonly lines: readonly string[];
	/** The steps that make it, or that it is there after; none: it is there before anything is done. */
	readonly steps: readonly StepId[];
};

export type Picture = {
	readonly nodes: readonly PictureNode[];
	/** `wire`: DSM's way to the LAN; `management`: the host's way to DSM. */
	readonly links: ReadonlyArray<{
		readonly from: PictureNode['id'];
		readonly to: PictureNode['id'];
		readonly path: 'wire' | 'management';
	}>;
	/** Paths that do not exist, and are drawn as such: the host cannot reach DSM over the NIC that DSM uses (F84). */
	readonly broken: ReadonlyArray<{
		readonly from: PictureNode['id'];
		readonly to: PictureNode['id'];
		readonly use: CardUse;
	}>;
	/** The wires of further cards, each to the same DSM; left out where there are none. */
	readonly more?: readonly Picture[];
};

/** The nodes of one way, from its far end to DSM. */
export function chainOf({nodes, links}: Picture, path: 'wire' | 'management'): PictureNode[] {
	const along = links.filter(link => link.path === path);
	const chain: PictureNode[] = [];
	let id = along.find(({from}) => !along.some(({to}) => to === from))?.from;
	while (id !== undefined) {
		const current: PictureNode['id'] = id;
		const node = nodes.find(candidate => candidate.id === current);
		if (node && !chain.includes(node)) chain.push(node);
		id = along.find(({from}) => from === current)?.to;
	}

	return chain;
}
