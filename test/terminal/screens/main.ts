// `npm run screens`: every screen of the built program, as pictures and as text.
//
//   npm run screens                    into ./screens/
//   npm run screens -- FOLDER          elsewhere
//   npm run screens -- FOLDER live     one list of scenes alone
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {textOf} from './cells.js';
import {doctorScenes} from './doctor-scenes.js';
import {liveScenes} from './live-scenes.js';
import {machineScenes} from './machine-scenes.js';
import {removeDrivers, type Scene, type Stage} from './scene.js';
import {svgOf} from './svg.js';
import {wizardScenes} from './wizard-scenes.js';

const lists: Readonly<Record<string, readonly Scene[]>> = {
	wizard: wizardScenes,
	machine: machineScenes,
	live: liveScenes,
	doctor: doctorScenes,
};

const [folder = 'screens', list] = process.argv.slice(2);
const scenes = list === undefined ? Object.values(lists).flat() : (lists[list] ?? []);
let failed = 0;

async function playOn(stage: Stage): Promise<void> {
	const place = path.join(folder, `${stage.language}-${stage.columns}x${stage.rows}`);
	await fs.mkdir(place, {recursive: true});
	for (const scene of scenes) {
		try {
			await scene(stage, async ({terminal}, name, within = 'screen') => {
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

for (const language of ['en', 'zh-CN'] as const) {
	await Promise.all([playOn({language, columns: 80, rows: 24}), playOn({language, columns: 120, rows: 40})]);
}
await removeDrivers();
process.exitCode = failed > 0 ? 1 : 0;
