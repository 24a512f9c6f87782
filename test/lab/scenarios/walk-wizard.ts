import type {Screen} from '../../terminal/screen.js';
import {chosen} from './product.js';

/**
 * From the first screen to the review. `said`: what the LAN must have answered about the address before the next question;
 * `onCard`: answers what is asked once the card is chosen. `find`: brings the cursor to the card.
 */
export async function walkToReview(
	terminal: Screen,
	said = '',
	onCard: () => Promise<void> = async () => undefined,
	find: (terminal: Screen) => Promise<void> = findVeth,
): Promise<void> {
	await terminal.waitFor('Which network card');
	await find(terminal);
	terminal.press('enter');
	await onCard();
	await terminal.waitFor('How should DSM be wired');
	terminal.press('enter');
	await terminal.waitFor('❯ Address');
	terminal.press('enter');
	await answer('Subnet', '192.168.50.0/24');
	await answer('Gateway', '192.168.50.1');
	await answer('DSM’s IP', chosen.ip, said);
	for (const field of ['DNS', 'DSM’s MAC']) {
		await terminal.waitFor(new RegExp(`^❯ ${field}`, 'm'));
		terminal.press('enter');
	}
	// Asked where there are others.
	const next = await terminal.waitFor(/^❯ (?:Further cards|Management network)/m);
	if (/^❯ Further cards/m.test(next)) terminal.press('enter');
	for (const field of [
		'Management network',
		'Ports on',
		'Closed on',
		'Name prefix',
		'Container',
		'Image',
		'Storage',
		'Disk',
	]) {
		await terminal.waitFor(new RegExp(`^❯ ${field}`, 'm'));
		terminal.press('enter');
	}
	await answer('Memory', '256M');
	await terminal.waitFor(/^❯ CPU/m);
	terminal.press('enter');
	await terminal.waitFor('What you should know');
	terminal.press('enter');
	await terminal.waitFor('❯ Apply now');

	async function answer(field: string, text: string, meanwhile = text): Promise<void> {
		await terminal.waitFor(new RegExp(`^❯ ${field}`, 'm'));
		terminal.type(text);
		await terminal.waitFor(text);
		await terminal.waitFor(meanwhile);
		terminal.press('enter');
	}
}

/** A lab's cards are veths, which no homelab has: they are listed on demand only. */
async function findVeth(terminal: Screen): Promise<void> {
	await terminal.waitFor('Press a to list', {timeoutMs: 60_000});
	// A key that comes between a frame and the moment that counts it as seen is not heard.
	const listed = async (timeoutMs: number) => {
		terminal.type('a');
		await terminal.waitFor('❯ enp3s0', {timeoutMs});
	};
	await listed(5000).catch(async () => listed(15_000));
}

/** The last question, answered with yes. */
export async function applyNow(terminal: Screen): Promise<void> {
	terminal.press('enter');
	await terminal.waitFor('❯ Not yet');
	terminal.press('down');
	await terminal.waitFor('❯ Apply now');
	terminal.press('enter');
}
