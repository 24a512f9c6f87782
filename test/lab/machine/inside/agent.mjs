// The way into the machine: runs as a service of its own in the virtual host and answers over a virtio port, so that no test
// depends on the very network that it takes apart. One JSON object a line, both ways: see agent-link.ts.
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';

const port = fs.openSync('/dev/virtio-ports/lab.agent', 'r+');
const environment = {PATH: process.env.PATH, HOME: '/root', LC_ALL: 'C', TERM: 'xterm'};

/**
 * A port takes what fits and says how much: the rest has to be sent again.
 *
 * @param {unknown} message
 */
function send(message) {
	let rest = Buffer.from(`${JSON.stringify(message)}\n`);
	while (rest.length > 0) rest = rest.subarray(fs.writeSync(port, rest));
}

/** @param {import('node:stream').Readable} stream */
function collect(stream) {
	/** @type {Buffer[]} */
	const chunks = [];
	stream.on('data', chunk => chunks.push(chunk));
	return () => Buffer.concat(chunks).toString('utf8');
}

/**
 * @param {{id: number, program: string, args: string[], input?: string, cwd?: string, env?: Record<string, string>,
 *   timeoutMs: number}} request
 */
function perform({id, program, args, input = '', cwd = '/root', env = {}, timeoutMs}) {
	const child = spawn(program, args, {cwd, env: {...environment, ...env}, stdio: 'pipe'});
	const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
	let [timedOut, missing] = [false, ''];
	const timer = setTimeout(() => {
		timedOut = true;
		child.kill('SIGKILL');
	}, timeoutMs);
	child.once('error', error => {
		missing = error.message;
	});
	child.once('close', (code, signal) => {
		clearTimeout(timer);
		send({
			id,
			stdout: stdout(),
			stderr: stderr() + missing,
			code: missing === '' ? code : 127,
			signal,
			timedOut,
		});
	});
	child.stdin.on('error', () => {});
	child.stdin.end(input);
}

let pending = '';
const buffer = Buffer.alloc(65_536);

/** A read ends with nothing while nobody listens at the other end. */
function listen() {
	fs.read(port, buffer, 0, buffer.length, null, (error, length) => {
		if (error) throw error;
		pending += buffer.toString('utf8', 0, length);
		const lines = pending.split('\n');
		pending = lines.pop() ?? '';
		for (const line of lines) perform(JSON.parse(line));
		setTimeout(listen, length === 0 ? 100 : 0);
	});
}

send({boot: fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()});
listen();
