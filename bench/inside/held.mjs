// Put in front of a program by `node --import`: writes, when SIGUSR2 comes, the longest time in milliseconds that its event
// loop was held up so far, into the file that BENCH_HELD names.
import {writeFileSync} from 'node:fs';
import {monitorEventLoopDelay} from 'node:perf_hooks';
import process from 'node:process';

const delay = monitorEventLoopDelay({resolution: 1});
delay.enable();
process.on('SIGUSR2', () => {
	writeFileSync(process.env.BENCH_HELD ?? '', String(delay.max / 1e6));
});
