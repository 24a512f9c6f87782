import fs from 'node:fs';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
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
		return {passed: 0, failed: 1, skipped: 0};
	}

	const report = JSON.parse(fs.readFileSync(file, 'utf8'));
	/** @type {readonly {status: string, assertionResults: readonly unknown[]}[]} */
	const files = report.testResults;
	const broken = files.filter(
		({status: verdict, assertionResults}) => verdict === 'failed' && assertionResults.length === 0,
	);
	const failed = report.numFailedTests + broken.length;
	return {
		passed: report.numPassedTests,
		failed: failed === 0 && status !== 0 ? 1 : failed,
		skipped: report.numPendingTests + report.numTodoTests,
	};
}
