import {randomBytes} from 'node:crypto';
import process from 'node:process';
import {execa, type Options} from 'execa';

/** Why namespaces cannot be tested here, or undefined. */
export const noNamespaces =
	process.platform === 'linux' && process.geteuid?.() === 0
		? undefined
		: 'namespaces need Linux and root: run the suite with sudo, on a machine that may be experimented with';

export type Namespace = {
	readonly name: string;
	/** `ip -n NAME …` */
	ip(...args: string[]): Promise<string>;
	/** Runs a program in it, with a /sys that shows its interfaces; gives stdout. */
	exec(command: readonly string[], options?: Options): Promise<string>;
	remove(): Promise<void>;
};

/** A network namespace with a name that nobody else has; `remove` takes away this one and no other. */
export async function makeNamespace(): Promise<Namespace> {
	const name = `vdsm-host-${process.pid}-${randomBytes(3).toString('hex')}`;
	await execa('ip', ['netns', 'add', name]);
	return {
		name,
		async ip(...args) {
			return (await execa('ip', ['-n', name, ...args])).stdout;
		},
		async exec(command, options = {}) {
			const {stdout} = await execa('ip', ['netns', 'exec', name, ...command], options);
			return String(stdout);
		},
		async remove() {
			await execa('ip', ['netns', 'del', name]);
		},
	};
}
