import {Buffer} from 'node:buffer';

/** @typedef {import('./bundled-packages.mjs').BundledPackage} BundledPackage */

/**
 * A CycloneDX list of what is in the bundle. Its serial number and time stamp are optional in the format, and are
 * left out because they would make two equal builds differ.
 *
 * @param {{name: string, version: string, description: string, license: string}} manifest
 * @param {readonly BundledPackage[]} packages
 * @returns {string}
 */
export function sbom(manifest, packages) {
	const self = purl(manifest);
	const document = {
		$schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
		bomFormat: 'CycloneDX',
		specVersion: '1.6',
		version: 1,
		metadata: {
			component: {
				type: 'application',
				'bom-ref': self,
				name: manifest.name,
				version: manifest.version,
				description: manifest.description,
				licenses: [{license: {id: manifest.license}}],
				purl: self,
			},
		},
		components: packages.map(component),
		dependencies: [
			{ref: self, dependsOn: packages.map(purl)},
			...packages.map(entry => ({
				ref: purl(entry),
				dependsOn: packages.filter(({name}) => entry.dependencies.includes(name)).map(purl),
			})),
		],
	};
	return `${JSON.stringify(document, undefined, '\t')}\n`;
}

/** @param {BundledPackage} entry */
function component(entry) {
	const isExpression = /\s/.test(entry.license);
	return {
		type: 'library',
		'bom-ref': purl(entry),
		name: entry.name,
		version: entry.version,
		...(entry.author ? {author: entry.author} : {}),
		...(entry.integrity ? {hashes: [hash(entry.integrity)]} : {}),
		licenses: [isExpression ? {expression: entry.license} : {license: {id: entry.license}}],
		purl: purl(entry),
	};
}

/** @param {string} integrity */
function hash(integrity) {
	const [algorithm, digest] = integrity.split('-');
	return {
		alg: algorithm === 'sha512' ? 'SHA-512' : 'SHA-1',
		content: Buffer.from(digest ?? '', 'base64').toString('hex'),
	};
}

/** @param {{name: string, version: string}} entry */
function purl({name, version}) {
	return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
