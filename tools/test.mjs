// `npm test`: every check there is, in the order in which a failure is cheapest to find.
//
//   npm test                    all stages
//   npm test -- unit terminal   only these
//   npm test -- --list          their names
//   VDSM_LAB=full npm test      also the files of the lab, and its Engines, that a push has no time for
//
// The last line is `N passed, N failed, N skipped`, the sum of all suites. A stage that fails without a test of
// its own, such as lint, counts as one failure. The lab says itself what it lacks where it cannot run; on CI
// (CI=true) a suite of which nothing ran is a failure.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {build, install, PrepareError, root} from './prepare.mjs';
import {readTally} from './test/tally.mjs';

/**
 * @typedef {import('./test/tally.mjs').Tally} Tally
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Tally} run throws when it fails without a count
 */

/** @type {Tally} */
const none = {passed: 0, failed: 0, skipped: 0, failures: []};

/** @type {readonly Stage[]} */
const stages = [
	{name: 'install', run: () => quietly(install)},
	{name: 'lint', run: () => tool('@biomejs/biome', 'biome', ['check', '--error-on-warnings'])},
	{name: 'types', run: () => tool('typescript', 'tsc', [])},
	{name: 'knip', run: () => tool('knip', 'knip', [])},
	{name: 'build', run: () => quietly(build)},
	{name: 'publint', run: () => tool('publint', 'publint', ['--strict'])},
	{name: 'unit', run: () => suite('unit')},
	{name: 'terminal', run: () => suite('terminal')},
	{name: 'package', run: () => suite('package')},
	{name: 'lab', run: () => suite('lab')},
	{name: 'machine', run: () => suite('machine')},
];
const names = stages.map(({name}) => name);

process.exitCode = main(process.argv.slice(2).filter(argument => argument !== '--only'));

/** @param {readonly string[]} args */
function main(args) {
	if (args.includes('--list')) {
		console.log(names.join('\n'));
		return 0;
	}

	const unknown = args.find(argument => !names.includes(argument));
	if (unknown !== undefined) {
		console.error(`There is no stage ${unknown}. There are: ${names.join(', ')}.`);
		return 2;
	}

	const isWanted = (/** @type {Stage} */ {name}) =>
		args.length === 0 || args.includes(name) || name === 'install';
	const lines = [];
	const failures = [];
	const total = {...none};
	for (const stage of stages.filter(isWanted)) {
		const {line, tally} = perform(stage);
		console.log(`${line}\n`);
		lines.push(line);
		total.passed += tally.passed;
		total.failed += tally.failed;
		total.skipped += tally.skipped;
		failures.push(...tally.failures);
		if (stage.name === 'install' && tally.failed > 0) {
			break;
		}
	}

	console.log([...failures, ...lines].join('\n'));
	console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
	return total.failed > 0 ? 1 : 0;
}

/**
 * @param {Stage} stage
 * @returns {{line: string, tally: Tally}}
 */
function perform({name, run}) {
	console.log(`── ${name}`);
	const start = performance.now();
	const tally = attempt(run);
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	return {line: `${describe(tally).padEnd(9)}${name.padEnd(10)}${seconds.padStart(7)} s`, tally};
}

/** @param {Tally} tally */
function describe({passed, failed, skipped}) {
	if (failed > 0) {
		return 'FAILED';
	}

	return skipped > 0 && passed === 0 ? 'skipped' : 'ok';
}

/** @param {() => Tally} run */
function attempt(run) {
	try {
		return run();
	} catch (error) {
		console.error(error instanceof PrepareError ? error.message : error);
		return {...none, failed: 1};
	}
}

/** @param {() => void} act */
function quietly(act) {
	act();
	return none;
}

/**
 * @param {string} packageName
 * @param {string} program
 * @param {readonly string[]} args
 */
function tool(packageName, program, args) {
	const folder = path.join(root, 'node_modules', packageName);
	const {bin} = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
	const file = path.join(folder, typeof bin === 'string' ? bin : bin[program]);
	const status = node([file, ...args]);
	if (status !== 0) {
		throw new PrepareError(`${program} ended with ${status}.`);
	}

	return none;
}

/** @param {string} project */
function suite(project) {
	// The others run the bundle. Nothing to do when the build stage came before.
	if (project !== 'unit') {
		build();
	}

	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vdsm-passthru-test-'));
	const report = path.join(folder, 'report.json');
	try {
		// The lab leaves out what a push has no time for: see vitest.config.ts.
		process.env['VDSM_LAB'] ??= 'push';
		const status = node([
			path.join(root, 'node_modules/vitest/vitest.mjs'),
			'run',
			`--project=${project}`,
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${report}`,
		]);
		const tally = readTally(report, status);
		const isHole = process.env['CI'] === 'true' && tally.passed === 0 && tally.failed === 0;
		return isHole ? {...tally, failed: 1} : tally;
	} finally {
		fs.rmSync(folder, {recursive: true, force: true});
	}
}

/** @param {readonly string[]} args */
function node(args) {
	const {status, signal, error} = spawnSync(process.execPath, args, {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	if (error) {
		throw error;
	}

	return signal ?? status;
}
