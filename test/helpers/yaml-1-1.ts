import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {skipping} from './tools.js';

/** PyYAML: another hand's reader of YAML 1.1. What JSON has no word for, such as a date, is an error. */
const program = `import json, sys, yaml
print(json.dumps([yaml.safe_load(text) for text in json.load(sys.stdin)]))`;

/** Debian's own Python, which is the one that python3-yaml is for; else the first on PATH. */
const interpreters = ['/usr/bin/python3', 'python3'];

function read(interpreter: string, texts: readonly string[]) {
	return spawnSync(interpreter, ['-c', program], {
		input: JSON.stringify(texts),
		encoding: 'utf8',
		maxBuffer: 2 ** 28,
	});
}

const interpreter = interpreters.find(candidate => read(candidate, []).status === 0);

export function readYaml(texts: readonly string[]): unknown[] {
	const {status, stdout, stderr} = read(interpreter ?? 'python3', texts);
	if (status !== 0) throw new Error(`PyYAML: ${stderr}`);
	return JSON.parse(stdout);
}

/** True, and says so, without python3-yaml; on CI the tests are to fail instead. */
export function lacksYaml(): boolean {
	if (process.env['CI'] === 'true' || interpreter !== undefined) return false;
	skipping('Compose files are read back by PyYAML, which is not installed: apt-get install python3-yaml');
	return true;
}
