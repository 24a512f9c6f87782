import type {Screen} from './screen.js';

/**
 * Where one is: the step, and the field or line of a list in it. A spinner that turns and an answer of the LAN that comes
 * change the screen as well, and whoever took that for an answer would press Enter once too often.
 */
const place = (screen: string) => (screen.match(/❯ \S+(?: \S+)?|^Step \d+/gm) ?? []).join();

/** Enter, and what is asked next. `keys`: what is pressed instead. */
export async function onward(terminal: Screen, keys = '\r'): Promise<string> {
	const before = place(terminal.screen());
	terminal.type(keys);
	return terminal.waitUntil(screen => place(screen) !== before);
}

/** Enter, as often as it takes to come to what is wanted, and not once more. */
export async function onwardTo(terminal: Screen, wanted: string, keys = '\r'): Promise<void> {
	for (let presses = 0; presses < 30 && !terminal.screen().includes(wanted); presses++)
		await onward(terminal, keys);
	await terminal.waitFor(wanted);
}
