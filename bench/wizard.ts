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

const cards = ['enp7s0', 'enp8s0'];

/**
 * Two taps, which /sys shows as cards with a device for the time of these runs, from a tmpfs of the lab's host: so they
 * are listed, and all is asked of them that is asked of cards. The lab's own are veths, and known as such.
 */
const asCards = `
set -e
for nic in ${cards.join(' ')}; do ip tuntap add mode tap name $nic; ip link set $nic up; done
mkdir -p /tmp/cards
mount -t tmpfs cards /tmp/cards
for nic in $(ls /sys/class/net); do
	mkdir /tmp/cards/$nic
	for file in addr_assign_type address carrier duplex flags ifindex mtu speed type uevent; do
		cat /sys/class/net/$nic/$file > /tmp/cards/$nic/$file 2> /dev/null || rm -f /tmp/cards/$nic/$file
	done
	case $nic in ${cards.join(' | ')}) ln -s /sys/devices/virtual /tmp/cards/$nic/device; echo 0 > /tmp/cards/$nic/addr_assign_type ;; esac
done
mount --bind /tmp/cards /sys/class/net
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
	await must('sh /root/cards.sh');
	const node = '/usr/local/bin/node';
	const runs: readonly Watch[] = [
		{
			name: 'wizard',
			program: node,
			args: [`${folder}/program/start.cjs`],
			until: cards,
		},
		{name: 'node', program: node, args: ['-e', '0']},
		{name: 'bare', program: node, args: [`${folder}/bare/text.js`], until: ['bare']},
		{name: 'version', program: node, args: [`${folder}/program/start.cjs`, '--version']},
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
	await must(['umount /sys/class/net /tmp/cards', ...cards.map(nic => `ip link delete ${nic}`)].join('\n'));
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
			what: 'wizard, 2 cards: number of the frame with the complete list',
			than: 'the second frame',
			engine: lab.engineVersion,
			rounds: 3 * rounds,
			unit: '',
			ours: spreadOf(wizard.map(({frame}) => frame)),
			theirs: {median: 2, min: 2, max: 2},
			budget: 1,
			parts: [{name: 'until then', ...spreadOf(wizard.map(({complete}) => complete))}],
		},
	];
}
