import {expect, test, vi} from 'vitest';
import {askAhead} from '../../source/apply/ask-ahead.js';
import type {Check} from '../../source/model/check.js';
import type {Move} from '../../source/model/run-event.js';
import type {StepId} from '../../source/model/step.js';

const free: readonly Check[] = [{check: 'lan-free', verdict: 'ok', ip: '192.168.1.70', mac: null, why: null}];
const take = (...ids: readonly StepId[]) => ids.map((id): Move => ({id, subject: '', direction: 'take'}));
const takeBack = (...ids: readonly StepId[]) =>
	ids.map((id): Move => ({id, subject: '', direction: 'take-back'}));

function question(ask = async () => free) {
	const asked = vi.fn<(signal: AbortSignal) => Promise<readonly Check[]>>(ask);
	const stop = new AbortController();
	return {asked, stop, ahead: askAhead(asked, stop.signal)};
}

test.each<[string, readonly Move[], 'asked' | 'not yet']>([
	['everything is still to do', take('image', 'network-lan', 'nic-up', 'container', 'start'), 'not yet'],
	['the card is not up', take('nic-up', 'boot', 'container', 'start'), 'not yet'],
	['the card has an address', take('nic-address', 'container', 'start'), 'not yet'],
	['an image may take an hour', take('image', 'container', 'start'), 'not yet'],
	[
		'DSM still has the address',
		[...takeBack('start', 'container'), ...take('container', 'start')],
		'not yet',
	],
	['the container is not to be started', take('network-lan', 'container'), 'not yet'],
	['the card was up from the start', take('hook', 'network-lan', 'container', 'start'), 'asked'],
	['the card has just been set up', take('boot', 'container', 'start'), 'asked'],
	['only the start is left', take('start'), 'asked'],
	['another card is not up', take('nic-up-2', 'container', 'start'), 'not yet'],
])('%s', (_, left, when) => {
	const {asked, ahead} = question();
	ahead.before(left);
	expect(asked).toHaveBeenCalledTimes(when === 'asked' ? 1 : 0);
});

test('is asked once, and everybody hears the same', async () => {
	const {asked, ahead} = question();
	ahead.before(take('container', 'start'));
	ahead.before(take('start'));
	expect(await ahead.answer()).toBe(free);
	expect(await ahead.answer()).toBe(free);
	expect(asked).toHaveBeenCalledTimes(1);
});

test('is asked at the latest when somebody waits for the answer', async () => {
	const {ahead} = question();
	expect(await ahead.answer()).toBe(free);
});

test.each<['stop' | 'drop']>([['stop'], ['drop']])('%s ends it, and it is over then', async how => {
	let over = false;
	const asked = (signal: AbortSignal) =>
		new Promise<readonly Check[]>(resolve => {
			signal.addEventListener('abort', () => {
				setImmediate(() => {
					over = true;
					resolve([]);
				});
			});
		});
	const stop = new AbortController();
	const ahead = askAhead(asked, stop.signal);
	ahead.before(take('start'));
	if (how === 'stop') stop.abort();
	await ahead.drop();
	expect(over).toBe(true);
});

test('a question that fails is heard of by who waits for it, and by nobody else', async () => {
	const {ahead} = question(async () => {
		throw new Error('broken');
	});
	ahead.before(take('container', 'start'));
	await new Promise(setImmediate);
	await expect(ahead.answer()).rejects.toThrow('broken');
	await ahead.drop();
});

test('what was never asked has nothing to end', async () => {
	const {asked, ahead} = question();
	await ahead.drop();
	expect(asked).not.toHaveBeenCalled();
});
