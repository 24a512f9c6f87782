// `npm run screens`: every screen of the built program, as pictures and as text.
//
//   npm run screens                 into ./screens/
//   npm run screens -- FOLDER       elsewhere
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {textOf} from './cells.js';
import {scenes} from './scenes.js';
import {svgOf} from './svg.js';

const [folder = 'screens'] = process.argv.slice(2);
let failed = 0;

for (const language of ['en', 'zh-CN'] as const) {
	for (const window of [
		{columns: 80, rows: 24},
		{columns: 120, rows: 40},
	]) {
		const place = path.join(folder, `${language}-${window.columns}x${window.rows}`);
		await fs.mkdir(place, {recursive: true});
		for (const scene of scenes) {
			try {
				await scene(language, window, async ({terminal}, name, within = 'screen') => {
					const shot = terminal.shot({within});
					await fs.writeFile(path.join(place, `${name}.svg`), svgOf(shot, name));
					await fs.writeFile(path.join(place, `${name}.txt`), `${textOf(shot)}\n`);
				});
			} catch (error) {
				failed++;
				console.error(place, error);
			}
		}
		console.log(place);
	}
}

process.exitCode = failed > 0 ? 1 : 0;
