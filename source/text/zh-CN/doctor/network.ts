import type {NetworkValues} from '../../../model/diagnosis/values-network.js';
import type {DoctorTexts} from '../../doctor-text.js';
import {networkEndTexts} from './network-ends.js';
import {networkObjectTexts} from './network-objects.js';

export const networkTexts: DoctorTexts<NetworkValues> = {...networkObjectTexts, ...networkEndTexts};
