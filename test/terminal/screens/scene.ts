import fs from 'node:fs/promises';
import process from 'node:process';
import type {Facts} from '../../../source/model/facts.js';
import type {Language} from '../../../source/text/language.js';
import {buildFixture} from '../build-fixture.js';
import {program, startWalk, type Walk, type WalkOptions} from './walk.js';

/** Where scenes are played: in which language, and in a window of which size. */
export type Stage = {readonly language: Language; readonly columns: number; readonly rows: number};

/** Keeps what is on the terminal under this name. */
type Keep = (walk: Walk, name: string, within?: 'screen' | 'scrollback') => Promise<void>;

/** Goes through the screens of one run and keeps each of them. */
export type Scene = (stage: Stage, keep: Keep) => Promise<void>;

/** A field that nobody has touched has the cursor at its beginning. */
export const untouched = '  ';

type Changeable<T> = {-readonly [K in keyof T]: T[K]};
export type Change = (machine: Changeable<Facts>) => void;

/** The machine of the examples, with something about it changed, as a file to walk with. */
export async function facts(change: Change = () => undefined): Promise<{'homelab.json': string}> {
	const machine: Facts = JSON.parse(await fs.readFile('docs/examples/homelab.json', 'utf8'));
	change(machine);
	return {'homelab.json': JSON.stringify(machine)};
}

type Play = {
	readonly stage: Stage;
	readonly command: readonly string[];
	readonly files?: WalkOptions['files'];
	readonly env?: WalkOptions['env'];
};

/** Runs a script of this Node, and ends it afterwards. */
export async function play(
	{stage, command, files, env}: Play,
	act: (walk: Walk) => Promise<void>,
): Promise<void> {
	const walk = await startWalk({
		...stage,
		command: [process.execPath, ...command],
		...(files && {files}),
		...(env && {env}),
	});
	try {
		await act(walk);
	} finally {
		await walk.end();
	}
}

/** The built program in the stage's language. */
export function programIn({language}: Stage, ...args: readonly string[]): readonly string[] {
	return [program, ...args, '--lang', language];
}

const built = new Map<string, ReturnType<typeof buildFixture>>();

/** A program of `test/terminal/fixtures`, which is built once. */
export async function driver(name: string): Promise<string> {
	const building = built.get(name) ?? buildFixture(name);
	built.set(name, building);
	return (await building).file;
}

/** After the last scene. */
export async function removeDrivers(): Promise<void> {
	for (const building of built.values()) await (await building).remove();
}
