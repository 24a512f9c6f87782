import {existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import type {Host} from '../lab.js';

/** A working folder that somebody else has filled; whatever of it is run or read as code leaves a line in `plantedLog`. */
export const plantedFolder = '/srv/found';
const log = `${plantedFolder}/log`;

/** What this program starts, and what a shell or an npm would. `node` itself is found before we are asked. */
const programs = [
	'docker',
	'ip',
	'sh',
	'sysctl',
	'arping',
	'ethtool',
	'flock',
	'mkdir',
	'test',
	'grep',
	'npm',
	'npx',
];
const planted = `#!/bin/sh\necho "planted $0 $*" >> ${log}\nexit 0\n`;

/** Loaded by Node, it leaves a line as well. */
export const plantedModule = `${plantedFolder}/evil.cjs`;

export const plantedEnvironment = {
	PATH: `.:${plantedFolder}:node_modules/.bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
	NODE_PATH: `${plantedFolder}/node_modules`,
	ENV: `${plantedFolder}/sh.rc`,
	BASH_ENV: `${plantedFolder}/sh.rc`,
	SHELL: `${plantedFolder}/sh`,
	CDPATH: plantedFolder,
	IFS: 'o',
	EDITOR: `${plantedFolder}/sh`,
	LD_BIND_NOW: '1',
	CANARY: 'secret',
} as const;

/** Makes the folder anew, as root's: who else owns it is the test's to say. */
export function plantFolder(host: Pick<Host, 'path'>): void {
	const at = (name: string) => host.path(`${plantedFolder}/${name}`);
	rmSync(at(''), {recursive: true, force: true});
	mkdirSync(at('node_modules/.bin'), {recursive: true});
	mkdirSync(at('node_modules/commander'), {recursive: true});
	for (const name of programs) {
		writeFileSync(at(name), planted, {mode: 0o755});
		symlinkSync(`../../${name}`, at(`node_modules/.bin/${name}`));
	}
	const evil = `require('node:fs').appendFileSync('${log}', 'loaded ' + process.argv.slice(1).join(' ') + '\\n');`;
	writeFileSync(host.path(plantedModule), evil);
	writeFileSync(at('node_modules/commander/index.js'), evil);
	writeFileSync(
		at('package.json'),
		'{"type": "commonjs", "imports": {"#a": "./evil.cjs"}, "main": "evil.cjs"}',
	);
	writeFileSync(
		at('.npmrc'),
		`script-shell=${plantedFolder}/sh\nnode-options=--require=${plantedFolder}/evil.cjs\n`,
	);
	writeFileSync(at('.env'), `NODE_OPTIONS=--require=${plantedFolder}/evil.cjs\n`);
	for (const name of ['compose.yaml', 'Dockerfile', 'vdsm.json']) writeFileSync(at(name), '}{');
	writeFileSync(at('sh.rc'), `echo "sourced" >> ${log}\n`);
}

/** What was run or loaded of it. */
export function plantedLog(host: Pick<Host, 'path'>): string {
	const path = host.path(log);
	return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
