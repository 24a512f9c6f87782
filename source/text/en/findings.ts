import type {FindingDetail} from '../../model/finding.js';
import type {ByCode, FindingText} from '../by-code.js';

import {machineFindings} from './findings-machine.js';
import {platformFindings} from './findings-platform.js';
import {setupFindings} from './findings-setup.js';
import {takeOverFindings} from './findings-take-over.js';

/** For each finding: what it is, what it means for this user, what to do. */
export const findings: ByCode<FindingDetail, FindingText> = {
	...machineFindings,
	...platformFindings,
	...setupFindings,
	...takeOverFindings,
};
