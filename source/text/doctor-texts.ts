import {doctor as en} from './en/doctor.js';
import type {Texts} from './en.js';
import type {Language} from './language.js';
import {doctor as zhCN} from './zh-CN/doctor.js';

/**
 * What the doctor says of its checks. Half of all sentences there are, so only who diagnoses loads them: `status` and
 * `--version` would wait for them as well.
 */
export type DoctorSentences = typeof en;

export type TextsWithDoctor = Texts & {readonly doctor: DoctorSentences};

const catalogue: Record<Language, DoctorSentences> = {en, 'zh-CN': zhCN};

export function doctorTextsIn(language: Language): DoctorSentences {
	return catalogue[language];
}
