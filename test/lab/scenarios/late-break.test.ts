import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {startWaiting} from '../matrix/background.js';
import {back} from '../matrix/cells.js';
import {eventsOf} from '../matrix/run-events.js';
import {everyKind, openReady, type Ready} from '../matrix/setups.js';

// What everything was read back as, and is no more a moment later, is not called done (promise B6). The run stands still
// between its two looks while one thing breaks.

const inContainer =
	'nsenter --target "$(docker inspect --format "{{.State.Pid}}" vdsm)" --net -- ip link set';

describe.skipIf(skipLab())('between the two looks at what was made', () => {
	let ready: Ready;

	beforeAll(async () => {
		ready = await openReady('sid', everyKind);
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	it.each([
		['DSM’s container ends', 'docker kill vdsm'],
		['the wire leaves the bridge', `${inContainer} lan0 nomaster`],
		['the bridge goes down', `${inContainer} br0 down`],
		['the card goes down', 'ip link set dev enp3s0 down'],
		[
			'somebody takes the network of this host and DSM away',
			'docker network disconnect --force vdsm-eth0-bridge vdsm',
		],
	])('%s: the run takes everything back [B6]', async (_, command) => {
		const {bench, before, reset} = ready;
		await reset();
		const run = startWaiting(
			bench,
			['apply', '--yes', '--json', '--wait', '0', ...everyKind.answers],
			'settle',
		);
		await run.arrived();
		const {exitCode, stderr} = await bench.lab.host.run('sh', ['-c', command]);
		expect(exitCode, stderr).toBe(0);
		run.goOn();
		const result = await run.end;
		expect(result.exitCode, result.stdout).toBe(1);
		const outcome = eventsOf(result).at(-1)?.outcome;
		expect([outcome?.kind, outcome?.turned?.because]).toEqual(['rolled-back', 'checks']);
		// The container goes with the rollback; what it said does not.
		expect(outcome?.turned?.lines?.join('\n')).toContain('Interface: mgmt0');
		await back(bench.lab, before, 'exact');
	});
});
