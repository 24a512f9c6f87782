import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {namespaceOptions} from './namespaces.js';
import {callsIn} from './shells.js';

const helpers = fileURLToPath(new URL('hook-world', import.meta.url));

export type HookOptions = {
	/** The container's interfaces: driver and MTU by name. */
	readonly interfaces: Readonly<Record<string, {readonly driver: string; readonly mtu: number}>>;
	/** What `ip -4 -o addr show to …` prints. */
	readonly addresses: string;
	/** The call, by its number from 1, that fails. */
	readonly failingAt?: number;
	/** Shell patterns of calls that fail, always. */
	readonly failing?: readonly string[];
	/** /etc/qemu/bridge.conf as the image has it; null: it has none. */
	readonly bridgeConf?: string | null;
	/** Bytes that ethtool says after the driver. */
	readonly talk?: number;
	/** Starts of the container: files outlive them, interfaces do not. */
	readonly starts?: number;
};

export type HookRun = {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
	readonly calls: readonly string[][];
	readonly bridgeConf: string | null;
};

/** Sources a hook as the image's entry script does, in a mount namespace with stand-ins for the image's programs. */
export function runHook(
	text: string,
	{interfaces, addresses, failingAt = 0, failing = [], bridgeConf = null, talk = 0, starts = 1}: HookOptions,
): HookRun {
	const root = mkdtempSync(join(tmpdir(), 'vdsm-passthru-hook-'));
	const put = (path: string, content: string) => {
		mkdirSync(dirname(join(root, path)), {recursive: true});
		writeFileSync(join(root, path), content);
	};
	try {
		cpSync(join(helpers, 'bin'), join(root, 'bin'), {recursive: true});
		for (const folder of ['etc', 'run', 'sys/class/net']) mkdirSync(join(root, folder), {recursive: true});
		for (const [name, {driver, mtu}] of Object.entries(interfaces)) {
			put(`sys/class/net/${name}/driver`, driver);
			put(`sys/class/net/${name}/mtu`, `${mtu}\n`);
		}
		if (bridgeConf !== null) put('etc/qemu/bridge.conf', bridgeConf);
		put('hook', text);
		put('addresses', addresses);
		put('talk', `${talk}`);
		put('failing', [`${failingAt} `, ...failing.map(pattern => `0 ${pattern}`), ''].join('\n'));
		let last = {status: null as number | null, stdout: '', stderr: ''};
		for (let start = 0; start < starts; start++) {
			put('log', '');
			put('count', '0\n');
			for (const bridge of ['br0', 'br1']) rmSync(join(root, bridge), {force: true});
			const run = spawnSync('unshare', [...namespaceOptions(), join(helpers, 'enter.sh'), root], {
				encoding: 'utf8',
			});
			if (run.error) throw run.error;
			last = run;
		}
		const conf = join(root, 'etc/qemu/bridge.conf');
		return {
			...last,
			calls: callsIn(readFileSync(join(root, 'log'), 'utf8')),
			bridgeConf: existsSync(conf) ? readFileSync(conf, 'utf8') : null,
		};
	} finally {
		rmSync(root, {recursive: true, force: true});
	}
}
