import type {Texts} from '../en.js';
import {machineFindings} from './findings-machine.js';
import {platformFindings} from './findings-platform.js';
import {setupFindings} from './findings-setup.js';
import {takeOverFindings} from './findings-take-over.js';

export const findings: Texts['findings'] = {
	...machineFindings,
	...platformFindings,
	...setupFindings,
	...takeOverFindings,
};
