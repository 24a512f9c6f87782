import fs from 'node:fs/promises';
import process from 'node:process';
import {expect, test} from 'vitest';
import {recordings, recordWizard} from './screens/record-wizard.js';
import {hasMounts} from './screens/walk.js';

// The pictures of the README are recorded anew, and have to come out as they are: byte for byte. The
// path of the script is on the last one, so that it takes a mount namespace, which an ordinary user may lack.

test.skipIf(!hasMounts).each(recordings)('$file is what the program shows', async ({file, language}) => {
	const recorded = await recordWizard(language);
	expect(Buffer.byteLength(recorded)).toBeLessThan(150_000);
	if (process.env['DOCS_UPDATE'] === '1') await fs.writeFile(file, recorded);
	// The whole files in the message would help nobody.
	expect(recorded === (await fs.readFile(file, 'utf8'))).toBe(true);
});
