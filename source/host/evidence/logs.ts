import {clean} from '../../model/clean.js';
import type {ContainerDetail} from '../../model/diagnosis/container-detail.js';
import type {Read} from '../../model/diagnosis/evidence.js';
import {exists} from '../../system/files.js';
import {readTail} from '../../system/read-part.js';
import {askDocker} from '../docker.js';
import type {Machine} from '../machine.js';
import {read, unread, unreadDocker} from './reading.js';

const lines = 400;

/** Milliseconds before its end from which the words of an earlier run count. */
const before = 30_000;

/**
 * What the container printed in its last run, oldest first. Of one that has been started again by itself the end of the run
 * before counts, too: the new one may not have said anything yet. What is older is about something that was put right since.
 */
export async function readContainerLog(
	machine: Machine,
	container: ContainerDetail,
): Promise<Read<readonly string[]>> {
	const from = beginning(container);
	const since = from === null ? [] : ['--since', new Date(from).toISOString()];
	const answer = await askDocker(machine, ['logs', '--tail', String(lines), ...since, container.id]);
	if (!answer.ok) return unreadDocker(answer);
	return read(linesOf(`${answer.stdout}\n${answer.stderr}`).slice(-lines));
}

function beginning({status, restarts, startedAt, finishedAt}: ContainerDetail): number | null {
	const again = status === 'running' && restarts > 0 && finishedAt !== null;
	return again ? finishedAt - before : startedAt;
}

/** As much of the Engine's log as is looked at, in bytes. */
const tail = 256 * 1024;

/** Where it is without systemd: OpenRC, Unraid, Alpine. */
const file = '/var/log/docker.log';

/** What the Engine logged since the machine started: the messages alone, oldest first. */
export async function readDaemonLog(machine: Machine): Promise<Read<readonly string[]>> {
	const text = (await exists(`${machine.root}/run/systemd/system`))
		? await fromJournal(machine)
		: await readTail(`${machine.root}${file}`, tail);
	if (text === undefined) return unread(machine.uid === 0 ? 'not-known' : 'no-root', file);
	return read(linesOf(text).map(messageOf).slice(-1000));
}

async function fromJournal(machine: Machine): Promise<string | undefined> {
	const args = ['--unit', 'docker', '--boot', '--no-pager', '--output', 'cat', '--lines', '1000'];
	const {stdout, exitCode, failed} = await machine.run(['journalctl', args], {timeoutMs: 5000});
	return failed === null && exitCode === 0 ? stdout : undefined;
}

function linesOf(text: string): string[] {
	return text
		.split(/[\r\n]+/)
		.filter(line => line.trim() !== '')
		.map(line => clean(line.slice(0, 4000)));
}

/** `time="…" level=error msg="Handler for POST …: …"`: the message, as it was before it was quoted. */
function messageOf(line: string): string {
	const quoted = /\bmsg="((?:[^"\\]|\\.)*)"(.*)$/.exec(line);
	if (!quoted) return line;
	const [, message = '', rest = ''] = quoted;
	return `${message}${rest}`.replaceAll('\\"', '"').replaceAll('\\\\', '\\');
}
