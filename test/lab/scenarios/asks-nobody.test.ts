import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {
	addressedIn,
	insideOthers,
	isProbe,
	straced,
	strangePathsIn,
	strangersAmong,
} from '../../helpers/addressed.js';
import {skipLab} from '../availability.js';
import {openReady, type Ready, setups} from '../matrix/setups.js';
import {run} from '../system/run.js';

// What an apply, and a doctor of what it made, say to the network from their first look to their end, and all that they start,
// Docker's client among it: only Docker's socket, and the question on the card (promise E9); in the container's own network DSM is asked for on its bridge, which
// `verify` holds off the wire. The Engine itself is not looked at.

const card = 'enp3s0';

describe.skipIf(skipLab())('from an apply to its undo', () => {
	let ready: Ready;
	let folder = '';
	const [, direct] = setups;

	beforeAll(async () => {
		if (!direct) throw new Error('no set-up');
		folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-asks-'));
		ready = await openReady('sid', direct);
	});

	afterAll(async () => {
		await ready?.bench.close();
		if (folder !== '') rmSync(folder, {recursive: true});
	});

	/** What was said to the network; strace reads an interface's number as it is in the host's. */
	async function asked(
		...args: readonly string[]
	): Promise<{readonly calls: readonly string[]; readonly inside: readonly string[]}> {
		const {bench} = ready;
		const [program, words] = bench.command(args);
		const trace = join(folder, 'trace');
		const inNetwork = [
			`--net=/run/netns/${bench.lab.host.namespace}`,
			...straced(trace, [program, ...words]),
		];
		const {exitCode, stdout, stderr} = await run('nsenter', inNetwork, {timeoutMs: 240_000});
		// Nobody has put a DSM into it, which a doctor tells.
		expect(exitCode, `${stdout}${stderr}`).toBe(args[0] === 'doctor' ? 3 : 0);
		const text = readFileSync(trace, 'utf8');
		const all = addressedIn(text);
		const isInside = insideOthers(text);
		return {calls: all.filter(call => !isInside(call)), inside: all.filter(isInside)};
	}

	it.each([
		['apply', '--yes', '--wait', '8', ...(direct?.answers ?? [])],
		['status', '--prefix', 'vdsm'],
		// It knocks at the ports that the container publishes on this machine.
		['doctor', '--container', 'vdsm'],
		['undo', '--yes', '--prefix', 'vdsm'],
	])('%s asks nobody but Docker’s socket, and the LAN on its card [E9]', async (action, ...more) => {
		const {calls, inside} = await asked(action, ...more);
		const knock = /^\d+ +connect\(.*sin_port=htons\(5000\), sin_addr=inet_addr\("127\.0\.0\.1"\)/;
		const knocks = calls.filter(call => knock.test(call));
		expect(knocks.length > 0, knocks.join('\n')).toBe(action === 'doctor');
		expect(strangersAmong(calls, card).filter(call => !knocks.includes(call))).toEqual([]);
		expect(strangePathsIn(calls)).toEqual([]);
		// What is to be seen is seen.
		expect(calls.filter(line => line.includes('docker.sock')).length).toBeGreaterThan(0);
		const toDsm =
			/sa_family=AF_(?:PACKET, sll_protocol=htons\(ETH_P_ARP\)|INET, .*"169\.254\.254\.1"|NETLINK)/;
		expect(inside.filter(call => !toDsm.test(call))).toEqual([]);
		if (action !== 'apply') return;
		expect(inside.length).toBeGreaterThan(0);
		expect(calls.filter(line => isProbe(line, card)).length).toBeGreaterThan(0);
	});
});
