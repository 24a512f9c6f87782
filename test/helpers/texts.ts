import {doctorTextsIn, type TextsWithDoctor} from '../../source/text/doctor-texts.js';
import {type Language, textsIn} from '../../source/text/language.js';

/** Every sentence there is, those of the checks among them. */
export function allTextsIn(language: Language): TextsWithDoctor {
	return {...textsIn(language), doctor: doctorTextsIn(language)};
}

export const en = allTextsIn('en');
export const zhCN = allTextsIn('zh-CN');
