/**
 * What `ip -j` printed, or undefined where it cannot be understood. iproute2 copies interface names as they are: a raw
 * ESC in one of them makes invalid JSON, and old versions escape the apostrophe, which JSON does not know (promise D2).
 */
export function parseIpJson(text: string): unknown {
	const trimmed = text.trim();
	if (trimmed === '') return [];
	return tryParse(trimmed) ?? tryParse(repair(trimmed));
}

function tryParse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** `ip -j` prints one line, so every control character is inside a string. */
function repair(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
	return text.replace(/\\(.)|[\u0000-\u001f]/gs, (found: string, escaped: string | undefined) => {
		if (escaped === undefined) return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
		return '"\\/bfnrtu'.includes(escaped) ? found : escaped;
	});
}
