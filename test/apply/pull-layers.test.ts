import {expect, test} from 'vitest';
import {countLayers} from '../../source/apply/pull/layers.js';

/** As `docker pull` of Engine 28.5 prints it without a terminal. */
const printed = `latest: Pulling from vdsm/virtual-dsm
0a3f2c1b4d5e: Pulling fs layer
1b2c3d4e5f60: Pulling fs layer
2c3d4e5f6071: Already exists
1b2c3d4e5f60: Verifying Checksum
1b2c3d4e5f60: Download complete
0a3f2c1b4d5e: Download complete
0a3f2c1b4d5e: Pull complete
1b2c3d4e5f60: Pull complete
Digest: sha256:7f2c
Status: Downloaded newer image for vdsm/virtual-dsm:latest`;

test('counts the layers that are there', () => {
	const progress = countLayers();
	const counts = printed.split('\n').flatMap(line => progress(line) ?? []);
	expect(counts.map(({done, total}) => `${done}/${total}`)).toEqual(['0/1', '0/2', '1/3', '2/3', '3/3']);
});

test('a layer that is there stays there, whatever is said of it later', () => {
	const progress = countLayers();
	progress('0a3f2c1b4d5e: Pull complete');
	expect(progress('0a3f2c1b4d5e: Waiting')).toBeUndefined();
});
