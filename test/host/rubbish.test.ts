import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {arpingKind, readAnswer} from '../../source/host/arping.js';
import {parseContainers} from '../../source/host/docker-containers.js';
import {parseImages} from '../../source/host/docker-images.js';
import {parseNetworks} from '../../source/host/docker-networks.js';
import {endpointOf} from '../../source/host/endpoint.js';
import {parseFacts} from '../../source/host/facts-file.js';
import {parseUdevRecord} from '../../source/host/hardware-name.js';
import {parseIpLinks} from '../../source/host/ip-links.js';
import {networkdManager, parseNmcli} from '../../source/host/managed-by.js';
import {parseExtras} from '../../source/host/nic-extras.js';
import {parseProcRoutes, parseProcRoutes6} from '../../source/host/proc-routes.js';
import {parsePlainRoutes, parseRoutes} from '../../source/host/routes.js';
import {parseRules} from '../../source/host/rules.js';
import {parseSockets} from '../../source/host/sockets.js';
import {parseSshConnection} from '../../source/host/ssh-sessions.js';
import {ran} from './machine.js';

const parsers: Readonly<Record<string, (text: string) => unknown>> = {
	parseContainers,
	parseImages,
	parseNetworks,
	endpointOf,
	parseFacts,
	parseUdevRecord,
	parseIpLinks,
	networkdManager,
	parseNmcli,
	parseExtras,
	arpingKind: text => arpingKind(ran({stdout: text})),
	readAnswer: text => readAnswer(ran({stdout: text})),
	parseProcRoutes,
	parseProcRoutes6,
	parsePlainRoutes: text => parsePlainRoutes(text, 4),
	parseRoutes: text => parseRoutes(text, 6),
	parseRules,
	parseSockets: text => parseSockets(text, '0A'),
	parseSshConnection,
};

function recorded(name: string): string {
	return readFileSync(new URL(`../fixtures/host/${name}`, import.meta.url), 'utf8');
}

/** Anything that can be in a text; `unit: 'binary'` of fast-check takes seconds to start. */
const character = fc.integer({min: 0, max: 0x10ffff}).map(code => String.fromCodePoint(code));

/** Text of anybody, JSON of anything, and what was real with a piece cut out or replaced. */
const anyText = fc.oneof(
	fc.array(character).map(some => some.join('')),
	fc.json(),
	fc
		.tuple(
			fc.constantFrom(
				'vm/ip-addr.json',
				'hostile/ip-route-4.json',
				'docker-sid.json',
				'plain/proc-ipv6-route.txt',
				'plain/proc-route.txt',
			),
			fc.nat(4000),
			fc.nat(40),
			fc.array(character, {maxLength: 4}).map(some => some.join('')),
		)
		.map(([name, at, length, text]) => {
			const real = recorded(name);
			return real.slice(Math.max(0, at - 500), at) + text + real.slice(at + length, at + length + 500);
		}),
);

test.each(Object.entries(parsers))('%s reads whatever it is given and never throws [D10]', (_name, parse) => {
	fc.assert(
		fc.property(anyText, text => {
			expect(() => parse(text)).not.toThrow();
		}),
	);
});
