import {cp, mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {root} from '../tools/build/bundle.mjs';
import {buildInto} from './built.js';
import {spreadOf} from './numbers.js';
import type {Bench} from './open.js';
import type {Claim} from './result.js';
import {byTurns, type Watch, watchedOf} from './watch.js';

const folder = '/opt/wizard';

/**
 * The lab's cards are veths. For the time of these runs /sys shows the two of the host as what they stand for, cards with
 * a device, in a tmpfs of this place's own, so that they are listed and asked all that cards are asked.
 */
const asCards = `
mkdir -p /tmp/cards
mount -t tmpfs cards /tmp/cards
for nic in $(ls /sys/class/net); do
	mkdir /tmp/cards/$nic
	for file in addr_assign_type address carrier duplex flags ifindex mtu speed type uevent; do
		cat /sys/class/net/$nic/$file > /tmp/cards/$nic/$file 2> /dev/null || rm -f /tmp/cards/$nic/$file
	done
	case $nic in enp3s0 | $(ip -o route show default | sed 's/.* dev \\([^ ]*\\).*/\\1/')) ln -s /sys/devices/virtual /tmp/cards/$nic/device ;; esac
done
mount --bind /tmp/cards /sys/class/net
ip -o route show default | sed 's/.* dev \\([^ ]*\\).*/\\1/'
`;

/** The first frame, and how soon the cards are listed, in a pseudo-terminal of the lab's host, where the Engine runs. */
export async function measureWizard({lab, must}: Bench, rounds: number): Promise<readonly Claim[]> {
	const at = (...parts: readonly string[]) => lab.host.path(path.join(folder, ...parts));
	await mkdir(at('bench'), {recursive: true});
	await buildInto(at('program'), 'cli.tsx');
	await buildInto(at('bare'), 'bench/apps/text.tsx');
	await cp(fileURLToPath(new URL('inside/watcher.mjs', import.meta.url)), at('bench', 'watcher.mjs'));
	for (const name of ['@lydell', '@xterm']) {
		await cp(path.join(root, 'node_modules', name), at('bench', 'node_modules', name), {recursive: true});
	}
	await writeFile(lab.host.path('/root/cards.sh'), asCards);
	const uplink = await must('sh /root/cards.sh');
	const node = '/usr/local/bin/node';
	const runs: readonly Watch[] = [
		{
			name: 'wizard',
			program: node,
			args: [`${folder}/program/cli.cjs`],
			until: [`${uplink} `, 'enp3s0 ', 'Recommended'],
		},
		{name: 'node', program: node, args: ['-e', '0']},
		{name: 'bare', program: node, args: [`${folder}/bare/text.js`], until: ['bare']},
		{name: 'version', program: node, args: [`${folder}/program/cli.cjs`, '--version']},
	];
	const watchAll = async (times: number) => {
		const input = JSON.stringify(byTurns(runs, times));
		const {exitCode, stdout, stderr} = await lab.host.run('node', [`${folder}/bench/watcher.mjs`], {
			input,
			timeoutMs: 600_000,
		});
		if (exitCode !== 0) throw new Error(stderr);
		return watchedOf(stdout);
	};
	await watchAll(1);
	const all = await watchAll(3 * rounds);
	await must('umount /sys/class/net; umount /tmp/cards');
	const of = (wanted: string) => all.filter(({name}) => name === wanted);
	const wizard = of('wizard');
	const node0 = spreadOf(of('node').map(({ms}) => ms));
	return [
		{
			what: 'wizard, first frame',
			than: '`node -e 0`',
			rounds: 3 * rounds,
			ours: spreadOf(wizard.map(({first}) => first)),
			theirs: node0,
			budget: 3.5,
			parts: [
				{name: 'beside: `--version`', ...spreadOf(of('version').map(({ms}) => ms))},
				{name: 'beside: first frame of the bare Ink app', ...spreadOf(of('bare').map(({first}) => first))},
			],
		},
		{
			what: 'wizard, 2 cards: complete list',
			than: 'the second frame',
			engine: lab.engineVersion,
			rounds: 3 * rounds,
			unit: '. frame',
			ours: spreadOf(wizard.map(({frame}) => frame)),
			theirs: {median: 2, min: 2, max: 2},
			budget: 1,
			parts: [{name: 'until then', ...spreadOf(wizard.map(({complete}) => complete))}],
		},
	];
}
