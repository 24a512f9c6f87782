import type {Provocation} from './provocation.js';
import {containers} from './provoke-container.js';
import {daemon, files} from './provoke-host.js';
import {logs} from './provoke-log.js';
import {networks} from './provoke-network.js';
import {parent} from './provoke-parent.js';
import {pulls, silent} from './provoke-pull.js';

/** Where the Engine makes no difference, one is enough. */
const once = (all: readonly Provocation[]) => all.map((one): Provocation => ({...one, only: 'sid'}));

export const provocations: readonly Provocation[] = [
	...parent,
	...networks,
	...containers,
	...pulls,
	...daemon,
	...once([...silent, ...logs, ...files]),
];
