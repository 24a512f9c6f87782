import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {openLab} from '../lab.js';
import {members} from './cgroup.js';
import {namespaceNames, recordFile, runDirectory, sweep} from './record.js';

describe.skipIf(skipLab())('sweep', () => {
	it('removes what a crashed run left, containers included, and nothing of a run that lives', async () => {
		const lab = await openLab({engine: 'bookworm'});
		try {
			await lab.host.run('docker', [
				'run',
				'-d',
				'--restart',
				'always',
				'--entrypoint',
				'sleep',
				'vdsm/virtual-dsm',
				'infinity',
			]);
			await sweep();
			expect((await lab.host.run('docker', ['ps', '-q'])).stdout).not.toBe('');
			// As if the process that opened it were gone: its number now belongs to another, which began earlier or later.
			const record: unknown = JSON.parse(readFileSync(recordFile(lab.id), 'utf8'));
			writeFileSync(
				recordFile(lab.id),
				JSON.stringify({...Object(record), owner: {pid: 1, startTime: '-1'}}),
			);
			await sweep();
			expect(await members(lab.id)).toEqual([]);
			expect((await namespaceNames()).filter(name => name.startsWith(lab.id))).toEqual([]);
			expect(existsSync(runDirectory(lab.id))).toBe(false);
		} finally {
			await lab.close();
		}
	});
});
