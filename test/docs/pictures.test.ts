import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {readPage, root, updating, writePage} from './pages.js';
import {printed} from './program.js';

// The pictures of the docs are what the program draws for the example machine.

const wired = {
	direct: '--nic enp3s0 --ip 192.168.1.70',
	classic: '--nic enp3s0 --layout classic --ip 192.168.1.70',
	shared: '--nic eno1 --ip 192.168.1.70',
	'shared-shim': '--nic eno1 --ip 192.168.1.70 --dsm-ip 192.168.1.80 --shim-ip 192.168.1.71',
	'several-cards': '--nic enp3s0 --ip 192.168.1.70 --also enp4s0,subnet=10.20.0.0/24,ip=10.20.0.5',
};

const drawn = Object.entries(wired).flatMap(([name, answers]) => [
	[`docs/pictures/${name}.svg`, answers, 'en'] as const,
	[`docs/pictures/${name}.zh-CN.svg`, answers, 'zh-CN'] as const,
]);

test.each(drawn)('%s', async (file, answers, language) => {
	const {stdout} = await printed(
		`vdsm-passthru export --format svg --facts docs/examples/homelab.json --lang ${language} ${answers}`,
	);
	if (updating) {
		mkdirSync(path.join(root, path.dirname(file)), {recursive: true});
		writePage(file, stdout);
	}
	expect(readPage(file)).toBe(stdout);
});
