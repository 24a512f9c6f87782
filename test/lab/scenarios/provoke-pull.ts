import type {Provocation} from './provocation.js';

const registry = '127.0.0.1:5555';

export const pulls: readonly Provocation[] = [
	{name: 'registry-limit', code: 'registry-limit', fails: `docker pull ${registry}/limit/dsm:7`},
	{name: 'registry-denied', code: 'registry-denied', fails: `docker pull ${registry}/denied/dsm:7`},
	{name: 'registry-denied-403', code: 'registry-denied', fails: `docker pull ${registry}/forbidden/dsm:7`},
	{name: 'image-tag-missing', code: 'image-tag-missing', fails: `docker pull ${registry}/absent/dsm:7`},
	{
		name: 'image-platform',
		code: 'image-platform',
		values: {platform: 'linux/amd64'},
		fails: `docker pull ${registry}/foreign/dsm:7`,
	},
	{name: 'registry-failed', code: 'registry-failed', fails: `docker pull ${registry}/broken/dsm:7`},
	{
		name: 'registry-unreachable-refused',
		code: 'registry-unreachable',
		fails: 'docker pull 10.99.0.10:5001/vdsm/dsm:7',
	},
	{name: 'registry-plain', code: 'registry-plain', fails: 'docker pull 10.99.0.10:5558/vdsm/dsm:7'},
];

/** A registry that says nothing, and a name that nobody knows, cost ten seconds each. */
export const silent: readonly Provocation[] = [
	{
		name: 'registry-unreachable-handshake',
		code: 'registry-unreachable',
		values: {host: '10.99.0.10:5556'},
		fails: 'docker pull 10.99.0.10:5556/vdsm/dsm:7',
	},
	{
		name: 'registry-name',
		code: 'registry-name',
		values: {host: 'registry.invalid'},
		fails: 'docker pull registry.invalid/vdsm/dsm:7',
	},
];
