/** As many of the last lines as one start prints when it fails. */
const recent = 40;

/** The bridge that QEMU's helper did not find; undefined: it did not say so of late (F74). */
export function bridgeMissed(log: readonly string[]): string | undefined {
	return lately(log, /failed to get mtu of bridge [`'"]([^'"]{1,32})['"]: No such device/)?.[1];
}

/** What QEMU's helper has against the bridge (F72, F73); undefined: nothing of late. */
export function bridgeRefused(log: readonly string[]): 'missing' | 'denied' | undefined {
	const said = lately(log, /(failed to parse default acl file)|access denied by acl file/);
	return said && (said[1] === undefined ? 'denied' : 'missing');
}

function lately(log: readonly string[], pattern: RegExp): RegExpExecArray | undefined {
	for (const line of log.slice(-recent).reverse()) {
		const match = pattern.exec(line);
		if (match) return match;
	}
	return undefined;
}
