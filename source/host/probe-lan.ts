import {type Ipv4, parseIpv4} from '../model/address.js';
import type {LanProbe} from '../model/facts.js';
import {isSafeInterfaceName, type Nic} from '../model/nic.js';
import type {RunResult} from '../system/run.js';
import {type Machine, readLimit, thisMachine} from './machine.js';
import {macOrNull} from './permanent-mac.js';
import {readSysLinks} from './sys-links.js';

type Answer = LanProbe['result'];

/** Two questions and two seconds of waiting. */
const probeLimit = 6000;

/**
 * Asks on the LAN behind `nic` who has `address` (F33): from 0.0.0.0, so nobody's ARP table learns anything and the NIC
 * needs no address. A link that is down is not raised for it (promise A1), and then the answer is "not checked". A silent
 * address takes two seconds.
 */
export async function probeLan(
	nic: Pick<Nic, 'name' | 'promiscuity'>,
	address: Ipv4,
	{machine = thisMachine(), signal}: {readonly machine?: Machine; readonly signal?: AbortSignal} = {},
): Promise<LanProbe> {
	const result = await ask(nic, address, machine, signal);
	return {nic: nic.name, address, result};
}

async function ask(
	nic: Pick<Nic, 'name' | 'promiscuity'>,
	address: Ipv4,
	machine: Machine,
	signal: AbortSignal | undefined,
): Promise<Answer> {
	if (!isSafeInterfaceName(nic.name) || !parseIpv4(address).ok) return notChecked('failed');
	// Looked at again: the cable may have gone since the list was made.
	const link = (await readSysLinks(machine.root)).find(({name}) => name === nic.name);
	if (link === undefined) return notChecked('failed');
	if (!link.up) return notChecked('link-down');
	if (link.carrier !== true) return notChecked('no-carrier');
	const help = await machine.run(['arping', ['-h']], {timeoutMs: readLimit});
	const kind = arpingKind(help);
	if (kind === 'none') return notChecked(help.failed === null ? 'failed' : 'no-arping');
	const answer = readAnswer(
		await machine.run(['arping', argumentsFor(kind, nic.name, address)], {
			timeoutMs: probeLimit,
			...(signal === undefined ? {} : {signal}),
		}),
	);
	// A passthru macvlan on this NIC gets the unicast reply instead of us: silence then means nothing.
	return answer.answer === 'silent' && nic.promiscuity > 0 ? notChecked('in-use') : answer;
}

function notChecked(why: Extract<Answer, {answer: 'not-checked'}>['why']): Answer {
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

function argumentsFor(kind: 'habets' | 'iputils', nic: string, address: Ipv4): string[] {
	return kind === 'habets'
		? // -0 asks from 0.0.0.0, -C 1 ends with the first answer; two questions, one second apart by default.
			['-0', '-c', '2', '-C', '1', '-i', nic, address]
		: ['-D', '-c', '2', '-w', '2', '-I', nic, address];
}

/** Exit codes mean opposite things (iputils: 1 is an answer; Habets: 0 is), so the output is read. */
export function readAnswer({stdout, stderr, failed}: RunResult): Answer {
	const mac = /\b((?:[\da-f]{1,2}:){5}[\da-f]{1,2})\b/i.exec(stdout)?.[1];
	if (mac !== undefined) return {answer: 'mac', mac: macOrNull(padded(mac)) ?? padded(mac)};
	if (/operation not permitted|permission denied|must be root|needs? root/i.test(stderr))
		return notChecked('no-root');
	if (/is down|network is down/i.test(stderr)) return notChecked('link-down');
	if (failed !== null) return notChecked('failed');
	return /\breceived 0\b|\b0 packets received/i.test(stdout) ? {answer: 'silent'} : notChecked('failed');
}

/** Old iputils print `2:1:a:0:0:7`. */
function padded(mac: string): string {
	return mac
		.toLowerCase()
		.split(':')
		.map(octet => octet.padStart(2, '0'))
		.join(':');
}
