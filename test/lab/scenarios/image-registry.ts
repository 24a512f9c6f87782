import {spawn} from 'node:child_process';
import {cpSync, existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Lab} from '../lab.js';
import {must} from '../matrix/cells.js';
import {imageName} from '../roots/engine-store.js';
import {bareEnvironment} from '../system/run.js';

const address = '127.0.0.1:5559';
const folder = '/srv/registry';

export type ImageRegistry = {
	readonly address: string;
	/** The name of the image in it. */
	readonly image: string;
	/** Lets the second halves of the layers come. */
	readonly go: () => void;
	/** The layers that were asked for since the last `reset`. */
	readonly asked: () => readonly string[];
	/** No second half comes, and the Engine does not have the image. */
	readonly reset: () => Promise<void>;
	readonly close: () => void;
};

/**
 * A registry in the lab's host that has the stand-in image, which the Engine loses. It has two layers here, and two more. With
 * `seconds` each layer takes that long, else its second half waits for `go`.
 */
export async function openRegistry({host}: Pick<Lab, 'host'>, seconds?: number): Promise<ImageRegistry> {
	const image = `${address}/vdsm/virtual-dsm:latest`;
	const script = `set -e
mkdir -p ${folder}; cd ${folder}
for layer in one two; do
	head -c 300000 /dev/urandom > /tmp/$layer
	docker create --name making ${imageName} >/dev/null
	docker cp -q /tmp/$layer making:/$layer 2>/dev/null || docker cp /tmp/$layer making:/$layer >/dev/null
	docker commit making ${imageName} >/dev/null
	docker rm --volumes making >/dev/null
	rm /tmp/$layer
done
docker tag ${imageName} ${image}
docker save ${image} | tar -xf -
docker rmi ${image} ${imageName} >/dev/null
docker image prune --force >/dev/null`;
	await must(host.run('sh', ['-c', script], {timeoutMs: 120_000}));
	const file = `${folder}/registry.mjs`;
	cpSync(fileURLToPath(new URL('fixtures/registry-that-has.mjs', import.meta.url)), host.path(file));
	const words = [file, folder, '5559', ...(seconds === undefined ? [] : [String(seconds)])];
	const [program, args] = host.enter(['node', words]);
	const server = spawn(program, args, {stdio: ['ignore', 'pipe', 'inherit'], env: bareEnvironment});
	await new Promise(resolve => server.stdout.once('data', resolve));
	const [gate, asked] = [host.path(`${folder}/go`), host.path(`${folder}/asked`)];
	return {
		address,
		image,
		go: () => writeFileSync(gate, ''),
		asked: () => (existsSync(asked) ? readFileSync(asked, 'utf8').trim().split('\n') : []),
		async reset() {
			rmSync(gate, {force: true});
			rmSync(asked, {force: true});
			await host.run('docker', ['rmi', '--force', image]);
		},
		close: () => server.kill('SIGKILL'),
	};
}
