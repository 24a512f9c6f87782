export type Layers = {readonly done: number; readonly total: number};

/**
 * Reads what `docker pull` prints without a terminal: a line for each layer and each of its states, such as
 * `0a3f2c1b4d5e: Pull complete`. Returns a function that is given each line, and answers with the count when it changed.
 */
export function countLayers(): (line: string) => Layers | undefined {
	const layers = new Map<string, boolean>();
	return line => {
		const [, id, state] = /^([\da-f]{12}): (.+)$/.exec(line.trim()) ?? [];
		if (id === undefined || state === undefined) return undefined;
		const known = layers.get(id);
		const done = known === true || /^(?:Pull complete|Already exists)/.test(state);
		if (known === done) return undefined;
		layers.set(id, done);
		return {done: [...layers.values()].filter(Boolean).length, total: layers.size};
	};
}
