import {expect, test} from 'vitest';
import {countBytes} from '../../source/apply/pull/bytes.js';

const [big, small, here] = ['a2649ab287ae', '558e4f363227', '0ef3d13b8132'];
const said = (id: string, status: string, current?: number, total?: number) =>
	JSON.stringify({status, id, progressDetail: {current, total}});

/** What Engine 28.5 says to whoever joins a pull; the head of its answer comes line by line as well. */
function joined() {
	const count = countBytes();
	count.take('HTTP/1.0 200 OK', 0);
	count.take('{"status":"Pulling from vdsm/virtual-dsm","id":"latest"}', 0);
	for (const id of [big, small, here]) count.take(said(id, 'Pulling fs layer'), 0);
	return count;
}

test('of a layer whose size nobody has said, all of it is not known', () => {
	const count = joined();
	count.take(said(big, 'Downloading', 94_851_766, 212_951_040), 100);
	expect(count.read()).toEqual({done: 94_851_766, total: null, perSecond: null});
	count.take(said(small, 'Downloading', 3814, 301_568), 100);
	count.take(said(here, 'Already exists'), 100);
	expect(count.read()).toEqual({done: 94_855_580, total: 213_252_608, perSecond: null});
});

test('the rate is that of the last seconds', () => {
	const count = joined();
	count.take(said(small, 'Download complete'), 0);
	count.take(said(here, 'Already exists'), 0);
	count.take(said(big, 'Downloading', 0, 100_000_000), 0);
	for (let second = 1; second <= 20; second++) {
		const rate = second <= 10 ? 1_000_000 : 2_000_000;
		const done = second <= 10 ? second * rate : 10_000_000 + (second - 10) * rate;
		count.take(said(big, 'Downloading', done, 100_000_000), second * 1000);
		if (second === 10) expect(count.read()?.perSecond).toBe(1_000_000);
	}
	expect(count.read()?.perSecond).toBe(2_000_000);
});

test('what is unpacked is downloaded, and a number that goes back does not take any away', () => {
	const count = joined();
	count.take(said(here, 'Already exists'), 0);
	count.take(said(small, 'Pull complete'), 0);
	expect(count.downloaded()).toBe(false);
	count.take(said(big, 'Downloading', 50, 100), 0);
	count.take(said(big, 'Downloading', 10, 100), 0);
	expect(count.read()?.done).toBe(50);
	count.take(said(big, 'Extracting', 5, 100), 0);
	expect(count.read()).toMatchObject({done: 100, total: 100});
	expect(count.downloaded()).toBe(true);
});

test.each([
	'not JSON',
	'[]',
	'{"id":"a2649ab287ae","status":"Downloading","progressDetail":{"current":-5,"total":"x"}}',
	'{"id":"\\u001b[2J","status":"Downloading","progressDetail":{"current":5,"total":5}}',
	'{"errorDetail":{"message":"unauthorized"},"error":"unauthorized"}',
])('nonsense is no progress: %s', line => {
	const count = countBytes();
	count.take(line, 0);
	expect(count.read()).toBeUndefined();
	expect(count.downloaded()).toBe(false);
});
