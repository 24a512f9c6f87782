import {until} from '../../test/lab/system/until.js';
import type {Place} from '../../test/lab/wire/namespace.js';
import type {Tools} from './tools.js';

/** Where somebody answers, as the client on the LAN reaches it. */
export type Target = {
	readonly ip: string;
	readonly iperf: number;
	readonly echo: number;
	readonly web: number;
};

/** One look at one way. */
export type Sample = {
	/** Gbit/s from the client to DSM's place, and back. */
	readonly to: number;
	readonly from: number;
	/** Seconds of processor time for each GB (10^9 bytes) that went through, all ends included. */
	readonly cpuTo: number;
	readonly cpuFrom: number;
	/** Microseconds of a byte's way there and back. */
	readonly median: number;
	readonly p99: number;
};

/** `seconds`: of each of the three. `cpu`: seconds of processor time that were taken so far. */
export type MeasureOptions = {
	readonly tools: Tools;
	readonly seconds: number;
	readonly cpu: () => Promise<number>;
};

/** Asks `client` to send to, receive from and question the target, one after the other. */
export async function measure(
	client: Place,
	target: Target,
	{tools, seconds, cpu: taken}: MeasureOptions,
): Promise<Sample> {
	const run = async ([program, args]: readonly [string, readonly string[]]) => {
		const {stdout, stderr, exitCode} = await client.run(program, args, {timeoutMs: 120_000});
		if (exitCode !== 0) throw new Error(`${target.ip}: ${stdout}\n${stderr}`);
		return JSON.parse(stdout);
	};
	const where = ['--client', target.ip, '--port', String(target.iperf), '--json'];
	const time = ['--time', String(Math.max(1, Math.round(seconds)))];
	// A server in a slow guest is busy with the last client for a while. iperf3 says so in its JSON, and ends well.
	const answered = async (more: readonly string[]) => {
		const before = await taken();
		const {end, error} = await run(tools.iperf3([...where, ...time, ...more]));
		if (error !== undefined) throw new Error(`${target.ip}: ${error}`);
		return {end, cpu: (await taken()) - before};
	};
	const send = async (...more: readonly string[]) => {
		const {end, cpu} = await until('iperf3 to come to its end', async () => answered(more), {everyMs: 1000});
		const {bytes, bits_per_second: rate} = end.sum_received;
		return {gbits: rate / 1e9, cpu: cpu / (bytes / 1e9)};
	};
	const to = await send();
	const from = await send('--reverse');
	const {median, p99} = await run(tools.python('ask', [target.ip, String(target.echo), String(seconds)]));
	return {to: to.gbits, from: from.gbits, cpuTo: to.cpu, cpuFrom: from.cpu, median, p99};
}
