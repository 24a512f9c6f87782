/**
 * A catalogue with every sentence changed, those that are made of values as well. Each part is changed when it is first asked for:
 * a command says a few dozen of some thousands of sentences.
 */
export function mapTexts<T>(texts: T, change: (text: string) => string): T {
	return mapped(texts, change) as T;
}

function mapped(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') return change(value);
	if (typeof value === 'function') return (...args: readonly unknown[]) => mapped(value(...args), change);
	if (Array.isArray(value)) return value.map(member => mapped(member, change));
	if (typeof value !== 'object' || value === null) return value;
	const parts = {};
	for (const name of Object.keys(value)) {
		const make = () => {
			const made = mapped(Reflect.get(value, name), change);
			Object.defineProperty(parts, name, {value: made, enumerable: true, configurable: true});
			return made;
		};
		Object.defineProperty(parts, name, {get: make, enumerable: true, configurable: true});
	}
	return parts;
}
