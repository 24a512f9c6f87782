import type {WireValues} from '../../../model/diagnosis/values-wire.js';
import type {DoctorTexts} from '../../doctor-text.js';
import {wireHookTexts} from './wire-hook.js';
import {wireLanTexts} from './wire-lan.js';
import {wireNormalTexts} from './wire-normal.js';

export const wireTexts: DoctorTexts<WireValues> = {...wireHookTexts, ...wireLanTexts, ...wireNormalTexts};
