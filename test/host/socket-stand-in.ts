import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import net from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type Machine, thisMachine} from '../../source/host/machine.js';

/** A real socket in the place of Docker's, below a root folder of the test's own, and a client that is counted. */
export type SocketStandIn = {
	readonly root: string;
	/** What was asked, in order. */
	readonly asked: readonly string[];
	/** Answers each question's path with what `tell` says; undefined: not at all. */
	listen(tell: (question: string) => string | undefined): Promise<void>;
	/** A machine with that root, whose client says `answer` to everything. */
	machine(answer: string, env?: Record<string, string>): Machine & {readonly clients: string[]};
	close(): Promise<void>;
};

export function socketStandIn(): SocketStandIn {
	const root = mkdtempSync(path.join(tmpdir(), 'vdsm-passthru-socket-'));
	mkdirSync(path.join(root, 'var/run'), {recursive: true});
	mkdirSync(path.join(root, 'home/.docker'), {recursive: true});
	const asked: string[] = [];
	let server: net.Server | undefined;
	return {
		root,
		asked,
		async listen(tell) {
			server = net.createServer(socket => {
				socket.on('error', () => undefined);
				socket.once('data', data => {
					const [, question = ''] = data.toString('utf8').split(' ');
					asked.push(decodeURIComponent(question));
					const answer = tell(question);
					if (answer !== undefined) socket.end(answer);
				});
			});
			const file = path.join(root, 'var/run/docker.sock');
			await new Promise<void>(done => server?.listen(file, () => done()));
		},
		machine(answer, env = {}) {
			const clients: string[] = [];
			return {
				...thisMachine({HOME: path.join(root, 'home'), ...env}),
				root,
				clients,
				run: async ([, args]) => {
					clients.push(args.slice(0, 2).join(' '));
					return {exitCode: 0, stdout: answer, stderr: '', failed: null};
				},
			};
		},
		async close() {
			await new Promise<void>(done => (server ? server.close(() => done()) : done()));
			rmSync(root, {recursive: true});
		},
	};
}

export const ok = (value: unknown) =>
	`HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(value)}`;
