/** @typedef {import('./bundled-packages.mjs').BundledPackage} BundledPackage */

/**
 * @param {readonly BundledPackage[]} packages
 * @returns {string}
 */
export function licences(packages) {
	return [
		'The files in dist/ contain code of the packages below, each under its own licence.\n',
		...packages.map(section),
	].join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * @param {BundledPackage} entry
 * @returns {string}
 */
function section(entry) {
	const head = [`${entry.name} ${entry.version}`, `Licence: ${entry.license}`];
	if (entry.author) {
		head.push(`Author: ${entry.author}`);
	}

	return [head.join('\n'), ...entry.texts].join('\n\n').concat('\n');
}
