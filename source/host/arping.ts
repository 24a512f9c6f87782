import type {Ipv4} from '../model/address.js';
import type {LanProbe} from '../model/facts.js';
import type {Mac} from '../model/mac.js';
import type {RunResult} from '../system/run.js';
import {type Machine, readLimit} from './machine.js';
import {inNetworkOf} from './network-of.js';
import {macOrNull} from './permanent-mac.js';

/** `macs`: all who answered, each once, in the order in which they did. */
export type ArpAnswer =
	| {readonly answer: 'macs'; readonly macs: readonly [Mac, ...Mac[]]}
	| Exclude<LanProbe['result'], {answer: 'mac'}>;

/**
 * A question on the wire. `as`: who asks. `nobody`: 0.0.0.0, so that no ARP table learns anything; it ends with the
 * first answer. `device`: the card's own address; all who answer are heard, for two seconds. An address: that one, which
 * the device must have; it ends with the first answer. `pid`: in the network of that process, as root; the device is
 * one of that network.
 */
type ArpQuestion = {
	readonly device: string;
	readonly address: Ipv4;
	readonly as: 'nobody' | 'device' | Ipv4;
	readonly pid?: number;
};

/** Two questions and two seconds of waiting. */
const arpLimit = 5000;

/** Asks with whichever `arping` is there. A silent address takes two seconds. */
export async function askArp(
	machine: Machine,
	question: ArpQuestion,
	signal?: AbortSignal,
): Promise<ArpAnswer> {
	const help = await machine.run(['arping', ['-h']], {timeoutMs: readLimit});
	const kind = arpingKind(help);
	if (kind === 'none') return notChecked(help.failed === null ? 'failed' : 'no-arping');
	const args = argumentsFor(kind, question);
	const {pid} = question;
	const command = pid === undefined ? (['arping', args] as const) : await inNetworkOf(pid, ['arping', args]);
	if (command === undefined) return notChecked('no-arping');
	return readAnswer(
		await machine.run(command, {timeoutMs: arpLimit, ...(signal === undefined ? {} : {signal})}),
	);
}

export function notChecked(
	why: Extract<ArpAnswer, {answer: 'not-checked'}>['why'],
): Extract<ArpAnswer, {answer: 'not-checked'}> {
	return {answer: 'not-checked', why};
}

/** The three programs of that name share no options: with Habets' `-D` draws dots and `-w` may be microseconds (B5). */
export type ArpingKind = 'habets' | 'iputils' | 'none';

/** By the help text. busybox's takes the options of iputils that we use. */
export function arpingKind({stdout, stderr, failed}: RunResult): ArpingKind {
	if (failed !== null) return 'none';
	const help = stdout + stderr;
	if (/habets|arping \d+\.\d/i.test(help)) return 'habets';
	return /busybox|duplicate address detection/i.test(help) ? 'iputils' : 'none';
}

function argumentsFor(kind: 'habets' | 'iputils', {device, address, as}: ArpQuestion): string[] {
	if (kind === 'habets') {
		// -0 asks from 0.0.0.0, -C 1 ends with the first answer; two questions, one second apart by default.
		const who = as === 'nobody' ? ['-0'] : as === 'device' ? [] : ['-S', as];
		return [...who, '-c', '2', ...(as === 'device' ? [] : ['-C', '1']), '-i', device, address];
	}
	// -b: not to the first who answered alone, once somebody has.
	const who = as === 'nobody' ? ['-D'] : as === 'device' ? ['-b'] : ['-f', '-s', as];
	return [...who, '-c', '2', '-w', '2', '-I', device, address];
}

/** Exit codes mean opposite things (iputils: 1 is an answer; Habets: 0 is), so the output is read. */
export function readAnswer({stdout, stderr, failed}: RunResult): ArpAnswer {
	const [first, ...others] = readMacs(stdout);
	if (first !== undefined) return {answer: 'macs', macs: [first, ...others]};
	if (/operation not permitted|permission denied|must be root|needs? root/i.test(stderr))
		return notChecked('no-root');
	if (/is down|network is down/i.test(stderr)) return notChecked('link-down');
	if (failed !== null) return notChecked('failed');
	return /\breceived 0\b|\b0 packets received/i.test(stdout) ? {answer: 'silent'} : notChecked('failed');
}

function readMacs(stdout: string): string[] {
	const found = [...stdout.matchAll(/\b(?:[\da-f]{1,2}:){5}[\da-f]{1,2}\b/gi)].map(([mac]) => padded(mac));
	return [...new Set(found.map(mac => macOrNull(mac) ?? mac))];
}

/** Old iputils print `2:1:a:0:0:7`. */
function padded(mac: string): string {
	return mac
		.toLowerCase()
		.split(':')
		.map(octet => octet.padStart(2, '0'))
		.join(':');
}
