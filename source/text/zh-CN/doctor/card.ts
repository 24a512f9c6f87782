import type {CardValues} from '../../../model/diagnosis/values-card.js';
import type {DoctorTexts} from '../../doctor-text.js';
import {cardLinkTexts} from './card-link.js';
import {cardMacvlanTexts} from './card-macvlan.js';
import {cardNameTexts} from './card-name.js';
import {cardUseTexts} from './card-use.js';

export const cardTexts: DoctorTexts<CardValues> = {
	...cardNameTexts,
	...cardUseTexts,
	...cardLinkTexts,
	...cardMacvlanTexts,
};
