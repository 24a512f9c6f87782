/** A catalogue with every sentence changed, those that are made of values as well. */
export function mapTexts<T>(texts: T, change: (text: string) => string): T {
	return mapped(texts, change) as T;
}

function mapped(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') return change(value);
	if (typeof value === 'function') return (...args: readonly unknown[]) => mapped(value(...args), change);
	if (Array.isArray(value)) return value.map(member => mapped(member, change));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapped(member, change)]));
}
