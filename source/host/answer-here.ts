import {stat} from 'node:fs/promises';
import type {ResolvedCommand} from '../model/command.js';
import {isSafeInterfaceName} from '../model/nic.js';
import {readText} from '../system/files.js';
import type {Answer} from './engine-look.js';

/**
 * What some probes would answer that ask for no more than a file: `test -d FOLDER`, `grep -qx LINE /proc/…`, and `ip link
 * show dev NIC up`. A plan has each of them, and starting a program takes longer than reading the file. undefined: not one
 * of these. Whoever wants to check by hand runs the command; a test holds both against each other.
 */
export async function answerHere([program, args]: ResolvedCommand): Promise<Answer | undefined> {
	const [first = '', second = '', third = '', fourth = '', fifth = ''] = args;
	if (program === 'test' && first === '-d' && args.length === 2) return answer(await isFolder(second));
	if (program === 'grep' && first === '-qx' && args.length === 3) {
		const isMeant = lineOf(second);
		if (!isMeant || !third.startsWith('/proc/')) return undefined;
		return answer(((await readText(third)) ?? '').split('\n').some(isMeant));
	}
	if (program === 'ip' && args.length === 5 && isSafeInterfaceName(fourth)) {
		if (`${first} ${second} ${third} ${fifth}` !== 'link show dev up') return undefined;
		const flags = Number.parseInt((await readText(`/sys/class/net/${fourth}/flags`)) ?? '', 16);
		if (Number.isNaN(flags)) return undefined;
		const up = (flags & 1) === 1;
		return {...answer(true), stdout: up ? `${fourth}\n` : ''};
	}
	return undefined;
}

/** What `-x` takes: a word, or one sign of a set (`[128]`). undefined: more than that. */
function lineOf(pattern: string): ((line: string) => boolean) | undefined {
	if (/^\w+$/.test(pattern)) return line => line === pattern;
	const [, set] = /^\[(\w+)\]$/.exec(pattern) ?? [];
	return set === undefined ? undefined : line => line.length === 1 && set.includes(line);
}

function answer(yes: boolean): Answer {
	return {exitCode: yes ? 0 : 1, stdout: '', stderr: '', failed: null};
}

async function isFolder(path: string): Promise<boolean> {
	return stat(path).then(
		found => found.isDirectory(),
		() => false,
	);
}
