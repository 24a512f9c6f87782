import type {CauseDetail} from '../../model/cause.js';
import type {ByCode, CauseText} from '../by-code.js';
import {containerCauses} from './causes-container.js';
import {hostCauses} from './causes-host.js';
import {logCauses} from './causes-log.js';
import {networkCauses} from './causes-network.js';

export const causes: ByCode<CauseDetail, CauseText> = {
	...networkCauses,
	...containerCauses,
	...logCauses,
	...hostCauses,
};
