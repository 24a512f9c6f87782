// Runs in the lab's host, so that no way in is part of a time. Reads runs as JSON on stdin, [{name, program, args, env}],
// runs them one after the other, and prints for each {name, ms, exitCode, stderr, lines: [{ms, text}]}: the whole time
// from the start of the program to its end, and when each line of its output came.
import {spawn} from 'node:child_process';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';

const runs = JSON.parse(await text(process.stdin));
for (const {name, program, args, env = {}} of runs) {
	process.stdout.write(`${JSON.stringify(await time(name, program, args, env))}\n`);
}

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
async function time(name, program, args, env) {
	/** @type {{ms: number, text: string}[]} */
	const lines = [];
	const start = performance.now();
	const child = spawn(program, args, {env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe']});
	createInterface({input: child.stdout}).on('line', line => {
		lines.push({ms: performance.now() - start, text: line});
	});
	const stderr = text(child.stderr);
	const ended = new Promise(resolve => {
		child.once('error', () => resolve({ms: performance.now() - start, exitCode: 127}));
		child.once('exit', exitCode => resolve({ms: performance.now() - start, exitCode}));
	});
	const closed = new Promise(resolve => child.once('close', resolve));
	const {ms, exitCode} = await ended;
	await closed;
	return {name, ms, exitCode, stderr: await stderr, lines};
}
