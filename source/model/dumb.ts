/** A terminal that knows no escape sequences: none may be sent to it, and none comes from it, such as the marks of a paste. */
export function isDumb(env: {readonly [name: string]: string | undefined}): boolean {
	return env['TERM'] === 'dumb';
}
