import {expect, it} from 'vitest';
import {mirrorIn} from './mirror.js';

it.each([
	['deb http://mirror.example/debian bookworm main', 'http://mirror.example/debian'],
	[
		'deb [arch=amd64 signed-by=/a.gpg] http://mirror.example/debian/ bookworm main',
		'http://mirror.example/debian',
	],
	[
		'Types: deb\n# URIs: http://no.example/debian\nURIs: http://mirror.example/debian\nSuites: bookworm',
		'http://mirror.example/debian',
	],
	['deb http://mirror.example/debian-security bookworm-security main', undefined],
	['# deb http://mirror.example/debian bookworm main', undefined],
	['', undefined],
])('finds the mirror in %j', (text, url) => {
	expect(mirrorIn(text)).toBe(url);
});
