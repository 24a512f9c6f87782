import {doctorTextsIn, type TextsWithDoctor} from '../../text/doctor-texts.js';
import {textsForRoot} from '../../text/for-root.js';
import {asciiTexts} from '../../wizard/ascii-texts.js';
import type {Context} from '../context.js';

/** What the doctor's commands are given: with the sentences of the checks. */
export type DoctorContext = Context & {readonly texts: TextsWithDoctor};

export function withDoctor(context: Context): DoctorContext {
	const {texts, language, ascii, isRootItself} = context;
	const whole = doctorTextsIn(language);
	const doctor = isRootItself ? textsForRoot(whole) : whole;
	return {...context, texts: {...texts, doctor: ascii ? asciiTexts(doctor) : doctor}};
}
