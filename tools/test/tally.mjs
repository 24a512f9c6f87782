import fs from 'node:fs';
import {stripVTControlCharacters} from 'node:util';

/**
 * @typedef {object} TestFile
 * @property {string} name
 * @property {string} status
 * @property {string} message
 * @property {readonly {status: string, fullName: string, failureMessages: readonly string[]}[]} assertionResults
 */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} failures what failed, a few short lines each
 */

/**
 * Counts the tests in Vitest's JSON report. A file that fails before its first test, a run that found no test and
 * an error between tests have no failed test to count: each of them is one failure.
 *
 * @param {string} file
 * @param {number | string | null} status how Vitest ended
 * @returns {Tally}
 */
export function readTally(file, status) {
	if (!fs.existsSync(file)) {
		return {passed: 0, failed: 1, skipped: 0, failures: [`no report: ended with ${status}`]};
	}

	const report = JSON.parse(fs.readFileSync(file, 'utf8'));
	/** @type {readonly TestFile[]} */
	const files = report.testResults;
	const broken = files.filter(
		({status: verdict, assertionResults}) => verdict === 'failed' && assertionResults.length === 0,
	);
	const failed = report.numFailedTests + broken.length;
	return {
		passed: report.numPassedTests,
		failed: failed === 0 && status !== 0 ? 1 : failed,
		skipped: report.numPendingTests + report.numTodoTests,
		failures: [
			...broken.map(({name, message}) => shorten(name, message)),
			...files.flatMap(({assertionResults}) =>
				assertionResults
					.filter(({status: verdict}) => verdict === 'failed')
					.map(({fullName, failureMessages}) => shorten(fullName, failureMessages.join('\n'))),
			),
		],
	};
}

/**
 * Where only the end of a long run's output is kept, this has to say what went wrong.
 *
 * @param {string} name
 * @param {string} message
 */
function shorten(name, message) {
	const lines = stripVTControlCharacters(message)
		.split('\n')
		.filter(line => line.trim() !== '' && !/^\s+at /.test(line));
	return [`✗ ${name}`, ...lines.slice(0, 40).map(line => `    ${line.slice(0, 200)}`)].join('\n');
}
