import {expect, test} from 'vitest';
import {printed} from './program.js';

test('the example files are read, and agree with each other', async () => {
	const {stdout, stderr} = await printed(
		'vdsm-passthru plan --facts docs/examples/homelab.json --answers docs/examples/answers.json',
	);
	expect(stderr).toMatch(/^Filled in:/);
	expect(stdout).toContain('/srv/dsm');
	expect(stdout).not.toContain('Problem:');
});
